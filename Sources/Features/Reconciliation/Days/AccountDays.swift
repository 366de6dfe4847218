import Foundation
package import Primitives

/// Where an account's days begin.
///
/// Meta counts by the account's time zone, which it gives as a number of its own. Its answers say when their days begin, so
/// what they show counts; until one does, the workspace's time zone is taken for the account's.
package struct AccountDays: Sendable, Equatable {
    /// An IANA name; UTC when it is unknown.
    package let zone: String
    /// Seconds east of UTC, where the account's midnight is not that of the zone.
    package var offset: Int64?

    /// Baker Island and Kiritimati.
    private static let westernmost: Int64 = -12 * 3600
    private static let easternmost: Int64 = 14 * 3600

    package init(zone: String, offset: Int64? = nil) {
        self.zone = zone
        self.offset = offset
    }

    /// What people read.
    package var name: String {
        guard let offset else { return zone }
        let (hours, minutes) = (offset.magnitude / 3600, offset.magnitude / 60 % 60)
        return "UTC\(offset < 0 ? "-" : "+")\(hours < 10 ? "0" : "")\(hours):\(minutes < 10 ? "0" : "")\(minutes)"
    }

    package func start(of day: CivilDay) -> Timestamp {
        let midnight = day.daysSince1970 * 86400
        let guess = midnight - seconds(at: Timestamp(seconds: midnight))
        return Timestamp(seconds: midnight - seconds(at: Timestamp(seconds: guess)))
    }

    package func end(of day: CivilDay) -> Timestamp {
        start(of: CivilDay(daysSince1970: day.daysSince1970 + 1))
    }

    package func day(of moment: Timestamp) -> CivilDay {
        CivilDay(daysSince1970: (moment.seconds + seconds(at: moment)).flooredDivision(by: 86400))
    }

    /// Learns from the beginning of a day in an answer.
    ///
    /// An offset is known only up to whole days: of those that there are in the world, the one nearest to the zone's is meant.
    package mutating func learn(midnight: Timestamp) {
        let own = zoneSeconds(at: midnight)
        let sinceMidnightUTC = midnight.seconds - midnight.seconds.flooredDivision(by: 86400) * 86400
        let (west, east) = (-sinceMidnightUTC, 86400 - sinceMidnightUTC)
        let shown: Int64
        if west < Self.westernmost {
            shown = east
        } else if east > Self.easternmost {
            shown = west
        } else {
            shown = abs(west - own) <= abs(east - own) ? west : east
        }
        offset = shown == own ? nil : shown
    }

    private func seconds(at moment: Timestamp) -> Int64 { offset ?? zoneSeconds(at: moment) }

    private func zoneSeconds(at moment: Timestamp) -> Int64 {
        let date = Date(timeIntervalSince1970: TimeInterval(moment.seconds))
        return Int64((TimeZone(identifier: zone) ?? .gmt).secondsFromGMT(for: date))
    }
}
