package import Primitives
package import Storage
import Workspaces

/// What becomes of a subscription that somebody else than its owner begins or sets.
struct SubscriptionPlacing {
    let book: SubscriptionBook
    let plan: Plan
    let placement: PlanService.Placement

    /// - Throws: `PlanError.bad`, `.wrongState`, `.nextIsPaid`.
    func place(_ present: Subscription?) throws -> Subscription {
        let now = book.now
        var changed =
            present ?? Self.begun(plan, in: book.workspace, at: now)
        changed.plan = plan.id
        changed.payment = nil
        changed.version += 1
        // What is paid for is not taken away.
        if changed.upcoming?.paid == nil { changed.upcoming = nil }
        if present != nil, plan.limits.members == nil { changed.extraMembers = 0 }
        if present != nil, plan.limits.channels == nil { changed.extraChannels = 0 }
        if let wanted = placement.state {
            var standing = SubscriptionStanding(changed.state, unpaid: book.terms.unpaid)
            _ = standing.hear(.operator(wanted))
            changed.state = standing.state
            changed.heldAt = wanted == .paused ? now : nil
            changed.endsAt = nil
            try set(wanted, in: &changed)
        } else if let end = placement.trialEndsAt {
            guard changed.state == .trialing else {
                throw PlanError.wrongState(changed.state, wanted: SubscriptionState.trialing.rawValue)
            }
            try setTrial(end, &changed)
        }
        return changed
    }

    private func set(_ wanted: SubscriptionState, in changed: inout Subscription) throws {
        let now = book.now
        switch wanted {
        case .trialing:
            try setTrial(placement.trialEndsAt ?? now + .days(max(1, plan.trialDays)), &changed)
        case .active where changed.periodTo <= now || changed.trialEndsAt == changed.periodTo:
            // A period that nobody pays for, by the operator's kindness.
            changed.anchor = now
            changed.periodFrom = now
            changed.periodTo = changed.calendar(book.workspace.timeZone).end(after: now, changed.term)
            changed.price = .zero(changed.currency)
            changed.paidBy = nil
        case .cancelled: changed.endsAt = max(now, changed.periodTo)
        case .expired:
            guard changed.upcoming?.paid == nil else { throw PlanError.nextIsPaid(changed.periodTo) }
        case .pastDue: changed.periodTo = max(changed.periodFrom, min(changed.periodTo, now))
        case .active, .paused: break
        }
    }

    private func setTrial(_ end: Timestamp, _ changed: inout Subscription) throws {
        guard end > book.now, end <= book.now + .days(400) else {
            throw PlanError.bad(field: "trialEndsAt", words: "must be after now and within 400 days")
        }
        changed.trialEndsAt = end
        changed.periodTo = end
        changed.periodFrom = min(changed.periodFrom, book.now)
        changed.price = .zero(changed.currency)
        changed.paidBy = nil
    }

    /// As the plan says: on trial where it has one, in force where it costs nothing, and else due at once.
    static func begun(_ plan: Plan, in workspace: Workspace, at now: Timestamp) -> Subscription {
        let currency = workspace.currency
        let price = plan.price(in: currency)?.monthly ?? 0
        let calendar = BillingCalendar(anchor: now, zone: workspace.timeZone)
        let trialEnd: Timestamp? = plan.trialDays > 0 ? now + .days(plan.trialDays) : nil
        return Subscription(
            workspace: workspace.id,
            plan: plan.id,
            state: trialEnd != nil ? .trialing : price == 0 ? .active : .pastDue,
            term: .month,
            currency: currency,
            extraMembers: 0,
            extraChannels: 0,
            price: .zero(currency),
            startedAt: now,
            anchor: now,
            periodFrom: now,
            periodTo: trialEnd ?? (price == 0 ? calendar.end(after: now, .month) : now),
            trialEndsAt: trialEnd,
            version: 0
        )
    }
}

extension PaymentTools {
    /// Puts a new workspace on the operator's default plan, where there is one.
    package func startPlan(_ transaction: Transaction, _ workspace: WorkspaceID) throws {
        guard let plan = try PlanStore(transaction).standard() else { return }
        let book = try SubscriptionBook(tools: self, in: workspace, transaction)
        let begun = SubscriptionPlacing.begun(plan, in: book.workspace, at: book.now)
        try book.write(begun, after: "started", instead: nil, by: "sign-up", detail: plan.name)
        try SubscriptionJob(tools: self).schedule(begun, book.terms, transaction)
    }
}
