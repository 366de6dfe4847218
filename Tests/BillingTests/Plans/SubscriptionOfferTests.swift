import Primitives
import TestSupport
import Testing

@testable import Billing

struct SubscriptionOfferTests {
    private static let start = Timestamp(seconds: 1_795_424_400)

    static func plan(_ number: Int64, _ monthly: Int64, yearly: Int64? = nil, member: Int64? = nil) -> Plan {
        Plan(
            id: PlanID(rawValue: number),
            name: "Plan \(number)",
            description: "",
            prices: [PlanPrice(currency: "INR", monthly: monthly, yearly: yearly ?? monthly * 10, member: member)],
            limits: PlanLimits(members: 5),
            features: [],
            trialDays: 0,
            isDefault: false,
            createdAt: start
        )
    }

    private static func subscription(
        _ choice: PlanChoice,
        _ state: SubscriptionState = .active
    ) throws -> Subscription {
        let calendar = BillingCalendar(anchor: start, zone: "UTC")
        return Subscription(
            workspace: WorkspaceID(rawValue: 1),
            plan: choice.plan.id,
            state: state,
            term: choice.term,
            currency: "INR",
            extraMembers: choice.extraMembers,
            extraChannels: choice.extraChannels,
            price: try choice.price(in: "INR"),
            startedAt: start,
            anchor: start,
            periodFrom: start,
            periodTo: calendar.end(after: start, choice.term),
            version: 1
        )
    }

    private static func offer(
        _ wanted: PlanChoice,
        instead present: PlanChoice,
        _ subscription: Subscription,
        after days: Int64
    ) throws -> SubscriptionOffer {
        try SubscriptionOffer(wanted, instead: present, of: subscription, zone: "UTC", at: start + .days(days))
    }

    @Test func `A dearer plan in the middle of a month costs the difference for the days that are left`() throws {
        let present = PlanChoice(Self.plan(1, 30_000), .month)
        let wanted = PlanChoice(Self.plan(2, 90_000), .month)
        // 23 November to 23 December: 30 days, 10 of which are left.
        let offer = try Self.offer(wanted, instead: present, try Self.subscription(present), after: 20)
        #expect(offer.lines.map(\.amount.minor) == [-10_000, 30_000])
        #expect(offer.net == Money(minor: 20_000, currency: "INR"))
        #expect(offer.price.minor == 90_000)
        let order = try #require(offer.order(version: 3))
        #expect(order.lines.map(\.amount) == [20_000])
        #expect(order.from == Self.start.milliseconds)
        #expect(order.price == 90_000)
    }

    @Test func `A cheaper plan, or one as dear, begins at renewal and costs nothing now`() throws {
        let present = PlanChoice(Self.plan(1, 30_000), .month)
        let subscription = try Self.subscription(present)
        for wanted in [Self.plan(2, 10_000), Self.plan(3, 30_000), Self.plan(4, 0)] {
            let offer = try Self.offer(PlanChoice(wanted, .month), instead: present, subscription, after: 3)
            #expect(offer.effect == .renewal(subscription.periodTo))
            #expect(offer.net.minor == 0)
            #expect(offer.order(version: 1) == nil)
        }
    }

