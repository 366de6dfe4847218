/// A day of the proleptic Gregorian calendar, without a time zone.
///
/// Source for the arithmetic: ISO 8601's calendar; counted in eras of 400 years (146,097 days) from 1 March.
package struct CivilDay: Hashable, Sendable, Comparable {
    package let daysSince1970: Int64

    package init(daysSince1970: Int64) {
        self.daysSince1970 = daysSince1970
    }

    /// `nil` when the calendar has no such day, for example 30 February.
    package init?(year: Int64, month: Int64, day: Int64) {
        guard (1...12).contains(month), (1...31).contains(day), (1...9999).contains(year) else { return nil }
        let shifted = month > 2 ? year : year - 1
        let era = shifted.flooredDivision(by: 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        daysSince1970 = era * 146_097 + dayOfEra - 719_468
        guard parts == (year, month, day) else { return nil }
    }

    /// Reads `yyyy-mm-dd`.
    init?(_ text: ArraySlice<UInt8>) {
        let pieces = text.split(separator: 0x2D, omittingEmptySubsequences: false)
        guard pieces.map(\.count) == [4, 2, 2] else { return nil }
        let numbers = pieces.compactMap { Int64(String(decoding: $0, as: UTF8.self)) }
        guard numbers.count == 3 else { return nil }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    package init?(_ text: String) {
        self.init(Array(text.utf8)[...])
    }

    package var parts: (year: Int64, month: Int64, day: Int64) {
        let shifted = daysSince1970 + 719_468
        let era = shifted.flooredDivision(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.daysSince1970 < right.daysSince1970
    }
}

extension CivilDay: CustomStringConvertible {
    package var description: String {
        let (year, month, day) = parts
        let padded = String(repeating: "0", count: max(0, 4 - String(year).count)) + String(year)
        return "\(padded)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }
}

extension Int64 {
    /// Division that rounds towards minus infinity. `divisor` is positive.
    package func flooredDivision(by divisor: Int64) -> Int64 {
        self >= 0 ? self / divisor : (self + 1) / divisor - 1
    }
}
