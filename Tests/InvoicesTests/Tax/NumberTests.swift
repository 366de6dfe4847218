import Invoices
import Primitives
import Testing

struct NumberTests {
    @Test(arguments: [
        ("2026-03-31T18:29:59.999Z", "2526"), ("2026-03-31T18:30:00.000Z", "2627"), ("2026-04-01T00:00:00Z", "2627"),
        ("2026-12-31T23:59:59Z", "2627"), ("2027-01-01T00:00:00Z", "2627"), ("2027-03-31T18:29:59Z", "2627"),
        ("2027-03-31T18:30:00Z", "2728"), ("2099-06-01T00:00:00Z", "9900"), ("2100-01-01T00:00:00Z", "9900"),
    ])
    func `A financial year begins at midnight of 1 April in India`(moment: String, year: String) throws {
        #expect("\(FinancialYear(of: try #require(Timestamp(moment))))" == year)
    }

    @Test(arguments: [(1, "WA/2627/000001"), (999_999, "WA/2627/999999"), (12_345_678, "WA/2627/12345678")])
    func `A number is series, year and serial`(serial: Int, text: String) throws {
        let year = FinancialYear(of: Timestamp(seconds: 1_795_424_400))
        #expect("\(try DocumentNumber(series: "WA", year: year, serial: Int64(serial)))" == text)
    }

    @Test func `A number is never longer than sixteen characters`() throws {
        let year = FinancialYear(of: Timestamp(seconds: 1_795_424_400))
        #expect(try DocumentNumber(series: "WA-1", year: year, serial: 999_999).description.count == 16)
        #expect(throws: InvoiceError.seriesExhausted("WA-1")) {
            try DocumentNumber(series: "WA-1", year: year, serial: 1_000_000)
        }
    }

    @Test(arguments: ["", "ABCDE", "wa", "W/A", "W A", "WÄ", "WC"])
    func `A series is one to four capital letters, digits and dashes, and no other's`(text: String) {
        #expect(throws: InvoiceError.badSeries(text)) {
            try Supplier.Series(taxInvoice: text, receipt: "WR", creditNote: "WC")
        }
    }

    @Test(arguments: [
        ("2026-11", "2026-10-31T18:30:00.000Z", "2026-11-30T18:30:00.000Z"),
        ("2026-12", "2026-11-30T18:30:00.000Z", "2026-12-31T18:30:00.000Z"),
        ("2028-02", "2028-01-31T18:30:00.000Z", "2028-02-29T18:30:00.000Z"),
    ])
    func `A month begins and ends at midnight in India`(text: String, start: String, end: String) throws {
        let month = try #require(Month(text))
        #expect("\(month.start)" == start && "\(month.end)" == end && "\(month)" == text)
    }

    @Test(arguments: ["", "2026", "2026-13", "2026-1", "2026-00", "2026-11-01", "november"])
    func `What is no month is refused`(text: String) {
        #expect(Month(text) == nil)
    }
}
