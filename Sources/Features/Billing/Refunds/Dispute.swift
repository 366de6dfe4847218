import Primitives
import Storage

/// A bank's question about a payment.
package struct Dispute: Sendable, Equatable {
    package enum State: String, Sendable, Codable, CaseIterable, DatabaseValue {
        /// The points are frozen.
        case open
        /// The points are the customer's again.
        case won
        /// The money is gone, and so are the points.
        case lost
    }

    /// The gateway's name of it.
    let name: String
    package let state: State
    /// The amount as the bank has reported it, with the net amount and the points that were set aside for it.
    package let plan: RefundPlan
    /// Of one that was read.
    private(set) var openedAt: Timestamp?
    private(set) var endedAt: Timestamp?

    /// What the stages of one dispute have in common: Cashfree's are called `number/STAGE`.
    static func root(_ name: String) -> Substring { name.prefix { $0 != "/" } }
}

/// SQL of `disputes`. Whoever changes them holds the lock of their payment.
struct DisputeStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    /// The newest last.
    func list(of payment: PaymentID) throws -> [Dispute] {
        try transaction.rows(
            """
            SELECT d.*, p.currency FROM disputes d
            JOIN payments p ON p.workspace_id = d.workspace_id AND p.id = d.payment_id
            WHERE d.workspace_id = \(workspace) AND d.payment_id = \(payment) ORDER BY d.opened_at, d.gateway_dispute
            """
        ).map(Dispute.init)
    }

    func insert(_ dispute: Dispute, of payment: PaymentID, at now: Timestamp) throws {
        let ended = dispute.state == .open ? nil : now
        try transaction.run(
            """
            INSERT INTO disputes (workspace_id, payment_id, gateway_dispute, state, amount, net, points, opened_at, ended_at)
            VALUES (\(workspace), \(payment), \(dispute.name), \(dispute.state), \(dispute.plan.amount.minor),
                \(dispute.plan.net.minor), \(dispute.plan.points), \(now), \(ended))
            """
        )
    }

    func end(_ name: String, of payment: PaymentID, as state: Dispute.State, at now: Timestamp) throws {
        try transaction.run(
            """
            UPDATE disputes SET state = \(state), ended_at = \(now)
            WHERE workspace_id = \(workspace) AND payment_id = \(payment) AND gateway_dispute = \(name)
            """
        )
    }
}

extension Dispute {
    init(_ row: Row) throws {
        let currency: String = try row["currency"]
        name = try row["gateway_dispute"]
        state = try row["state"]
        plan = RefundPlan(
            amount: Money(minor: try row["amount"], currency: currency),
            net: Money(minor: try row["net"], currency: currency),
            points: try row["points"]
        )
        openedAt = try row["opened_at"]
        endedAt = try row["ended_at"]
    }
}
