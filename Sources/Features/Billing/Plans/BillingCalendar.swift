import Foundation
package import Primitives

/// Periods of whole months where the workspace is, all counted from one moment, the anchor.
///
/// What begins on 31 January ends on 28 or 29 February and then on 31 March again, since no end is computed from the one
/// before. The time of day is the anchor's, whatever summer time does to the clocks; an hour that a day does not have is
/// taken by the offset in force after it.
package struct BillingCalendar: Sendable, Equatable {
    package let anchor: Timestamp
    /// A name of the IANA time zone database; UTC where it is unknown.
    package let zone: String

    package init(anchor: Timestamp, zone: String) {
        self.anchor = anchor
        self.zone = zone
    }

    /// The anchor and so many months.
    package func end(ofMonths months: Int64) -> Timestamp {
        let local = anchor.seconds + offset(at: anchor.seconds)
        let day = local.flooredDivision(by: 86400)
        let time = local - day * 86400
        let parts = CivilDay(daysSince1970: day).parts
        let index = parts.year * 12 + parts.month - 1 + months
        let year = index.flooredDivision(by: 12)
        let month = index - year * 12 + 1
        let then = Self.day(year, month, parts.day) ?? CivilDay(daysSince1970: day)
        let moment = then.daysSince1970 * 86400 + time
        // Twice: the first guess may be on the other side of a change of the clocks.
        let guess = moment - offset(at: moment)
        let seconds = moment - offset(at: guess)
        return Timestamp(milliseconds: seconds * 1000 + anchor.milliseconds - anchor.seconds * 1000)
    }

    /// The first end of a period that comes after `moment`.
    package func end(after moment: Timestamp, _ term: PlanTerm) -> Timestamp {
        let months = max(0, months(until: moment) - 1)
        var count = max(1, months / term.months) * term.months
        while end(ofMonths: count) <= moment { count += term.months }
        return end(ofMonths: count)
    }

    /// The day of a moment there.
    package func day(of moment: Timestamp) -> CivilDay {
        CivilDay(daysSince1970: (moment.seconds + offset(at: moment.seconds)).flooredDivision(by: 86400))
    }

    private func months(until moment: Timestamp) -> Int64 {
        let (from, to) = (day(of: anchor).parts, day(of: moment).parts)
        return (to.year - from.year) * 12 + to.month - from.month
    }

    private static func day(_ year: Int64, _ month: Int64, _ day: Int64) -> CivilDay? {
        // The month's last days are where it has so many.
        for candidate in stride(from: day, through: min(day, 28), by: -1) {
            if let found = CivilDay(year: year, month: month, day: candidate) { return found }
        }
        return nil
    }

    /// Seconds east of UTC.
    private func offset(at seconds: Int64) -> Int64 {
        let zone = TimeZone(identifier: zone) ?? .gmt
        return Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds))))
    }
}
