/// An amount of money in the hundredth part of its currency: paise, cents.
///
/// Only currencies with two decimals are sold in (INR, USD), so the text has two places: `"118.00"`. There is no way from
/// or to floating point, on purpose.
package struct Money: Hashable, Sendable {
    package let minor: Int64
    /// ISO 4217, upper case.
    package let currency: String

    package init(minor: Int64, currency: String) {
        self.minor = minor
        self.currency = currency
    }

    package static func zero(_ currency: String) -> Money { Money(minor: 0, currency: currency) }

    /// `nil` when the currencies differ or the sum does not fit.
    package func adding(_ other: Money) -> Money? {
        let (sum, overflow) = minor.addingReportingOverflow(other.minor)
        return overflow || currency != other.currency ? nil : Money(minor: sum, currency: currency)
    }

    /// `nil` when the currencies differ or the difference does not fit.
    package func subtracting(_ other: Money) -> Money? {
        let (rest, overflow) = minor.subtractingReportingOverflow(other.minor)
        return overflow || currency != other.currency ? nil : Money(minor: rest, currency: currency)
    }

    /// Reads `118`, `118.5` or `118.50`. `nil` for everything else, a third decimal and amounts beyond 64 bits included.
    package init?(_ text: some StringProtocol, currency: String) {
        let isNegative = text.hasPrefix("-")
        let parts = text.dropFirst(isNegative ? 1 : 0).utf8.split(
            separator: UInt8(ascii: "."),
            omittingEmptySubsequences: false
        )
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(digits.contains) }) else {
            return nil
        }
        let fraction = parts.count == 2 ? String(decoding: parts[1], as: UTF8.self) : ""
        guard fraction.count <= 2 else { return nil }
        let places = fraction + String(repeating: "0", count: 2 - fraction.count)
        guard let minor = Int64((isNegative ? "-" : "") + String(decoding: parts[0], as: UTF8.self) + places) else {
            return nil
        }
        self.init(minor: minor, currency: currency)
    }
}

extension Money: CustomStringConvertible {
    /// The amount alone: `118.00`.
    package var description: String {
        let magnitude = minor.magnitude
        let fraction = magnitude % 100
        return "\(minor < 0 ? "-" : "")\(magnitude / 100).\(fraction < 10 ? "0" : "")\(fraction)"
    }
}
