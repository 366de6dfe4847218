import Primitives
import Storage

/// SQL of `suspense`. Whoever changes a row holds the lock of its payment.
struct SuspenseStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    /// - Returns: whether it is new: the same money is set aside once.
    @discardableResult
    func insert(_ id: SuspenseID, _ capture: Capture, _ reason: SuspenseReason, of payment: Payment, at now: Timestamp)
        throws -> Bool
    {
        let inserted = try transaction.run(
            """
            INSERT INTO suspense (workspace_id, id, payment_id, gateway, gateway_payment, amount, currency, reason, at)
            VALUES (\(workspace), \(id), \(payment.id), \(payment.gateway), \(capture.name), \(capture.amount.minor),
                \(capture.amount.currency), \(reason), \(now))
            ON CONFLICT (workspace_id, payment_id, gateway_payment) DO NOTHING
            """
        )
        return inserted == 1
    }

    func names(of payment: PaymentID) throws -> [String] {
        try transaction.rows(
            "SELECT gateway_payment FROM suspense WHERE workspace_id = \(workspace) AND payment_id = \(payment)"
        ).map { try $0["gateway_payment"] }
    }

    func list(of payment: PaymentID) throws -> [Suspense] {
        try transaction.rows(
            "SELECT * FROM suspense WHERE workspace_id = \(workspace) AND payment_id = \(payment) ORDER BY id"
        ).map(Suspense.init)
    }

    func find(_ id: SuspenseID) throws -> Suspense? {
        try transaction.row("SELECT * FROM suspense WHERE workspace_id = \(workspace) AND id = \(id)").map(
            Suspense.init
        )
    }

    /// What is to be done; `nil` takes a decision back that came to nothing.
    func decide(_ decision: SuspenseDecision?, _ id: SuspenseID) throws {
        try transaction.run(
            """
            UPDATE suspense SET decided_as = \(decision?.kind), decided_reason = \(decision?.reason),
                decided_by = \(decision?.by), decided_at = \(decision?.at)
            WHERE workspace_id = \(workspace) AND id = \(id) AND resolved_at IS NULL
            """
        )
    }

    /// It is done.
    ///
    /// - Returns: whether it was not before.
    @discardableResult
    func resolve(_ id: SuspenseID, _ resolution: String, creditedAs: PaymentID? = nil, at now: Timestamp) throws -> Bool
    {
        try transaction.run(
            """
            UPDATE suspense SET resolved_at = \(now), resolution = \(resolution), credited_as = \(creditedAs)
            WHERE workspace_id = \(workspace) AND id = \(id) AND resolved_at IS NULL
            """
        ) == 1
    }

    /// Whether money of this payment still waits.
    func isOpen(_ payment: PaymentID) throws -> Bool {
        try transaction.row(
            """
            SELECT 1 AS one FROM suspense
            WHERE workspace_id = \(workspace) AND payment_id = \(payment) AND resolved_at IS NULL LIMIT 1
            """
        ) != nil
    }

    /// In whichever workspace it is.
    static func find(_ id: SuspenseID, in transaction: Transaction) throws -> Suspense? {
        try transaction.row("SELECT * FROM suspense WHERE id = \(id)").map(Suspense.init)
    }

    /// Of all workspaces: what waits with the oldest first, what is done with the newest first.
    static func page(
        isOpen: Bool,
        after last: SuspenseID?,
        limit: Int,
        in transaction: Transaction
    ) throws -> [Suspense] {
        var sql: SQL = "SELECT * FROM suspense WHERE "
        sql += isOpen ? "resolved_at IS NULL" : "resolved_at IS NOT NULL"
        if let last { sql += isOpen ? " AND id > \(last)" : " AND id < \(last)" }
        sql += isOpen ? " ORDER BY id" : " ORDER BY id DESC"
        return try transaction.rows(sql + " LIMIT \(limit)").map(Suspense.init)
    }

    /// What waits of the money that the gateway says it has sent back.
    static func waiting(_ report: RefundReport, of gateway: GatewayID, in transaction: Transaction) throws -> [Suspense]
    {
        try transaction.rows(
            """
            SELECT * FROM suspense
            WHERE gateway = \(gateway) AND gateway_payment = \(report.gatewayPayment) AND amount = \(report.amount.minor)
                AND resolved_at IS NULL ORDER BY id
            """
        ).map(Suspense.init)
    }
}

extension Suspense {
    init(_ row: Row) throws {
        id = try row["id"]
        workspace = try row["workspace_id"]
        payment = try row["payment_id"]
        gateway = try row["gateway"]
        capture = Capture(
            name: try row["gateway_payment"],
            amount: Money(minor: try row["amount"], currency: try row["currency"])
        )
        reason = try row["reason"]
        at = try row["at"]
        let kind: SuspenseDecision.Kind? = try row["decided_as"]
        decision = try kind.map {
            SuspenseDecision(
                kind: $0,
                reason: try row["decided_reason"] ?? "",
                by: try row["decided_by"] ?? "",
                at: try row["decided_at"]
            )
        }
        resolvedAt = try row["resolved_at"]
        resolution = try row["resolution"]
    }
}
