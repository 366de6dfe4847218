import Primitives
import Storage

/// SQL of `subscriptions` and what tells of them.
struct SubscriptionStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    func find() throws -> Subscription? {
        try transaction.row("SELECT * FROM subscriptions WHERE workspace_id = \(workspace)").map(Subscription.init)
    }

    /// The subscription, which nobody else changes until the transaction ends. It is locked before its payments are.
    func lock() throws -> Subscription? {
        try transaction.row(
            "SELECT * FROM subscriptions WHERE workspace_id = \(workspace)\(postgres: " FOR UPDATE")"
        ).map(Subscription.init)
    }

    func save(_ new: Subscription) throws {
        let upcoming = try new.upcoming.map(StoredJSON.text)
        try transaction.run(
            """
            INSERT INTO subscriptions (workspace_id, plan_id, state, term, currency, extra_members, extra_channels, price,
                started_at, anchor, period_from, period_to, trial_ends_at, ends_at, upcoming, payment_id, paid_by, held_at,
                version)
            VALUES (\(workspace), \(new.plan), \(new.state), \(new.term), \(new.currency), \(new.extraMembers),
                \(new.extraChannels), \(new.price.minor), \(new.startedAt), \(new.anchor), \(new.periodFrom),
                \(new.periodTo), \(new.trialEndsAt), \(new.endsAt), \(upcoming), \(new.payment), \(new.paidBy),
                \(new.heldAt), \(new.version))
            ON CONFLICT (workspace_id) DO UPDATE SET
                plan_id = excluded.plan_id, state = excluded.state, term = excluded.term,
                extra_members = excluded.extra_members, extra_channels = excluded.extra_channels,
                price = excluded.price, started_at = excluded.started_at, anchor = excluded.anchor,
                period_from = excluded.period_from, period_to = excluded.period_to,
                trial_ends_at = excluded.trial_ends_at, ends_at = excluded.ends_at, upcoming = excluded.upcoming,
                payment_id = excluded.payment_id, paid_by = excluded.paid_by, held_at = excluded.held_at,
                version = excluded.version
            """
        )
    }

    func delete() throws {
        try transaction.run("DELETE FROM subscriptions WHERE workspace_id = \(workspace)")
    }

    func record(_ change: SubscriptionChange) throws {
        try transaction.run(
            """
            INSERT INTO subscription_changes (workspace_id, id, at, actor, event, state_before, state, plan_id, detail)
            VALUES (\(workspace), \(change.id), \(change.at), \(change.actor), \(change.event), \(change.before),
                \(change.state), \(change.plan), \(change.detail))
            """
        )
    }

    func insertPeriod(_ order: SubscriptionOrder, net: Money, paidBy payment: PaymentID, at now: Timestamp) throws {
        try transaction.run(
            """
            INSERT INTO subscription_periods (workspace_id, payment_id, plan_id, period_from, period_to, net, currency, at)
            VALUES (\(workspace), \(payment), \(order.plan), \(order.from), \(order.to), \(net.minor), \(net.currency),
                \(now))
            """
        )
    }

    /// As its document states it.
    func setNet(_ net: Money, ofPeriodPaidBy payment: PaymentID) throws {
        try transaction.run(
            """
            UPDATE subscription_periods SET net = \(net.minor)
            WHERE workspace_id = \(workspace) AND payment_id = \(payment)
            """
        )
    }
}

/// A line of `subscription_changes`.
struct SubscriptionChange {
    let id: Int64
    let at: Timestamp
    let actor: String
    let event: String
    let before: SubscriptionState?
    /// A state's word, or `unlimited`.
    let state: String
    let plan: PlanID
    let detail: String
}

extension Subscription {
    init(_ row: Row) throws {
        let currency: String = try row["currency"]
        let upcoming: String? = try row["upcoming"]
        self.init(
            workspace: try row["workspace_id"],
            plan: try row["plan_id"],
            state: try row["state"],
            term: try row["term"],
            currency: currency,
            extraMembers: try row["extra_members"],
            extraChannels: try row["extra_channels"],
            price: Money(minor: try row["price"], currency: currency),
            startedAt: try row["started_at"],
            anchor: try row["anchor"],
            periodFrom: try row["period_from"],
            periodTo: try row["period_to"],
            trialEndsAt: try row["trial_ends_at"],
            endsAt: try row["ends_at"],
            upcoming: try upcoming.map { try StoredJSON.read($0) },
            payment: try row["payment_id"],
            paidBy: try row["paid_by"],
            heldAt: try row["held_at"],
            version: try row["version"]
        )
    }
}
