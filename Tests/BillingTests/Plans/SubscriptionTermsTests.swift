import Primitives
import Testing

@testable import Billing

struct SubscriptionTermsTests {
    private static let end = Timestamp(seconds: 1_795_424_400)

    private func subscription(_ state: SubscriptionState) -> Subscription {
        Subscription(
            workspace: WorkspaceID(rawValue: 1),
            plan: PlanID(rawValue: 2),
            state: state,
            term: .month,
            currency: "INR",
            extraMembers: 0,
            extraChannels: 0,
            price: .zero("INR"),
            startedAt: Self.end - .days(30),
            anchor: Self.end - .days(30),
            periodFrom: Self.end - .days(30),
            periodTo: Self.end,
            endsAt: state == .cancelled ? Self.end + .days(2) : nil,
            version: 1
        )
    }

    /// Days from the end of the period.
    @Test(arguments: [
        (SubscriptionState.trialing, Int64(-10), Int64(-3)), (.trialing, -3, -1), (.trialing, -1, 0),
        (.active, -20, -7),
        (.active, -7, 0), (.pastDue, 0, 3), (.pastDue, 3, 7), (.pastDue, 8, 14), (.cancelled, 0, 2),
    ])
    func `It looks again when there is something to do`(state: SubscriptionState, now: Int64, next: Int64) {
        let found = SubscriptionTerms().next(subscription(state), after: Self.end + .days(now))
        #expect(found == Self.end + .days(next))
    }

    @Test func `What was missed is looked at once, and what is over never`() {
        let late = Self.end + .days(100)
        #expect(SubscriptionTerms().next(subscription(.active), after: late) == late)
        #expect(SubscriptionTerms().next(subscription(.expired), after: late) == nil)
        #expect(SubscriptionTerms().next(subscription(.paused), after: late) == nil)
    }

    @Test func `Of several reminders the last is told, and none of what is paid`() {
        let terms = SubscriptionTerms()
        func days(_ state: SubscriptionState, _ now: Int64, isCovered: Bool = false) -> Int64? {
            switch terms.reminder(subscription(state), isCovered: isCovered, at: Self.end + .days(now)) {
            case .trialEnds(_, let days): days
            case .pastDue(_, let days, _): days
            case .paymentDue: 100
            case nil: nil
            }
        }
        #expect([-4, -3, -2, -1].map { days(.trialing, $0) } == [nil, 3, 3, 1])
        #expect([-8, -7, -1].map { days(.active, $0) } == [nil, 100, 100])
        #expect([0, 2, 3, 6, 7, 13].map { days(.pastDue, $0) } == [0, 0, 3, 3, 7, 7])
        #expect(days(.trialing, -1, isCovered: true) == nil)
        #expect(days(.active, -1, isCovered: true) == nil)
        let short = SubscriptionTerms(grace: .days(2))
        #expect(
            short.reminder(subscription(.pastDue), isCovered: false, at: Self.end + .days(1))
                == .pastDue(since: Self.end, days: 0, until: Self.end + .days(2))
        )
    }
}
