package import Primitives

/// When somebody works, by the clock on their wall: weekly ranges in a time zone, and days that are different.
///
/// A moment is open when that clock shows a time inside a range. So a range lasts an hour longer or shorter on a night when the
/// clocks are changed within it, as the shift does for those who work it.
package struct WorkingHours: Sendable, Equatable {
    package let zone: ZoneClock
    /// By the day of ISO 8601, Monday is 1. A range belongs to the day on which it begins.
    package let week: [Int: [ClockRange]]
    /// What counts on these dates in the place of the week, from midnight to midnight; no range means closed.
    package let holidays: [CivilDay: [ClockRange]]

    package init(zone: ZoneClock, week: [Int: [ClockRange]], holidays: [CivilDay: [ClockRange]] = [:]) {
        self.zone = zone
        self.week = week.filter { !$0.value.isEmpty }
        self.holidays = holidays
    }

    /// The open parts of a day by the wall clock, in seconds from its midnight, in order and apart.
    func openings(on day: CivilDay) -> [Range<Int64>] {
        var found = ranges(on: day).map { $0.secondsOfItsDay }
        // A holiday begins at midnight, whoever was still at work.
        if holidays[day] == nil {
            let before = CivilDay(daysSince1970: day.daysSince1970 - 1)
            found += ranges(on: before).compactMap(\.secondsOfTheNextDay)
        }
        return found.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { merged, range in
            if let last = merged.last, range.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
    }

    private func ranges(on day: CivilDay) -> [ClockRange] { holidays[day] ?? week[day.weekday] ?? [] }
}

/// Two times on the clock. The second is the next day's when it is not after the first: 22:00 to 06:00.
package struct ClockRange: Sendable, Hashable {
    /// Minutes from midnight, 0 to 1,439.
    package let from: Int
    /// Minutes from midnight, 0 to 1,440.
    package let to: Int

    /// `nil` outside these bounds, and when both are the same: a range is neither empty nor a riddle.
    package init?(from: Int, to: Int) {
        guard (0..<1440).contains(from), (0...1440).contains(to), from != to else { return nil }
        self.from = from
        self.to = to
    }

    var secondsOfItsDay: Range<Int64> { Int64(from) * 60..<Int64(to > from ? to : 1440) * 60 }
    var secondsOfTheNextDay: Range<Int64>? { to > from || to == 0 ? nil : 0..<Int64(to) * 60 }
}

extension CivilDay {
    /// 1 is Monday, as in ISO 8601.
    package var weekday: Int {
        // 1970-01-01 was a Thursday.
        let sinceMonday = daysSince1970 + 3
        return Int(sinceMonday - sinceMonday.flooredDivision(by: 7) * 7) + 1
    }
}
