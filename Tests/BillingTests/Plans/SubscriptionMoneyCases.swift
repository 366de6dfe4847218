import Credits
import Invoices
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

@testable import Billing

/// Money of subscriptions that comes late, twice, or goes back; and who comes at once.
struct SubscriptionMoneyCases {
    @Test(arguments: TestDatabase.all)
    func `A hundred tellings of one payment begin one period`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        let plan = try await world.plan("Basic", 30_000)
        try await world.place(plan)
        let payment = try await world.payPlan()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<100 { group.addTask { try await world.capture(payment) } }
            try await group.waitForAll()
        }
        #expect(try await world.count("SELECT count(*) AS count FROM subscription_periods") == 1)
        #expect(try await world.documents() == 1)
        #expect(try await world.count("SELECT count(*) AS count FROM suspense") == 0)
        #expect(try await world.count("SELECT count(*) AS count FROM outbox_mails WHERE subject LIKE '%is paid'") == 2)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Of two changes at once one waits to be paid, and the other's money goes back`(kind: TestDatabase) async throws
    {
        let world = try await BillingWorld(kind)
        let basic = try await world.plan("Basic", 30_000)
        let plans = [try await world.plan("Pro", 90_000), try await world.plan("Max", 200_000)]
        _ = try await world.subscribed(basic)
        world.clock.advance(by: .days(3))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for plan in plans { group.addTask { try await world.choose(plan) } }
            try await group.waitForAll()
        }
        let all = try await world.billing.payments.page(BillingWorld.here, state: nil, after: nil, limit: 10)
            .map(\.payment)
        let live = try #require(all.first { $0.state == .pending })
        let dead = try #require(all.first { $0.state == .cancelled })
        #expect(all.count == 3)

        try await world.capture(dead)
        #expect(try await world.subscription().plan == basic.id)
        #expect(try await world.billing.suspense().map(\.reason) == [.late])
        try await world.work()
        #expect(try await world.billing.suspense().isEmpty)
        try await world.capture(live)
        #expect(try await world.subscription().plan == live.purpose.order?.plan)
        #expect(try await world.count("SELECT count(*) AS count FROM subscription_periods") == 2)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `What comes late for an offer that still stands counts; for one that does not it goes back`(kind: TestDatabase)
        async throws
    {
        let world = try await BillingWorld(kind)
        let plan = try await world.plan("Basic", 30_000)
        try await world.place(plan)
        let first = try await world.payPlan()
        try await world.hear(.expired, of: first.id)
        try await world.capture(first)
        #expect(try await world.subscription().state == .active)
        #expect(try await world.payment(first.id).payment.capturedAfterClosing)

        try await world.wait(.days(25))
        let second = try await world.payPlan()
        _ = try await world.billing.subscriptions.cancel(reason: nil, by: world.owner)
        try await world.capture(second)
        #expect(try await world.payment(second.id).payment.state == .cancelled)
        #expect(try await world.count("SELECT count(*) AS count FROM suspense WHERE reason = 'late'") == 1)
        #expect(try await world.documents() == 1)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Other money is set aside, paid twice too, and the right money still counts`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        let plan = try await world.plan("Basic", 30_000)
        try await world.place(plan)
        let payment = try await world.payPlan()
        let less = Capture(name: "less", amount: Money(minor: 100, currency: "INR"))
        try await world.hear(.captured(less), of: payment.id)
        #expect(try await world.subscription().state == .pastDue)
        try await world.capture(payment)
        try await world.hear(world.capture(payment, name: "again"), of: payment.id)
        #expect(try await world.billing.suspense().map(\.reason) == [.amount, .twice])
        #expect(try await world.count("SELECT count(*) AS count FROM subscription_periods") == 1)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A part that goes back changes nothing of the period, the whole ends it, and no points move`(
        kind: TestDatabase
    ) async throws {
        let world = try await BillingWorld(kind)
        _ = try await world.paid("100")
        let plan = try await world.plan("Basic", 30_000)
        let paid = try await world.subscribed(plan)
        let id = try #require(paid.paidBy)
        let preview = try await world.billing.refunds.preview(id, amount: "54.00", in: BillingWorld.here)
        #expect(preview.plan.points == .zero)
        #expect(preview.locks == false)
        for (amount, state) in [("54.00", SubscriptionState.active), ("300.00", .expired)] {
            _ = try await world.billing.refunds.refund(
                id,
                amount: amount,
                currency: "INR",
                reason: "Goodwill",
                by: world.owner
            )
            try await world.work()
            #expect(try await world.subscription().state == state)
        }
        #expect(try await world.wallet().available == Points(100))
        // Two invoices and two credit notes.
        #expect(try await world.documents() == 4)
        #expect(try await world.notices("plan.expired") == 1)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A lost dispute ends the period, a won one leaves it`(kind: TestDatabase) async throws {
        for (state, left) in [(DisputeReport.State.won, SubscriptionState.active), (.lost, .expired)] {
            let world = try await BillingWorld(kind)
            let plan = try await world.plan("Basic", 30_000)
            let paid = try await world.subscribed(plan)
            let payment = try await world.payment(#require(paid.paidBy)).payment
            for stage in [DisputeReport.State.open, state] {
                _ = try await world.hear(
                    DisputeReport(
                        name: "dp",
                        gatewayPayment: #require(payment.gatewayPayment),
                        amount: payment.total,
                        state: stage
                    )
                )
            }
            try await world.work()
            #expect(try await world.subscription().state == left)
            try await world.expectSound()
        }
    }

    @Test(arguments: TestDatabase.all)
    func `The operator's pause is the operator's to end, and what is retired stays with whoever has it`(
        kind: TestDatabase
    ) async throws {
        let world = try await BillingWorld(kind)
        let plan = try await world.plan("Basic", 30_000)
        let other = try await world.plan("Other", 40_000)
        let paid = try await world.subscribed(plan)
        try await world.place(plan, .paused)
        #expect(try await world.stop() != nil)
        await #expect(throws: PlanError.held) { try await world.payPlan() }
        await #expect(throws: PlanError.held) { try await world.choose(other) }
        try await world.place(plan, .active)
        #expect(try await world.subscription().periodTo == paid.periodTo)
        #expect(try await world.stop() == nil)

        for retired in [plan, other] { _ = try await world.billing.plans.retire(retired.id, by: world.chief) }
        #expect(try await world.billing.subscriptions.plans(for: BillingWorld.here).plans.isEmpty)
        await #expect(throws: PlanError.notSold("Other")) { try await world.choose(other) }
        try await world.wait(.days(25))
        try await world.capture(world.payPlan())

        try await world.billing.plans.release(BillingWorld.here, reason: "Closed", by: world.chief)
        #expect(try await world.shown().subscription == nil)
        #expect(try await world.answer(.members, used: 99) == nil)
        let logged = try await world.count("SELECT count(*) AS count FROM operator_entries")
        #expect(logged == 8)
    }

    @Test(arguments: TestDatabase.all)
    func `New workspaces get the default plan, and there is one`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        _ = try await world.plan("Old", 10_000, isDefault: true)
        let plan = try await world.plan("Basic", 30_000, trialDays: 14, isDefault: true)
        let all = try await world.billing.plans.all()
        #expect(all.filter(\.plan.isDefault).map(\.plan.id) == [plan.id])
        try await world.database.write { try world.tools.startPlan($0, BillingWorld.here) }
        let subscription = try await world.subscription()
        #expect(subscription.plan == plan.id)
        #expect(subscription.state == .trialing)
        #expect(try await world.billing.plans.all().map(\.workspaces) == [0, 1])
    }
}
