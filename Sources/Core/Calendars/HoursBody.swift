import Primitives

/// A range of a week on the wire, and in the database.
package struct WeekRangeBody: Codable, Sendable, Equatable {
    /// 1 is Monday.
    let day: Int
    /// `09:00`.
    let from: String
    /// `18:00`; `24:00` is the day's end, and a time that is not after `from` is the next day's.
    let to: String
}

package struct HolidayBody: Codable, Sendable, Equatable {
    /// `2026-12-25`.
    let date: String
    let name: String
    /// None: closed all day.
    let hours: [HoursBody]
}

package struct HoursBody: Codable, Sendable, Equatable {
    let from: String
    let to: String
}

extension ClockRange {
    var body: HoursBody { HoursBody(from: Self.text(from), to: Self.text(to)) }

    private static func text(_ minutes: Int) -> String {
        let (hour, minute) = (minutes / 60, minutes % 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    /// Minutes from midnight of `hh:mm`, up to 24:00.
    static func minutes(_ text: String) -> Int? {
        let parts = text.utf8.split(separator: 0x3A, omittingEmptySubsequences: false)
        guard parts.map(\.count) == [2, 2], parts.joined().allSatisfy({ (0x30...0x39).contains($0) }),
            let hour = Int(String(text.prefix(2))), let minute = Int(String(text.suffix(2))), minute < 60,
            hour < 24 || hour == 24 && minute == 0
        else { return nil }
        return hour * 60 + minute
    }
}
