import Credits
import Invoices
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

@testable import Billing

/// Lives of subscriptions, from their beginning to their end.
struct SubscriptionCases {
    @Test(arguments: TestDatabase.all)
    func `Without a plan everything is unlimited, and there is nothing to pay for`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        let shown = try await world.shown()
        #expect(shown.subscription == nil)
        #expect(shown.choice.limits == PlanLimits())
        #expect(try await world.stop() == nil)
        #expect(try await world.answer(.members, used: 1_000_000) == nil)
        await #expect(throws: PlanError.noSubscription) { try await world.payPlan() }
        let plan = try await world.plan("Basic", 100_000)
        await #expect(throws: PlanError.noSubscription) { try await world.choose(plan) }
        #expect(try await world.count("SELECT count(*) AS count FROM jobs WHERE kind = 'billing.subscription'") == 0)
    }

    @Test(arguments: TestDatabase.all)
    func `A trial that is paid goes on as a month from the trial's end`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        let plan = try await world.plan("Basic", 100_000, trialDays: 14)
        let begun = try await world.place(plan)
        #expect(begun.state == .trialing)
        let end = world.clock.now + .days(14)
        #expect(begun.trialEndsAt == end)

        try await world.wait(.days(11))
        #expect(try await world.notices("plan.trial-ends") == 1)
        let payment = try await world.payPlan()
        #expect(payment.total == Money(minor: 118_000, currency: "INR"))
        try await world.capture(payment)
        try await world.capture(payment)
        #expect(try await world.subscription().state == .trialing)
        #expect(try await world.subscription().upcoming?.paid != nil)

        try await world.wait(.days(3))
        let subscription = try await world.subscription()
        #expect(subscription.state == .active)
        #expect(subscription.periodFrom == end)
        #expect(subscription.periodTo == BillingCalendar(anchor: end, zone: "Asia/Kolkata").end(ofMonths: 1))
        #expect(subscription.paidBy == payment.id)
        // The second reminder is not told of what is paid.
        #expect(try await world.notices("plan.trial-ends") == 1)
        #expect(try await world.documents() == 1)
        #expect(try await world.wallet().available == .zero)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A trial that nobody pays ends, and money opens it again from that day on`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        let plan = try await world.plan("Basic", 100_000, members: 5, trialDays: 7)
        try await world.place(plan)
        #expect(try await world.answer(.members, used: 4) == nil)
        try await world.wait(.days(4))
        try await world.wait(.days(2))
        #expect(try await world.notices("plan.trial-ends") == 2)

        try await world.wait(.days(1))
        #expect(try await world.subscription().state == .expired)
        #expect(try await world.notices("plan.expired") == 1)
        #expect(try await world.stop() != nil)
        #expect(try await world.answer(.members, used: 1)?.isClosed == true)
        #expect(try await world.answer(.contacts, used: 1) == nil)

        try await world.wait(.days(30))
        let now = world.clock.now
        try await world.capture(world.payPlan())
        let subscription = try await world.subscription()
        #expect(subscription.state == .active)
        #expect(subscription.periodFrom == now)
        #expect(try await world.stop() == nil)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `An upgrade in the middle of a month is in force once its difference is paid`(kind: TestDatabase) async throws
    {
        let world = try await BillingWorld(kind)
        let basic = try await world.plan("Basic", 30_000, members: 2)
        let pro = try await world.plan("Pro", 90_000, members: 9)
        let paid = try await world.subscribed(basic)
        // 23 November to 23 December.
        #expect(paid.periodTo - paid.periodFrom == .days(30))
        world.clock.advance(by: .days(20))

        let wish = SubscriptionService.Wish(plan: pro.id, term: .month)
        let preview = try await world.billing.subscriptions.preview(wish, in: BillingWorld.here)
        #expect(preview.offer.net.minor == 20_000)
        #expect(preview.due?.split.total.minor == 23_600)
        #expect(preview.next?.split.total.minor == 106_200)
        let waiting = try await world.choose(pro)
        let payment = try #require(waiting.payment?.payment)
        #expect(payment.split == preview.due?.split)
        #expect(waiting.choice.plan.id == basic.id)
        #expect(try await world.answer(.members, used: 2)?.allowed == 2)

        try await world.capture(payment)
        let subscription = try await world.subscription()
        #expect(subscription.plan == pro.id)
        #expect(subscription.periodFrom == paid.periodFrom)
        #expect(subscription.periodTo == paid.periodTo)
        #expect(subscription.price.minor == 90_000)
        #expect(subscription.paidBy == paid.paidBy)
        #expect(try await world.answer(.members, used: 2) == nil)
        let document = try await InvoiceService(database: world.database, ambient: world.ambient, events: world.events)
            .find(#require(try await world.payment(payment.id).payment.document), in: BillingWorld.here)
        #expect(document.lines.map(\.sac) == ["998429"])
        #expect(document.lines[0].description.hasPrefix("Pro, monthly, 2026-12-13 to 2026-12-23"))
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A downgrade waits for the renewal, and is refused where there is more than it allows`(kind: TestDatabase)
        async throws
    {
        let world = try await BillingWorld(kind)
        let basic = try await world.plan("Basic", 30_000, members: 2)
        let pro = try await world.plan("Pro", 90_000, members: 9)
        let paid = try await world.subscribed(pro)
        world.usage.set(WorkspaceUsage(members: 3))
        await #expect(throws: PlanError.refused([LimitRefusal(limit: "members", used: 3, allowed: 2)])) {
            try await world.choose(basic)
        }
        world.usage.set(WorkspaceUsage(members: 2))
        let chosen = try await world.choose(basic)
        #expect(chosen.pending?.plan.id == basic.id)
        #expect(chosen.payment == nil)
        #expect(chosen.choice.plan.id == pro.id)
        #expect(try await world.notices("plan.changed") == 2)

        // Chosen again, what there is stays.
        #expect(try await world.choose(pro).pending == nil)
        try await world.choose(basic)

        try await world.wait(.days(23))
        #expect(try await world.notices("plan.payment-due") == 1)
        let payment = try await world.payPlan()
        #expect(payment.split.net.minor == 30_000)
        try await world.capture(payment)
        #expect(try await world.shown().choice.plan.id == pro.id)
        await #expect(throws: PlanError.nextIsPaid(paid.periodTo)) { try await world.choose(pro) }
        try await world.wait(.days(7))
        let renewed = try await world.subscription()
        #expect(renewed.plan == basic.id)
        #expect(renewed.periodFrom == paid.periodTo)
        #expect(renewed.state == .active)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Cancelled it runs to its end, and may be resumed until then`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        let plan = try await world.plan("Basic", 30_000)
        let paid = try await world.subscribed(plan)
        let cancelled = try await world.billing.subscriptions.cancel(reason: "Too dear", by: world.owner)
        #expect(cancelled.subscription?.state == .cancelled)
        #expect(cancelled.subscription?.endsAt == paid.periodTo)
        #expect(try await world.stop() == nil)
        await #expect(throws: PlanError.notDue) { try await world.payPlan() }
        await #expect(throws: PlanError.wrongState(.cancelled, wanted: "running")) {
            try await world.billing.subscriptions.cancel(reason: nil, by: world.owner)
        }
        let resumed = try await world.billing.subscriptions.resume(by: world.owner)
        #expect(resumed.subscription?.state == .active)
        #expect(resumed.subscription?.endsAt == nil)

        _ = try await world.billing.subscriptions.cancel(reason: nil, by: world.owner)
        try await world.wait(.days(31))
        #expect(try await world.subscription().state == .expired)
        await #expect(throws: PlanError.wrongState(.expired, wanted: "cancelled")) {
            try await world.billing.subscriptions.resume(by: world.owner)
        }
        #expect(try await world.notices("plan.expired") == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `Past due it goes on, is reminded three times, and pays late for the time that ran`(kind: TestDatabase)
        async throws
    {
        let world = try await BillingWorld(kind)
        let plan = try await world.plan("Basic", 30_000)
        let paid = try await world.subscribed(plan)
        try await world.wait(paid.periodTo - world.clock.now)
        #expect(try await world.subscription().state == .pastDue)
        #expect(try await world.stop() == nil)
        for _ in 0..<10 { try await world.wait(.days(1)) }
        #expect(try await world.notices("plan.past-due") == 3)

        try await world.capture(world.payPlan())
        let renewed = try await world.subscription()
        #expect(renewed.state == .active)
        #expect(renewed.periodFrom == paid.periodTo)
        #expect(renewed.periodTo == paid.calendar("Asia/Kolkata").end(ofMonths: 2))
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all, [SubscriptionState.expired, .paused])
    func `What nobody pays is locked after the grace, by setting`(kind: TestDatabase, state: SubscriptionState)
        async throws
    {
        let world = try await BillingWorld(kind)
        try await world.settings.set(["plans.unpaid": state.rawValue, "plans.grace-days": "10"])
        let plan = try await world.plan("Basic", 30_000)
        let paid = try await world.subscribed(plan)
        try await world.wait(paid.periodTo - world.clock.now + .days(9))
        #expect(try await world.subscription().state == .pastDue)
        try await world.wait(.days(1))
        #expect(try await world.subscription().state == state)
        #expect(try await world.stop()?.contains(state.words) == true)
        try await world.capture(world.payPlan())
        #expect(try await world.subscription().state == .active)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A plan that costs nothing renews itself, a year of months in one look`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        let plan = try await world.plan("Free", 0, members: 2)
        let begun = try await world.place(plan)
        #expect(begun.state == .active)
        try await world.wait(.days(365))
        let subscription = try await world.subscription()
        #expect(subscription.state == .active)
        #expect(subscription.periodTo == begun.calendar("Asia/Kolkata").end(ofMonths: 13))
        #expect(try await world.answer(.members, used: 2)?.allowed == 2)
        // The first price begins a period of its own.
        let pro = try await world.plan("Pro", 90_000)
        let now = world.clock.now
        let payment = try #require(try await world.choose(pro).payment?.payment)
        #expect(payment.split.net.minor == 90_000)
        try await world.capture(payment)
        #expect(try await world.subscription().periodFrom == now)
    }
}
