@testable import Calendars
import Foundation
import Primitives
import TestSupport
import Testing

/// Working hours against a clock that is read minute by minute, in zones that change theirs in every way there is.
struct WorkingHoursTests {
    /// A zone, and a day near which its clock is changed.
    private static let places = [
        ("America/New_York", "2027-03-14"), ("America/New_York", "2026-11-01"), ("Europe/London", "2027-03-28"),
        ("Australia/Lord_Howe", "2027-04-04"), ("Australia/Lord_Howe", "2026-10-04"), ("Asia/Kolkata", "2026-11-29"),
        ("Africa/Casablanca", "2026-02-15"), ("Pacific/Apia", "2011-12-30"), ("America/Sao_Paulo", "2018-11-04"),
        ("Asia/Kathmandu", "2026-12-31"), ("Africa/Cairo", "2026-10-30"), ("UTC", "2027-01-01"),
    ]

    /// Read by Foundation's calendar, which knows nothing of ours.
    private struct Oracle {
        let hours: WorkingHours
        private var calendar = Calendar(identifier: .gregorian)

        init(_ hours: WorkingHours) throws {
            self.hours = hours
            calendar.timeZone = try #require(TimeZone(identifier: hours.zone.name))
        }

        func isOpen(_ minute: Int64) throws -> Bool {
            let date = Date(timeIntervalSince1970: TimeInterval(minute * 60))
            let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .weekday], from: date)
            let year = try #require(parts.year), month = try #require(parts.month), day = try #require(parts.day)
            let weekday = (try #require(parts.weekday) + 5) % 7 + 1
            let clock = try #require(parts.hour) * 60 + (try #require(parts.minute))
            let today = try #require(CivilDay(year: Int64(year), month: Int64(month), day: Int64(day)))
            let yesterday = CivilDay(daysSince1970: today.daysSince1970 - 1)
            for range in hours.holidays[today] ?? hours.week[weekday] ?? [] {
                if clock >= range.from, range.to <= range.from || clock < range.to { return true }
            }
            guard hours.holidays[today] == nil else { return false }
            let before = hours.holidays[yesterday] ?? hours.week[weekday == 1 ? 7 : weekday - 1] ?? []
            return before.contains { $0.to <= $0.from && clock < $0.to }
        }
    }

    private static func hours(
        _ zone: String,
        around day: CivilDay,
        _ random: inout SeededGenerator
    ) throws -> WorkingHours {
        func ranges(_ most: Int) -> [ClockRange] {
            (0..<Int.random(in: 0...most, using: &random)).compactMap { _ in
                ClockRange(from: .random(in: 0..<1440, using: &random), to: .random(in: 0...1440, using: &random))
            }
        }
        var week: [Int: [ClockRange]] = [:]
        for day in 1...7 { week[day] = ranges(3) }
        var holidays: [CivilDay: [ClockRange]] = [:]
        for _ in 0..<Int.random(in: 0...2, using: &random) {
            let other = CivilDay(daysSince1970: day.daysSince1970 + .random(in: -2...2, using: &random))
            holidays[other] = ranges(1)
        }
        return WorkingHours(zone: try #require(ZoneClock(zone)), week: week, holidays: holidays)
    }

    @Test(arguments: places.indices)
    func `Every minute around a change of the clock is open or closed as the wall clock says`(place: Int) throws {
        let seed = UInt64.random(in: 0...999_999)
        print("WorkingHoursTests seed \(seed) at \(Self.places[place])")
        var random = SeededGenerator(seed: seed)
        let (zone, text) = Self.places[place]
        let day = try #require(CivilDay(text))
        for _ in 0..<4 {
            let hours = try Self.hours(zone, around: day, &random)
            let oracle = try Oracle(hours)
            let first = day.daysSince1970 * 1440 - 1440
            let open = try (0..<3 * 1440).map { try oracle.isOpen(first + Int64($0)) }
            func moment(_ place: Int) -> Timestamp { Timestamp(seconds: (first + Int64(place)) * 60) }

            for place in open.indices where hours.isOpen(at: moment(place)) != open[place] {
                Issue.record("seed \(seed): \(moment(place)) should be \(open[place] ? "open" : "closed")")
                break
            }
            for _ in 0..<40 {
                let (one, other) = (
                    Int.random(in: open.indices, using: &random), Int.random(in: open.indices, using: &random)
                )
                let (start, end) = (min(one, other), max(one, other))
                let minutes = open[start..<end].count { $0 }
                #expect(
                    hours.openTime(from: moment(start), to: moment(end)) == .minutes(Int64(minutes)),
                    "seed \(seed)"
                )
                #expect(hours.openTime(from: moment(end), to: moment(start)) == .zero)

                let change = open[start...].firstIndex { $0 != open[start] }
                if let change {
                    #expect(
                        hours.nextChange(after: moment(start)) == moment(change),
                        "seed \(seed) after \(moment(start))"
                    )
                } else if let told = hours.nextChange(after: moment(start)) {
                    #expect(told >= moment(open.count), "seed \(seed)")
                }
                guard minutes > 0 else { continue }
                // The first minute at whose end that many were open.
                var left = minutes
                let last = try #require(
                    open[start...].firstIndex { isOpen in
                        if isOpen { left -= 1 }
                        return left == 0
                    }
                )
                let reached = hours.add(openTime: .minutes(Int64(minutes)), to: moment(start))
                #expect(reached == moment(last + 1), "seed \(seed)")
            }
        }
    }

    @Test func `Parts of seconds count`() throws {
        let hours = WorkingHours(
            zone: try #require(ZoneClock("UTC")),
            week: [1: [try #require(ClockRange(from: 540, to: 1080))]]
        )
        let start = try #require(Timestamp("2026-11-23T17:59:59.250Z"))
        #expect(hours.openTime(from: start, to: start + .hours(1)) == .milliseconds(750))
        #expect(hours.add(openTime: .milliseconds(750), to: start) == Timestamp("2026-11-23T18:00:00Z"))
        #expect(hours.add(openTime: .milliseconds(751), to: start) == Timestamp("2026-11-30T09:00:00.001Z"))
        #expect(hours.isOpen(at: start))
        #expect(hours.nextChange(after: start) == Timestamp("2026-11-23T18:00:00Z"))
    }

    @Test func `What never opens or never closes says so, and a holiday far away is found`() throws {
        let utc = try #require(ZoneClock("Europe/Berlin"))
        let whole = try #require(ClockRange(from: 0, to: 1440))
        let now = try #require(Timestamp("2026-11-23T09:00:00Z"))
        let never = WorkingHours(zone: utc, week: [:])
        let always = WorkingHours(zone: utc, week: Dictionary(uniqueKeysWithValues: (1...7).map { ($0, [whole]) }))
        let once = WorkingHours(zone: utc, week: always.week, holidays: [try #require(CivilDay("2028-02-29")): []])

        #expect(!never.isOpen(at: now) && never.nextChange(after: now) == nil)
        #expect(never.add(openTime: .seconds(1), to: now) == nil && never.add(openTime: .zero, to: now) == now)
        #expect(never.openTime(from: now, to: now + .days(4000)) == .zero)
        #expect(always.isOpen(at: now) && always.nextChange(after: now) == nil)
        #expect(always.add(openTime: .days(3000), to: now) == now + .days(3000))
        #expect(once.nextChange(after: now) == Timestamp("2028-02-28T23:00:00Z"))
        #expect(once.nextChange(after: now + .days(800)) == nil)
    }

    @Test func `A night shift ends at the midnight that begins a holiday`() throws {
        let night = try #require(ClockRange(from: 1320, to: 360))
        let hours = WorkingHours(
            zone: try #require(ZoneClock("Asia/Kolkata")),
            week: Dictionary(uniqueKeysWithValues: (1...7).map { ($0, [night]) }),
            holidays: [try #require(CivilDay("2026-12-25")): []]
        )
        let evening = try #require(Timestamp("2026-12-24T22:30:00+05:30"))

        #expect(hours.nextChange(after: evening) == Timestamp("2026-12-25T00:00:00+05:30"))
        #expect(hours.nextChange(after: evening + .hours(4)) == Timestamp("2026-12-26T22:00:00+05:30"))
    }
}
