import Primitives
import Testing

@testable import Reconciliation

/// The classes of differences, by hand.
struct DayComparisonTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// country, category, type, ours, theirs
        let tallies: [(String, String, String, Int64, Int64)]
        let messages: Int64
        /// In the order of the keys.
        let differences: [Difference]
    }

    private static let free = "FREE_CUSTOMER_SERVICE"

    private static let cases = [
        Case(testDescription: "nothing", tallies: [], messages: 0, differences: []),
        Case(
            testDescription: "alike",
            tallies: [("IN", "UTILITY", "REGULAR", 3, 3)],
            messages: 0,
            differences: [.agrees]
        ),
        Case(
            testDescription: "they have more",
            tallies: [("IN", "UTILITY", "REGULAR", 1, 3)],
            messages: 2,
            differences: [.missedWebhook]
        ),
        Case(
            testDescription: "we have more",
            tallies: [("IN", "UTILITY", free, 3, 1)],
            messages: 2,
            differences: [.oursMore]
        ),
        Case(
            testDescription: "free and charged, the same category",
            tallies: [("IN", "UTILITY", free, 0, 2), ("IN", "UTILITY", "REGULAR", 2, 0)],
            messages: 2,
            differences: [.freeWindow, .freeWindow]
        ),
        Case(
            testDescription: "two categories, both charged",
            tallies: [("IN", "MARKETING", "REGULAR", 0, 1), ("IN", "UTILITY", "REGULAR", 1, 0)],
            messages: 1,
            differences: [.wrongCategory, .wrongCategory]
        ),
        Case(
            testDescription: "the same category before another",
            tallies: [
                ("IN", "MARKETING", "REGULAR", 0, 1), ("IN", "UTILITY", free, 0, 1), ("IN", "UTILITY", "REGULAR", 2, 0),
            ],
            messages: 2,
            differences: [.wrongCategory, .freeWindow, .freeWindow]
        ),
        Case(
            testDescription: "an entry point that we charged",
            tallies: [("IN", "MARKETING", "REGULAR", 1, 0), ("IN", "REFERRAL_CONVERSION", "FREE_ENTRY_POINT", 0, 1)],
            messages: 1,
            differences: [.freeWindow, .freeWindow]
        ),
        Case(
            testDescription: "countries are not mixed",
            tallies: [("DE", "UTILITY", "REGULAR", 0, 1), ("IN", "UTILITY", "REGULAR", 1, 0)],
            messages: 2,
            differences: [.missedWebhook, .oursMore]
        ),
        Case(
            testDescription: "what explains most stands for a row",
            tallies: [("IN", "MARKETING", "REGULAR", 0, 5), ("IN", "UTILITY", "REGULAR", 1, 0)],
            messages: 5,
            differences: [.missedWebhook, .wrongCategory]
        ),
    ]

    private static func tally(_ row: (String, String, String, Int64, Int64)) -> Tally {
        var tally = Tally(TallyKey(market: row.0, country: row.0, category: row.1, type: row.2))
        (tally.ours, tally.theirs) = (row.3, row.4)
        return tally
    }

    @Test(arguments: cases)
    func `Says why two counts differ`(one: Case) {
        for tallies in [one.tallies, one.tallies.reversed()] {
            let comparison = DayComparison(tallies.map(Self.tally))
            #expect(comparison.messages == one.messages)
            #expect(comparison.rows.map(\.difference) == one.differences)
            for row in comparison.rows {
                #expect((row.difference == .agrees) == row.parts.isEmpty)
                #expect(!row.words(isWaiting: true).isEmpty)
            }
        }
    }

    @Test(arguments: [
        // theirs in millionths for 3 messages of 863,100 each, and whether it is another tier
        (Int64?.some(2_589_300), false), (2_589_303, false), (2_589_304, true), (2_500_000, true), (nil, false),
    ])
    func `As many messages at another price are another tier`(cost: Int64?, isTier: Bool) {
        var tally = Self.tally(("IN", "MARKETING", "REGULAR", 3, 3))
        (tally.ourCost, tally.theirCost) = (2_589_300, cost)

        let comparison = DayComparison([tally])

        #expect(comparison.rows.map(\.difference) == [isTier ? .tierMove : .agrees])
        #expect(comparison.messages == 0)
    }

    @Test(arguments: [
        (Int64(50), Int64(100), false), (51, 100, true), (51, 50_000, true), (100, 100_000, false),
        (101, 100_000, true),
    ])
    func `People hear of more than fifty messages and a thousandth`(difference: Int64, volume: Int64, alerts: Bool) {
        #expect(ReconciliationSettings().alerts(difference: difference, of: volume) == alerts)
    }
}
