import Primitives
import Testing

@testable import Reconciliation

struct AccountDaysTests {
    @Test(arguments: [
        ("Asia/Kolkata", "2026-11-23", "2026-11-22T18:30:00Z", Int64(24)),
        ("UTC", "2026-11-23", "2026-11-23T00:00:00Z", 24),
        ("Asia/Kathmandu", "2026-11-23", "2026-11-22T18:15:00Z", 24),
        ("Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00Z", 23),
        ("Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00Z", 25),
        ("Pacific/Auckland", "2026-11-23", "2026-11-22T11:00:00Z", 24),
        ("America/Los_Angeles", "2026-11-23", "2026-11-23T08:00:00Z", 24),
        ("Nowhere/Land", "2026-11-23", "2026-11-23T00:00:00Z", 24),
    ])
    func `A day begins at the zone's midnight and may have 23 or 25 hours`(
        zone: String,
        text: String,
        start: String,
        hours: Int64
    ) throws {
        let day = try #require(CivilDay(text))
        let days = AccountDays(zone: zone)

        #expect(days.start(of: day) == Timestamp(start))
        #expect(days.end(of: day) - days.start(of: day) == .hours(hours))
        #expect(days.day(of: days.start(of: day)) == day)
        #expect(days.day(of: days.end(of: day) - .milliseconds(1)) == day)
    }

    @Test(arguments: [
        // the workspace's zone, a midnight in an answer, and what the account's zone is called then
        ("Asia/Kolkata", "2026-11-22T18:30:00Z", "Asia/Kolkata"),
        ("Asia/Kolkata", "2026-11-23T00:00:00Z", "UTC+00:00"),
        ("Asia/Kolkata", "2026-11-23T08:00:00Z", "UTC-08:00"),
        ("Pacific/Auckland", "2026-11-22T11:00:00Z", "Pacific/Auckland"),
        ("America/New_York", "2026-11-22T18:30:00Z", "UTC+05:30"),
    ])
    func `An answer shows where the account's day begins`(zone: String, midnight: String, name: String) throws {
        var days = AccountDays(zone: zone)
        days.learn(midnight: try #require(Timestamp(midnight)))
        #expect(days.name == name)
        let day = days.day(of: try #require(Timestamp(midnight)) + .hours(12))
        #expect(days.start(of: day) == Timestamp(midnight))
    }

    @Test(arguments: [
        (Int64(0), Int64(0)), (4_999, 0), (5_000, 1), (-4_999, 0), (-5_000, -1), (863_100, 86), (868_000, 87),
    ])
    func `Millionths become the hundredth part, rounded half away from zero`(millionths: Int64, minor: Int64) {
        #expect(Money(millionths: millionths, currency: "INR") == Money(minor: minor, currency: "INR"))
    }
}
