import Invoices
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

@testable import Billing

/// Plans in a `BillingWorld`.
extension BillingWorld {
    var chief: Caller { Caller(workspace: Self.here, actor: owner.actor, isOperator: true) }

    func plan(
        _ name: String,
        _ monthly: Int64,
        yearly: Int64? = nil,
        members: Int64? = nil,
        member: Int64? = nil,
        trialDays: Int64 = 0,
        isDefault: Bool = false
    ) async throws -> Plan {
        let price = PlanPrice(currency: "INR", monthly: monthly, yearly: yearly ?? monthly * 10, member: member)
        let entry = PlanEntry(
            name: name,
            prices: [price],
            limits: PlanLimits(members: members),
            trialDays: trialDays,
            isDefault: isDefault
        )
        return try await billing.plans.create(entry, by: chief).plan
    }

    @discardableResult
    func place(_ plan: Plan, _ state: SubscriptionState? = nil) async throws -> Subscription {
        let placement = PlanService.Placement(plan: plan.id, state: state, reason: "Test")
        return try await billing.plans.place(Self.here, placement, by: chief).subscription
    }

    @discardableResult
    func choose(
        _ plan: Plan,
        _ term: PlanTerm = .month,
        extraMembers: Int64 = 0
    ) async throws -> ShownSubscription {
        try await billing.subscriptions.change(
            to: SubscriptionService.Wish(plan: plan.id, term: term, extraMembers: extraMembers),
            by: owner,
            logger: Self.logger
        )
    }

    /// Begins to pay what is due next.
    func payPlan() async throws -> Payment {
        let shown = try await billing.subscriptions.pay(by: owner, logger: Self.logger)
        return try #require(shown.payment?.payment)
    }

    /// Captures a payment with the right money, of a name of its own.
    @discardableResult
    func capture(_ payment: Payment) async throws -> Payment {
        try await hear(capture(payment, name: "money-\(payment.id)"), of: payment.id)
    }

    /// A workspace whose first month is paid.
    func subscribed(_ plan: Plan) async throws -> Subscription {
        try await place(plan)
        try await capture(payPlan())
        return try await subscription()
    }

    func shown() async throws -> ShownSubscription { try await billing.subscriptions.show(Self.here) }

    func subscription() async throws -> Subscription { try #require(try await shown().subscription) }

    /// Moves the clock and lets the jobs do what is due.
    func wait(_ duration: Duration) async throws {
        clock.advance(by: duration)
        try await work()
    }

    func notices(_ kind: String) async throws -> Int {
        try await count("SELECT count(*) AS count FROM notices WHERE kind = \(kind)")
    }

    func stop() async throws -> String? { try await database.read { try PlanGuard.stop($0, Self.here) } }

    func answer(_ thing: WorkspaceLimits.Thing, used: Int64) async throws -> PlanLimitReached? {
        do {
            try await database.write { try PlanGuard.limits.admit(thing, to: Self.here, $0) { used } }
            return nil
        } catch let refusal as PlanLimitReached {
            return refusal
        }
    }
}
