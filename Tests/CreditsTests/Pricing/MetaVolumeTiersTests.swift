import Credits
import Primitives
import Testing

struct MetaVolumeTiersTests {
    static let header =
        "Market,Currency,From,To,Rate Type,Rate,Difference,From,To,Rate Type,Rate,Difference,From,To,Rate Type,Rate,Difference\n"
    private static let groups = "Volume tiers\n,,Utility,,,,,Authentication,,,,,Authentication-International,,,,\n"
    private static let none = ",n/a,n/a,n/a,n/a,n/a"
    private static let day = CivilDay("2026-10-01") ?? CivilDay(daysSince1970: 0)

    private func read(_ text: String, _ currency: String = "INR") throws(PriceImportError) -> RateSheet {
        try MetaPriceFile.read(Array(text.utf8), currency: currency, effective: Self.day)
    }

    private func key(_ category: MessageCategory, _ from: Int64 = 0, market: String = "India") -> PriceKey {
        PriceKey(market: market, category: category, tierFrom: from)
    }

    @Test(arguments: [groups + header, header, header + ",,Utility,,,,,Authentication,,,,,International,,,,\n"])
    func `Reads Meta's file line by line, each category to where its tiers end`(head: String) throws {
        let sheet = try read(
            head
                + "India,₹,0,\"25,000,000\",List rate,0.1150,0%,0,750000,list,0.1150,0,0,,list,2.8000,0\r\n"
                + "India,₹,25000001,50000000,Tier,0.1093,-5%,750001,,tier,0.1035,-10" + ",,,,,\r\n"
                + "India,INR,50000001,n/a,Tier rate,0.1035,\u{2212}10 %" + Self.none + ",,,,,\r\n"
                + "Germany,₹,1,,list,4.0322,0" + Self.none + Self.none + "\r\n"
        )

        #expect(sheet.isTiers && sheet.currency == "INR")
        #expect(
            sheet.listRates == [
                key(.utility): 115_000, key(.authentication): 115_000, key(.authenticationInternational): 2_800_000,
                key(.utility, market: "Germany"): 4_032_200,
            ]
        )
        #expect(
            sheet.rates == [
                key(.utility, 25_000_001): 109_300, key(.utility, 50_000_001): 103_500,
                key(.authentication, 750_001): 103_500,
            ]
        )
    }

    @Test func `A rate card is still read as one`() throws {
        let card =
            "Market,Currency,Marketing,Utility,Authentication,Authentication-International,Service\nIndia,INR,1,1,1,n/a,1"
        #expect(try !read(card).isTiers)
    }

    private static func line(_ utility: String, market: String = "India", currency: String = "INR") -> String {
        "\(market),\(currency),\(utility)\(none)\(none)\n"
    }

    private static let first = line("0,99,list,1,0")

    private static func flawed(_ flaw: TierFlaw, line: Int = 3) -> PriceImportError {
        .tierStep(line: line, category: .utility, flaw)
    }

    private static func cell(_ name: String, _ text: String, line: Int = 2) -> PriceImportError {
        .tierCell(line: line, column: "utility \(name)", text: text)
    }

    /// What follows the header.
    private static let wrong: [(String, PriceImportError)] = [
        ("", .empty),
        (",,,,,,,,,,,,,,,,\n", .empty),
        (line("n/a,n/a,n/a,n/a,n/a"), .empty),
        (line("1,99,list,1,0,9"), .columns(line: 2, found: 18, expected: 17)),
        ("India,INR,0,99,list,1,0\n", .columns(line: 2, found: 7, expected: 17)),
        ("x" + String(repeating: ",", count: 99) + "\n", .columns(line: 2, found: 100, expected: 17)),
        (line("0,99,list,1,0", currency: "$US"), .wrongCurrency(line: 2, expected: "INR", found: "USD")),
        (line("0,99,list,1,0", currency: "$"), .unknownCurrency(line: 2, text: "$")),
        (first + line("0,99,list,1,0", market: ""), .tierCell(line: 3, column: "market", text: "")),
        (line("5,99,list,1,0"), flawed(.type, line: 2)),
        (line("0,99,tier,1,0"), flawed(.type, line: 2)),
        (first + line("100,199,list,1,0"), flawed(.type)),
        (first + first, flawed(.type)),
        (first + line("101,199,tier,0.95,-5"), flawed(.gap)),
        (first + line("99,199,tier,0.95,-5"), flawed(.overlap)),
        (line("0,,list,1,0") + line("100,199,tier,0.95,-5"), flawed(.overlap)),
        (first + line("100,50,tier,0.95,-5"), flawed(.bounds)),
        (first + line("100,199,tier,1.05,"), flawed(.dearer)),
        (first + line("100,199,tier,0.95,-5") + line("200,,tier,0.96,-4"), flawed(.dearer, line: 4)),
        (first + line("100,199,tier,0.95,-10"), flawed(.difference)),
        (line("0,99,list,1,-5"), flawed(.difference, line: 2)),
        (line(",99,list,1,0"), cell("from", "")),
        (line("-1,99,list,1,0"), cell("from", "-1")),
        (line("0,1e3,list,1,0"), cell("to", "1e3")),
        (line("0,9999999999999999,list,1,0"), cell("to", "9999999999999999")),
        (line("0,99999999999999999999999,list,1,0"), cell("to", "99999999999999999999999")),
        (line("0,99,,1,0"), cell("rate type", "")),
        (line("0,99,list tier,1,0"), cell("rate type", "list tier")),
        (line("0,99,list,-1,0"), cell("rate", "-1")),
        (line("0,99,list,n/a,0"), cell("rate", "n/a")),
        (line("0,99,list,1,5"), cell("difference", "5")),
        (line("0,99,list,1,-101"), cell("difference", "-101")),
        (
            line("0,99,list,1,\(String(repeating: "9", count: 200_000))"),
            cell("difference", String(repeating: "9", count: 40))
        ),
        ("\"India,INR,0,99,list,1,0\(none)\(none)\n", .openQuote(line: 2)),
    ]

    @Test(arguments: wrong)
    func `Says what is wrong with a file, by its line`(text: String, error: PriceImportError) {
        #expect(throws: error) { try read(Self.header + text) }
        #expect(error.description.utf8.count < 400)
    }

    @Test func `Columns that are named in another order are refused`() {
        let swapped = "Volume\n,,Authentication,,,,,Utility,,,,,International,,,,\n" + Self.header + Self.first
        #expect(throws: PriceImportError.tierCell(line: 2, column: "3", text: "authentication")) { try read(swapped) }
    }

    @Test func `Bytes that are no text and files without end are refused`() {
        let bytes = Array(Self.header.utf8) + [0x49, 0xE9] + Array(Self.first.utf8)
        #expect(throws: PriceImportError.encoding(line: 2)) {
            try MetaPriceFile.read(bytes, currency: "INR", effective: Self.day)
        }
        let endless =
            Self.header + String(repeating: "# x\n\n", count: 10) + String(repeating: Self.first, count: 6_000)
        #expect(throws: PriceImportError.self) { try read(endless) }
    }
}
