import Invoices
import Primitives
import Storage

/// SQL of `refunds`. Whoever changes them holds the lock of their payment.
struct RefundStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    func insert(
        _ id: RefundID,
        _ plan: RefundPlan,
        of payment: PaymentID,
        reason: String,
        gatewayRefund: String? = nil,
        by creator: String,
        at now: Timestamp
    ) throws {
        try transaction.run(
            """
            INSERT INTO refunds (workspace_id, id, payment_id, state, amount, net, points, reason, gateway_refund, created_by,
                created_at)
            VALUES (\(workspace), \(id), \(payment), \(Refund.State.pending), \(plan.amount.minor), \(plan.net.minor),
                \(plan.points), \(reason), \(gatewayRefund), \(creator), \(now))
            """
        )
    }

    /// The newest last, and at most 100: in a gateway's own console there may be made any number.
    func list(of payment: PaymentID, currency: String) throws -> [Refund] {
        try transaction.rows(
            """
            SELECT * FROM refunds WHERE workspace_id = \(workspace) AND payment_id = \(payment)
            ORDER BY id DESC LIMIT 100
            """
        ).reversed().map { try Refund($0, currency: currency) }
    }

    func pending(of payment: PaymentID, currency: String) throws -> [Refund] {
        try transaction.rows(
            """
            SELECT * FROM refunds WHERE workspace_id = \(workspace) AND payment_id = \(payment)
                AND state = \(Refund.State.pending) ORDER BY id LIMIT 100
            """
        ).map { try Refund($0, currency: currency) }
    }

    func count(of payment: PaymentID) throws -> Int {
        let row = try transaction.row(
            "SELECT count(*) AS count FROM refunds WHERE workspace_id = \(workspace) AND payment_id = \(payment)"
        )
        return try row?["count"] ?? 0
    }

    func find(_ id: RefundID, currency: String) throws -> Refund? {
        try transaction.row("SELECT * FROM refunds WHERE workspace_id = \(workspace) AND id = \(id)")
            .map { try Refund($0, currency: currency) }
    }

    /// By the gateway's name of it.
    func find(_ name: String, of payment: PaymentID, currency: String) throws -> Refund? {
        try transaction.row(
            """
            SELECT * FROM refunds
            WHERE workspace_id = \(workspace) AND payment_id = \(payment) AND gateway_refund = \(name)
            """
        ).map { try Refund($0, currency: currency) }
    }

    /// Whose the refund is.
    func payment(of id: RefundID) throws -> PaymentID? {
        try transaction.row("SELECT payment_id FROM refunds WHERE workspace_id = \(workspace) AND id = \(id)")?[
            "payment_id"
        ]
    }

    func set(_ change: SQL, of id: RefundID) throws {
        try transaction.run("UPDATE refunds SET \(change) WHERE workspace_id = \(workspace) AND id = \(id)")
    }
}

extension Refund {
    init(_ row: Row, currency: String) throws {
        id = try row["id"]
        payment = try row["payment_id"]
        state = try row["state"]
        plan = RefundPlan(
            amount: Money(minor: try row["amount"], currency: currency),
            net: Money(minor: try row["net"], currency: currency),
            points: try row["points"]
        )
        reason = try row["reason"]
        gatewayRefund = try row["gateway_refund"]
        document = try row["document_id"]
        createdAt = try row["created_at"]
    }
}

extension RefundPlan {
    init(amount: Money, net: Money, points: Points) {
        self.amount = amount
        self.net = net
        self.points = points
    }
}
