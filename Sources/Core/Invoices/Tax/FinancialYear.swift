package import Primitives

/// A financial year of India: 1 April to 31 March, Asia/Kolkata.
package struct FinancialYear: Hashable, Sendable {
    /// The year in which it begins.
    package let start: Int64

    init(start: Int64) {
        self.start = start
    }

    package init(of moment: Timestamp) {
        let (year, month, _) = IndianTime.day(of: moment).parts
        start = month >= 4 ? year : year - 1
    }
}

extension FinancialYear: CustomStringConvertible {
    /// `2627` for April 2026 to March 2027, as it stands in a document's number.
    package var description: String {
        func two(_ year: Int64) -> String { year % 100 < 10 ? "0\(year % 100)" : "\(year % 100)" }
        return two(start) + two(start + 1)
    }
}
