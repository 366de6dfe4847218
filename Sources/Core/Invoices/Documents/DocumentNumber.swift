/// The number of a document: `WA/2627/000001`.
///
/// At most sixteen characters of letters, digits, `-` and `/`, unique in a financial year. Source: CGST Rules, 2017, rule 46(b).
package struct DocumentNumber: Hashable, Sendable {
    package let series: String
    package let year: FinancialYear
    /// From 1, without a hole.
    package let serial: Int64

    /// - Throws: `InvoiceError.seriesExhausted` when it would be longer than the law allows.
    package init(series: String, year: FinancialYear, serial: Int64) throws(InvoiceError) {
        self.series = series
        self.year = year
        self.serial = serial
        guard description.utf8.count <= 16 else { throw .seriesExhausted(series) }
    }
}

extension DocumentNumber: CustomStringConvertible {
    package var description: String {
        let digits = String(serial)
        return "\(series)/\(year)/\(String(repeating: "0", count: max(0, 6 - digits.count)))\(digits)"
    }
}
