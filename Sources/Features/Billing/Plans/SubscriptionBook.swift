import Events
import Primitives
import Storage
import Workspaces

/// Changes a workspace's subscription, inside one transaction and under the lock of its row.
struct SubscriptionBook {
    let tools: PaymentTools
    let transaction: Transaction
    let workspace: Workspace
    let terms: SubscriptionTerms

    /// - Throws: `PlanError.workspaceNotFound`.
    init(tools: PaymentTools, in id: WorkspaceID, _ transaction: Transaction) throws {
        guard let workspace = try WorkspaceStore(transaction).find(id) else { throw PlanError.workspaceNotFound(id) }
        self.tools = tools
        self.transaction = transaction
        self.workspace = workspace
        terms = try tools.settings.settings(in: transaction).subscriptions
    }

    var store: SubscriptionStore { SubscriptionStore(transaction, in: workspace.id) }
    var plans: PlanStore { PlanStore(transaction) }
    var now: Timestamp { tools.ambient.now() }

    /// The subscription as it is now: what its time has brought since it was looked at last is written first.
    ///
    /// - Throws: `PlanError.noSubscription`.
    func current() throws -> Subscription {
        guard let subscription = try store.lock() else { throw PlanError.noSubscription }
        return try advance(subscription)
    }

    func choice(of subscription: Subscription) throws -> PlanChoice {
        PlanChoice(
            try plans.find(subscription.plan),
            subscription.term,
            extraMembers: subscription.extraMembers,
            extraChannels: subscription.extraChannels
        )
    }

    /// What is to begin at the end of the period.
    func next(of subscription: Subscription) throws -> PlanChoice {
        guard let upcoming = subscription.upcoming else { return try choice(of: subscription) }
        return PlanChoice(
            try plans.find(upcoming.plan),
            upcoming.term,
            extraMembers: upcoming.extraMembers,
            extraChannels: upcoming.extraChannels
        )
    }

    /// Whether nothing has to be paid for the next period any more.
    func isCovered(_ subscription: Subscription) throws -> Bool {
        try subscription.upcoming?.paid != nil || next(of: subscription).price(in: subscription.currency).minor == 0
    }

    /// Makes all the changes that the time brings, in their order.
    func advance(_ subscription: Subscription) throws -> Subscription {
        var present = subscription
        while let event = try due(present) {
            var standing = SubscriptionStanding(present.state, unpaid: terms.unpaid)
            guard standing.hear(event) else { break }
            var changed = present
            changed.state = standing.state
            switch event {
            case .trialEnded(isCovered: true), .periodEnded(isCovered: true): changed = try movedOn(changed)
            case .endReached:
                changed.upcoming = nil
                changed.version += 1
            default: break
            }
            try write(changed, after: event.word, instead: present, by: "time")
            try SubscriptionNews(book: self).tell(changed, after: event)
            present = changed
        }
        return present
    }

    private func due(_ subscription: Subscription) throws -> SubscriptionStanding.Event? {
        switch subscription.state {
        case .trialing where now >= subscription.periodTo: .trialEnded(isCovered: try isCovered(subscription))
        case .active where now >= subscription.periodTo: .periodEnded(isCovered: try isCovered(subscription))
        case .pastDue where now >= subscription.periodTo + terms.grace: .graceEnded
        case .cancelled where now >= subscription.endsAt ?? subscription.periodTo: .endReached
        default: nil
        }
    }

    /// Into the period that is paid, or costs nothing.
    private func movedOn(_ subscription: Subscription) throws -> Subscription {
        var changed = subscription
        let choice = try next(of: subscription)
        changed.plan = choice.plan.id
        changed.extraMembers = choice.extraMembers
        changed.extraChannels = choice.extraChannels
        changed.upcoming = nil
        changed.periodFrom = subscription.periodTo
        if let paid = subscription.upcoming?.paid {
            changed.price = Money(minor: paid.price, currency: subscription.currency)
            changed.anchor = Timestamp(milliseconds: paid.anchor)
            changed.periodTo = Timestamp(milliseconds: paid.to)
            changed.paidBy = paid.payment
        } else {
            changed.price = .zero(subscription.currency)
            changed.paidBy = nil
            if choice.term != subscription.term || subscription.trialEndsAt == subscription.periodTo {
                changed.anchor = subscription.periodTo
            }
            changed.periodTo = changed.calendar(workspace.timeZone).end(after: subscription.periodTo, choice.term)
        }
        changed.term = choice.term
        return changed
    }

    /// Writes the change with its line in the journal and its event.
    func write(
        _ changed: Subscription,
        after event: String,
        instead before: Subscription?,
        by actor: String,
        detail: String = ""
    ) throws {
        try store.save(changed)
        try store.record(
            SubscriptionChange(
                id: tools.ambient.rawID(),
                at: now,
                actor: actor,
                event: event,
                before: before?.state,
                state: changed.state.rawValue,
                plan: changed.plan,
                detail: detail
            )
        )
        try SubscriptionNews(book: self).changed(changed.state.rawValue)
    }

    /// Gives up the payment that is waited for: what it was for is offered no more.
    func dropPayment(of subscription: Subscription) throws {
        guard let id = subscription.payment,
            let payment = try PaymentStore(transaction, in: workspace.id).find(id), payment.state == .pending
        else { return }
        let cancelled = try PaymentBook(tools: tools, in: workspace.id, transaction).cancel(id)
        try CheckoutClosing(tools: tools).enqueue(cancelled, transaction)
    }
}
