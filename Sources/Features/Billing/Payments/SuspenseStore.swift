package import Primitives
import Storage

/// Money that came and was not credited.
package struct Suspense: Sendable, Equatable {
    package let id: SuspenseID
    package let workspace: WorkspaceID
    package let payment: PaymentID
    package let gateway: GatewayID
    package let capture: Capture
    package let reason: SuspenseReason
    package let at: Timestamp
    /// What was done about it; `nil` while it waits for the operator.
    package let resolution: String?
}

/// SQL of `suspense`.
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

    func find(_ id: SuspenseID) throws -> Suspense? {
        try transaction.row("SELECT * FROM suspense WHERE workspace_id = \(workspace) AND id = \(id)").map(
            Suspense.init
        )
    }

    func resolve(_ id: SuspenseID, _ resolution: String, at now: Timestamp) throws {
        try transaction.run(
            """
            UPDATE suspense SET resolved_at = \(now), resolution = \(resolution)
            WHERE workspace_id = \(workspace) AND id = \(id) AND resolved_at IS NULL
            """
        )
    }

    /// What waits for the operator, of all workspaces, the oldest first.
    static func waiting(in transaction: Transaction, limit: Int) throws -> [Suspense] {
        try transaction.rows("SELECT * FROM suspense WHERE resolved_at IS NULL ORDER BY at, id LIMIT \(limit)")
            .map(Suspense.init)
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
        resolution = try row["resolution"]
    }
}
