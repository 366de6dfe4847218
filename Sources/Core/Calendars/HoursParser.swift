import Primitives
import Routes
import Workspaces

/// Reads working hours as they are written, and says everything that is wrong with them.
struct HoursParser {
    static let rangesOfADayMost = 10
    static let holidaysMost = 400
    private static let years: ClosedRange<Int64> = 2000...2100

    private(set) var errors: [Problem.FieldError] = []

    mutating func read(zone: String, week: [WeekRangeBody], holidays: [HolidayBody]) -> (
        hours: WorkingHours, names: [CivilDay: String]
    )? {
        let clock = TimeZones.isKnown(zone) ? ZoneClock(zone) : nil
        if clock == nil { refuse("timeZone", "is not a time zone's name, like Asia/Kolkata") }
        let days = self.week(week)
        let (dates, names) = self.holidays(holidays)
        guard errors.isEmpty, let clock else { return nil }
        return (WorkingHours(zone: clock, week: days, holidays: dates), names)
    }

    private mutating func week(_ ranges: [WeekRangeBody]) -> [Int: [ClockRange]] {
        var days: [Int: [ClockRange]] = [:]
        guard ranges.count <= 7 * Self.rangesOfADayMost else {
            refuse("week", "has \(7 * Self.rangesOfADayMost) ranges at most")
            return days
        }
        for (place, range) in ranges.enumerated() {
            guard (1...7).contains(range.day) else {
                refuse("week[\(place)].day", "is 1 for Monday to 7 for Sunday")
                continue
            }
            guard let read = self.range(range.from, range.to, "week[\(place)]") else { continue }
            days[range.day, default: []].append(read)
        }
        return days
    }

    private mutating func holidays(_ holidays: [HolidayBody]) -> ([CivilDay: [ClockRange]], [CivilDay: String]) {
        var dates: [CivilDay: [ClockRange]] = [:]
        var names: [CivilDay: String] = [:]
        guard holidays.count <= Self.holidaysMost else {
            refuse("holidays", "has \(Self.holidaysMost) days at most")
            return (dates, names)
        }
        for (place, holiday) in holidays.enumerated() {
            let field = "holidays[\(place)]"
            guard let day = CivilDay(holiday.date), Self.years.contains(day.parts.year) else {
                refuse("\(field).date", "is a day between 2000 and 2100, like 2026-12-25")
                continue
            }
            guard dates[day] == nil else {
                refuse("\(field).date", "is in the list already")
                continue
            }
            if !holiday.name.isEmpty, !holiday.name.hasLength(1...80) || holiday.name.hasHiddenFormat {
                refuse("\(field).name", "has 80 characters at most")
            }
            if holiday.hours.count > Self.rangesOfADayMost {
                refuse("\(field).hours", "has \(Self.rangesOfADayMost) ranges at most")
            }
            dates[day] = holiday.hours.prefix(Self.rangesOfADayMost).enumerated().compactMap {
                range($1.from, $1.to, "\(field).hours[\($0)]")
            }
            names[day] = holiday.name
        }
        return (dates, names)
    }

    private mutating func range(_ from: String, _ to: String, _ field: String) -> ClockRange? {
        guard let start = ClockRange.minutes(from), start < 1440 else {
            refuse("\(field).from", "is a time from 00:00 to 23:59")
            return nil
        }
        guard let end = ClockRange.minutes(to) else {
            refuse("\(field).to", "is a time from 00:00 to 24:00")
            return nil
        }
        guard let range = ClockRange(from: start, to: end) else {
            refuse("\(field).to", "is another time than from; write 00:00 to 24:00 for a whole day")
            return nil
        }
        return range
    }

    private mutating func refuse(_ field: String, _ detail: String) {
        if errors.count < 20 { errors.append(Problem.FieldError(field: field, detail: detail)) }
    }
}
