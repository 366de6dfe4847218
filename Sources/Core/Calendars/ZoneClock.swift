import Foundation
package import Primitives

/// The clock on a wall somewhere: a zone of the IANA time zone database.
package struct ZoneClock: Sendable, Equatable {
    /// For example `Asia/Kolkata`.
    package let name: String
    private let zone: TimeZone

    /// `nil` when there is no such zone.
    package init?(_ name: String) {
        guard let zone = TimeZone(identifier: name) else { return nil }
        self.name = name
        self.zone = zone
    }

    /// Seconds that the clock is ahead of UTC.
    func offset(at second: Int64) -> Int64 {
        Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(second))))
    }

    /// When the clock is next put forward or back, in seconds since 1970; far away when it never is again.
    func nextChange(after second: Int64) -> Int64 {
        let date = zone.nextDaylightSavingTimeTransition(after: Date(timeIntervalSince1970: TimeInterval(second)))
        guard let date else { return Self.never }
        let next = Int64(date.timeIntervalSince1970.rounded(.up))
        return next > second ? next : Self.never
    }

    private static let never: Int64 = .max / 4

    /// What the clock shows: the date, and the seconds since its midnight.
    package func reading(at moment: Timestamp) -> (day: CivilDay, second: Int64) {
        let local = moment.seconds + offset(at: moment.seconds)
        let day = local.flooredDivision(by: 86_400)
        return (CivilDay(daysSince1970: day), local - day * 86_400)
    }
}
