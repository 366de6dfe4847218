package import Primitives
package import Routes
import Storage
import Workspaces

extension PlanService {
    /// A workspace's subscription in the operator's list.
    package struct Placed: Sendable {
        package let workspace: WorkspaceID
        package let name: String
        package let plan: Plan
        package let subscription: Subscription
    }

    /// What an operator wants a workspace to have.
    package struct Placement: Sendable {
        let plan: PlanID
        /// `nil` to leave it, or to begin as the plan says.
        let state: SubscriptionState?
        let trialEndsAt: Timestamp?
        let reason: String

        package init(
            plan: PlanID,
            state: SubscriptionState? = nil,
            trialEndsAt: Timestamp? = nil,
            reason: String
        ) {
            self.plan = plan
            self.state = state
            self.trialEndsAt = trialEndsAt
            self.reason = reason
        }
    }

    /// In the order of the workspaces.
    package func subscriptions(
        state: SubscriptionState?,
        plan: PlanID?,
        after last: WorkspaceID?,
        limit: Int
    ) async throws -> [Placed] {
        try await tools.database.read { transaction in
            var sql: SQL = "SELECT * FROM subscriptions WHERE workspace_id > \(last ?? WorkspaceID(rawValue: 0))"
            if let state { sql += " AND state = \(state)" }
            if let plan { sql += " AND plan_id = \(plan)" }
            let found = try transaction.rows(sql + " ORDER BY workspace_id LIMIT \(limit)").map(Subscription.init)
            return try found.map { try placed($0, transaction) }
        }
    }

    func placed(_ subscription: Subscription, _ transaction: Transaction) throws -> Placed {
        Placed(
            workspace: subscription.workspace,
            name: try WorkspaceStore(transaction).find(subscription.workspace)?.name ?? "",
            plan: try PlanStore(transaction).find(subscription.plan),
            subscription: subscription
        )
    }

    /// Puts a workspace on a plan, whatever it had. Nothing is charged and nothing is given back.
    ///
    /// - Throws: `PlanError`.
    package func place(_ workspace: WorkspaceID, _ placement: Placement, by caller: Caller) async throws -> Placed {
        let reason = placement.reason.plainLine
        guard reason.hasLength(1...200), !reason.hasHiddenFormat else {
            throw PlanError.bad(field: "reason", words: "say why, in 1 to 200 characters")
        }
        return try await tools.database.write { transaction in
            let book = try SubscriptionBook(tools: tools, in: workspace, transaction)
            let plan = try book.plans.find(placement.plan)
            let present = try book.store.lock().map(book.advance)
            if let present { try book.dropPayment(of: present) }
            let changed = try SubscriptionPlacing(book: book, plan: plan, placement: placement).place(present)
            try book.write(changed, after: "operator", instead: present, by: caller.name, detail: reason)
            try SubscriptionJob(tools: tools).schedule(changed, book.terms, transaction)
            let detail = "\(plan.name), \(changed.state.words): \(reason)"
            try log.record("plans.placed", subject: "\(workspace)", detail: detail, by: caller, in: transaction)
            try audit.record(
                "plans.placed",
                subject: "\(plan.id)",
                detail: detail,
                by: OperatorLog.commandLine,
                of: workspace,
                in: transaction
            )
            if present?.plan != plan.id {
                try SubscriptionNews(book: book)
                    .planChanged(to: book.choice(of: changed), from: book.now, changed)
            }
            return try placed(changed, transaction)
        }
    }

    /// Takes a workspace off its plan: everything is unlimited again. Nothing happens where it has none.
    package func release(_ workspace: WorkspaceID, reason: String, by caller: Caller) async throws {
        let reason = reason.plainLine.cut(to: 200)
        try await tools.database.write { transaction in
            let book = try SubscriptionBook(tools: tools, in: workspace, transaction)
            guard let present = try book.store.lock() else { return }
            try book.dropPayment(of: present)
            try book.store.delete()
            try book.store.record(
                SubscriptionChange(
                    id: tools.ambient.rawID(),
                    at: book.now,
                    actor: caller.name,
                    event: "operator",
                    before: present.state,
                    state: "unlimited",
                    plan: present.plan,
                    detail: reason
                )
            )
            try SubscriptionNews(book: book).changed("unlimited")
            try log.record("plans.released", subject: "\(workspace)", detail: reason, by: caller, in: transaction)
            try audit.record(
                "plans.released",
                subject: "\(present.plan)",
                detail: reason,
                by: OperatorLog.commandLine,
                of: workspace,
                in: transaction
            )
        }
    }
}
