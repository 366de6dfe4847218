import TestSupport
import Testing

@testable import Billing

struct SubscriptionStandingTests {
    private typealias State = SubscriptionState
    private typealias Event = SubscriptionStanding.Event

    /// The table of the doc comment, whole: what is not here changes nothing.
    private static let table: [(Event, [State: State])] = [
        (.trialEnded(isCovered: true), [.trialing: .active]),
        (.trialEnded(isCovered: false), [.trialing: .expired]),
        (.periodEnded(isCovered: true), [.active: .active]),
        (.periodEnded(isCovered: false), [.active: .pastDue]),
        (.graceEnded, [.pastDue: .paused]),
        (
            .paid,
            [
                .trialing: .active, .active: .active, .pastDue: .active, .paused: .active, .cancelled: .active,
                .expired: .active,
            ]
        ),
        (.cancelled, [.trialing: .cancelled, .active: .cancelled, .pastDue: .expired, .paused: .expired]),
        (.resumed(inTrial: false), [.cancelled: .active]),
        (.resumed(inTrial: true), [.cancelled: .trialing]),
        (.endReached, [.cancelled: .expired]),
        (.paymentReturned, [.active: .expired, .pastDue: .expired, .paused: .expired, .cancelled: .expired]),
    ]

    @Test func `Every event in every state does what the table says`() {
        for (event, row) in Self.table {
            for state in State.allCases {
                var standing = SubscriptionStanding(state, unpaid: .paused)
                let heard = standing.hear(event)
                #expect(heard == (row[state] != nil), "\(event) in \(state)")
                #expect(standing.state == row[state] ?? state, "\(event) in \(state)")
            }
        }
        for (from, to) in State.allCases.flatMap({ from in State.allCases.map { (from, $0) } }) {
            var standing = SubscriptionStanding(from)
            let heard = standing.hear(.operator(to))
            #expect(heard)
            #expect(standing.state == to)
        }
    }

    @Test func `Whatever happens, only money or the operator opens what is locked`() {
        var random = SeededGenerator(seed: 7)
        let events = Self.table.map(\.0)
        for _ in 0..<2_000 {
            var standing = SubscriptionStanding(State.allCases.randomElement(using: &random) ?? .active)
            for _ in 0..<30 {
                let before = standing.state
                guard let event = events.randomElement(using: &random) else { continue }
                _ = standing.hear(event)
                if before.isLocked, !standing.state.isLocked { #expect(event == .paid, "seed 7") }
                // And nobody is put back on trial by paying or by waiting.
                if standing.state == .trialing, before != .trialing { #expect(event == .resumed(inTrial: true)) }
            }
        }
    }
}
