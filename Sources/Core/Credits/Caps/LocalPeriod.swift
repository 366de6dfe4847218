import Foundation
package import Primitives

/// A day or a month where the workspace is: from its first moment to that of the next. A day may have 23 or 25 hours.
package struct LocalPeriod: Sendable, Equatable {
    package let from: Timestamp
    package let to: Timestamp
    /// Seconds east of UTC in its middle.
    private var offset: Int64 = 0

    init(from: Timestamp, to: Timestamp) {
        self.from = from
        self.to = to
    }

    /// - Parameter zone: an IANA name; UTC when it is unknown.
    package static func day(_ moment: Timestamp, zone: String) -> LocalPeriod {
        around(moment, .day, zone)
    }

    package static func month(_ moment: Timestamp, zone: String) -> LocalPeriod {
        around(moment, .month, zone)
    }

    /// The day's date there: `2026-11-29`.
    var name: String {
        // Its noon: whatever the zone's offset then is, less than half a day away from its own midnight.
        let middle = Timestamp(milliseconds: from.milliseconds + (to - from).milliseconds / 2)
        return "\(CivilDay(daysSince1970: (middle.seconds + offset).flooredDivision(by: 86400)))"
    }

    package func contains(_ moment: Timestamp) -> Bool { from <= moment && moment < to }

    private static func around(_ moment: Timestamp, _ unit: Calendar.Component, _ zone: String) -> LocalPeriod {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: zone) ?? .gmt
        let date = Date(timeIntervalSince1970: TimeInterval(moment.seconds))
        guard let interval = calendar.dateInterval(of: unit, for: date) else {
            return LocalPeriod(from: moment, to: moment + .days(1))
        }
        var period = LocalPeriod(from: Timestamp(interval.start), to: Timestamp(interval.end))
        let middle = interval.start.addingTimeInterval(interval.duration / 2)
        period.offset = Int64(calendar.timeZone.secondsFromGMT(for: middle))
        return period
    }
}

extension Timestamp {
    fileprivate init(_ date: Date) {
        self.init(seconds: Int64(date.timeIntervalSince1970.rounded(.down)))
    }
}
