import Primitives
import TestSupport
import Testing

@testable import Billing

struct BillingCalendarTests {
    private static func moment(_ text: String) throws -> Timestamp { try #require(Timestamp(text)) }

    @Test func `What begins on the last of January ends on the last of every shorter month, and on the 31st again`()
        throws
    {
        let calendar = BillingCalendar(anchor: try Self.moment("2027-01-31T10:00:00Z"), zone: "Asia/Kolkata")
        var ends: [String] = []
        var moment = calendar.anchor
        for _ in 0..<12 {
            moment = calendar.end(after: moment, .month)
            ends.append("\(calendar.day(of: moment))")
        }
        #expect(
            ends == [
                "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31", "2027-06-30", "2027-07-31", "2027-08-31",
                "2027-09-30", "2027-10-31", "2027-11-30", "2027-12-31", "2028-01-31",
            ]
        )
        #expect("\(calendar.day(of: calendar.end(after: moment, .month)))" == "2028-02-29")
    }

    @Test func `A year from 29 February is 28 February, and four years are the 29th`() throws {
        let calendar = BillingCalendar(anchor: try Self.moment("2028-02-29T00:00:00Z"), zone: "UTC")
        #expect("\(calendar.end(after: calendar.anchor, .year))" == "2029-02-28T00:00:00.000Z")
        #expect("\(calendar.end(ofMonths: 48))" == "2032-02-29T00:00:00.000Z")
    }

    @Test func `The day is the workspace's: the last of a month there may be another day in UTC`() throws {
        // 31 March 01:30 in India is 30 March 20:00 in UTC.
        let calendar = BillingCalendar(anchor: try Self.moment("2027-03-30T20:00:00Z"), zone: "Asia/Kolkata")
        #expect("\(calendar.end(ofMonths: 1))" == "2027-04-29T20:00:00.000Z")
        #expect("\(calendar.end(ofMonths: 2))" == "2027-05-30T20:00:00.000Z")
    }

    @Test func `The time of day stays when the clocks change, and an unknown zone is UTC`() throws {
        let calendar = BillingCalendar(anchor: try Self.moment("2027-03-01T09:00:00Z"), zone: "Europe/Berlin")
        #expect("\(calendar.end(ofMonths: 1))" == "2027-04-01T08:00:00.000Z")
        #expect("\(calendar.end(ofMonths: 8))" == "2027-11-01T09:00:00.000Z")
        // 28 March 02:30 is an hour that Berlin does not have.
        let gap = BillingCalendar(anchor: try Self.moment("2027-02-28T01:30:00Z"), zone: "Europe/Berlin")
        #expect(gap.end(ofMonths: 1) > (try Self.moment("2027-03-28T00:00:00Z")))
        #expect(gap.end(ofMonths: 1) < (try Self.moment("2027-03-28T02:00:00Z")))
        let nowhere = BillingCalendar(anchor: try Self.moment("2027-03-01T09:00:00Z"), zone: "Mars/Olympus")
        #expect("\(nowhere.end(ofMonths: 1))" == "2027-04-01T09:00:00.000Z")
    }

    @Test(arguments: ["Asia/Kolkata", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "UTC"])
    func `Ends follow one another without a gap, from any moment`(zone: String) throws {
        var random = SeededGenerator(seed: 20_261_129)
        for _ in 0..<300 {
            let anchor = Timestamp(
                milliseconds: Int64.random(in: 1_700_000_000_000...2_000_000_000_000, using: &random)
            )
            let calendar = BillingCalendar(anchor: anchor, zone: zone)
            let term = PlanTerm.allCases.randomElement(using: &random) ?? .month
            let moment = anchor + .seconds(Int64.random(in: 0...200_000_000, using: &random))
            let end = calendar.end(after: moment, term)
            #expect(end > moment)
            // The one before is not after the moment: nothing was left out.
            let longest: Duration = term == .month ? .days(32) : .days(367)
            #expect(end - moment <= longest, "seed 20261129, \(anchor) \(moment)")
            #expect(calendar.end(after: end - .milliseconds(1), term) == end)
        }
    }
}
