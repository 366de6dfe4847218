package import Primitives

/// The clock that Indian tax law goes by: Asia/Kolkata, five and a half hours ahead of UTC all year.
package enum IndianTime {
    static let offset = Duration.minutes(330)

    package static func day(of moment: Timestamp) -> CivilDay {
        CivilDay(daysSince1970: (moment + offset).seconds.flooredDivision(by: 86400))
    }

    /// The first instant of the day.
    package static func start(of day: CivilDay) -> Timestamp {
        Timestamp(seconds: day.daysSince1970 * 86400) - offset
    }
}
