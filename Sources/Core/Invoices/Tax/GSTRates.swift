package import Primitives

/// The rate of GST on what is sold, by date.
package struct GSTRates: Sendable {
    /// The first Indian day on which each holds, the oldest first.
    package let lines: [(from: CivilDay, basisPoints: Int64)]

    /// - Parameter lines: the whole rate, CGST and SGST together, in hundredths of a per cent, and the first Indian day on
    ///   which it holds.
    package init(_ lines: [(from: CivilDay, basisPoints: Int64)]) {
        self.lines = lines.sorted { $0.from < $1.from }
    }

    /// - Throws: `InvoiceError.noRate` before the first line.
    package func basisPoints(on day: CivilDay) throws(InvoiceError) -> Int64 {
        guard let line = lines.last(where: { $0.from <= day }) else { throw .noRate(day) }
        return line.basisPoints
    }

    /// 18 % since GST began, on 1 July 2017 (day 17,348 after 1970).
    ///
    /// Source: shared/design/credits.md section 9 (18 % on sales in rupees).
    package static let standard = GSTRates([(CivilDay(daysSince1970: 17_348), 1800)])
}