    @Test func `A month becomes a year now, less what is left of the month; a year becomes a month at its end`() throws
    {
        let plan = Self.plan(1, 30_000, yearly: 300_000)
        let monthly = PlanChoice(plan, .month)
        let yearly = PlanChoice(plan, .year)
        let up = try Self.offer(yearly, instead: monthly, try Self.subscription(monthly), after: 20)
        #expect(up.net.minor == 290_000)
        #expect(
            up.effect
                == .period(
                    anchor: Self.start + .days(20),
                    from: Self.start + .days(20),
                    to: Self.start + .days(20 + 365)
                )
        )
        let down = try Self.offer(monthly, instead: yearly, try Self.subscription(yearly), after: 20)
        #expect(down.effect == .renewal(Self.start + .days(365)))
        // A year that is worth less than what is left of the month waits for the month's end.
        let small = PlanChoice(Self.plan(2, 10, yearly: 100), .year)
        let wait = try Self.offer(small, instead: monthly, try Self.subscription(monthly), after: 1)
        #expect(wait.net.minor == 0)
        #expect(wait.effect == .renewal(try Self.subscription(monthly).periodTo))
    }

    @Test func `Extra members are lines of their own, twelve months of them in a year`() throws {
        let plan = Self.plan(1, 30_000, yearly: 300_000, member: 500)
        let subscription = try Self.subscription(PlanChoice(plan, .month), .expired)
        let wanted = PlanChoice(plan, .year, extraMembers: 3)
        let offer = try Self.offer(wanted, instead: PlanChoice(plan, .month), subscription, after: 100)
        #expect(offer.lines.map(\.amount.minor) == [300_000, 18_000])
        #expect(wanted.limits.members == 8)
        #expect(throws: PlanError.noExtras("channels")) {
            try PlanChoice(plan, .month, extraChannels: 1).price(in: "INR")
        }
    }

    @Test func `Nothing due is ever negative, whatever is changed to what and when`() throws {
        var random = SeededGenerator(seed: 41)
        for _ in 0..<3_000 {
            func choice(_ number: Int64) -> PlanChoice {
                let plan = Self.plan(
                    number,
                    Int64.random(in: 0...500_000, using: &random),
                    yearly: Int64.random(in: 0...5_000_000, using: &random),
                    member: Int64.random(in: 0...9_999, using: &random)
                )
                let term = PlanTerm.allCases.randomElement(using: &random) ?? .month
                return PlanChoice(plan, term, extraMembers: Int64.random(in: 0...9, using: &random))
            }
            let present = choice(1)
            let wanted = choice(2)
            let state = SubscriptionState.allCases.filter { $0 != .cancelled }.randomElement(using: &random) ?? .active
            let subscription = try Self.subscription(present, state)
            let length = (subscription.periodTo - subscription.periodFrom).milliseconds
            let now = Self.start + .milliseconds(Int64.random(in: 0...(length * 2), using: &random))
            let offer = try SubscriptionOffer(wanted, instead: present, of: subscription, zone: "UTC", at: now)
            #expect(offer.net.minor >= 0, "seed 41")
            if let order = offer.order(version: 1) {
                #expect(order.lines.reduce(0) { $0 + $1.amount } == offer.net.minor, "seed 41")
                #expect(order.lines.allSatisfy { $0.amount > 0 && $0.quantity > 0 }, "seed 41")
                #expect(order.from < order.to)
            }
        }
    }

    /// Numerators over the period's length, so that nothing is rounded but by the code under test.
    @Test func `A chain of upgrades costs the price of the time on each plan, to a paisa for each change`() throws {
        var random = SeededGenerator(seed: 2026)
        for _ in 0..<1_000 {
            var price = Int64.random(in: 1...100_000, using: &random)
            var present = PlanChoice(Self.plan(1, price), .month)
            var subscription = try Self.subscription(present)
            let length = (subscription.periodTo - subscription.periodFrom).milliseconds
            var paid = price
            var exact = Int128(0)
            var at: Int64 = 0
            let changes = Int.random(in: 1...8, using: &random)
            for number in 0..<changes {
                let next = Int64.random(in: at...length, using: &random)
                exact += Int128(price) * Int128(next - at)
                at = next
                price += Int64.random(in: 1...50_000, using: &random)
                let wanted = PlanChoice(Self.plan(Int64(number) + 2, price), .month)
                let now = subscription.periodFrom + .milliseconds(at)
                let offer = try SubscriptionOffer(wanted, instead: present, of: subscription, zone: "UTC", at: now)
                paid += offer.net.minor
                present = wanted
                subscription.plan = wanted.plan.id
                subscription.price = Money(minor: price, currency: "INR")
                if let order = offer.order(version: 1) {
                    subscription.periodFrom = Timestamp(milliseconds: order.from)
                }
            }
            exact += Int128(price) * Int128(length - at)
            let off = Int128(paid) * Int128(length) - exact
            #expect(off.magnitude <= Int128(changes).magnitude * Int128(length).magnitude, "seed 2026")
        }
    }
}
