import Primitives

extension CivilDay {
    /// The day of `moment` where midnight is so many minutes east of UTC.
    init(of moment: Timestamp, utcOffsetMinutes: Int64) {
        self.init(daysSince1970: (moment.seconds + utcOffsetMinutes * 60).flooredDivision(by: 86400))
    }

    /// The first instant of the day there.
    func start(utcOffsetMinutes: Int64) -> Timestamp {
        Timestamp(seconds: daysSince1970 * 86400 - utcOffsetMinutes * 60)
    }
}
