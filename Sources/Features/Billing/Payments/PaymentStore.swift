import Credits
import Invoices
import Primitives
import Storage

/// SQL of `payments`.
struct PaymentStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    func insert(_ new: NewPayment) throws {
        try transaction.run(
            """
            INSERT INTO payments (workspace_id, id, state, purpose, ordered, points, currency, net, tax, total, taxes, place_of_supply, supply,
                supplier, recipient, gateway, created_by, created_at, expires_at)
            VALUES (\(workspace), \(new.id), \(PaymentState.pending), \(new.purpose.name),
                \(try new.purpose.order.map(StoredJSON.text)), \(new.points), \(new.split.net.currency),
                \(new.split.net.minor), \(new.split.tax.minor), \(new.split.total.minor),
                \(try StoredTax.text(new.split)), \(new.split.placeOfSupply), \(new.split.supply.rawValue),
                \(try StoredJSON.text(new.supplier)), \(try StoredJSON.text(new.recipient)), \(new.gateway),
                \(new.createdBy), \(new.createdAt), \(new.expiresAt))
            """
        )
    }

    func find(_ id: PaymentID) throws -> Payment? {
        try transaction.row("SELECT * FROM payments WHERE workspace_id = \(workspace) AND id = \(id)").map(Payment.init)
    }

    /// The payment, which nobody else changes until the transaction ends. Everything about a payment is changed under it.
    ///
    /// - Throws: `BillingError.notFound`.
    func lock(_ id: PaymentID) throws -> Payment {
        let row = try transaction.row(
            "SELECT * FROM payments WHERE workspace_id = \(workspace) AND id = \(id)\(postgres: " FOR UPDATE")"
        )
        guard let row else { throw BillingError.notFound(id) }
        return try Payment(row)
    }

    /// The newest first.
    func page(_ state: PaymentState?, after last: PaymentID?, limit: Int) throws -> [Payment] {
        var sql: SQL = "SELECT * FROM payments WHERE workspace_id = \(workspace)"
        if let state { sql += " AND state = \(state)" }
        if let last { sql += " AND id < \(last)" }
        return try transaction.rows(sql + " ORDER BY id DESC LIMIT \(limit)").map(Payment.init)
    }

    func pendingCount() throws -> Int {
        let row = try transaction.row(
            """
            SELECT count(*) AS count FROM payments WHERE workspace_id = \(workspace) AND state = \(PaymentState.pending)
            """
        )
        return try row?["count"] ?? 0
    }

    /// Changes a payment that was read under `lock`.
    func set(_ change: SQL, of id: PaymentID) throws {
        try transaction.run("UPDATE payments SET \(change) WHERE workspace_id = \(workspace) AND id = \(id)")
    }

    /// Whose the gateway's words are; `nil` for nobody's.
    ///
    /// - Parameter isMoney: money that bears our name is ours whatever else it is called: an order of a charge that became a
    ///   link meanwhile. Other words under another name are not: an attempt failed, and the page may still be paid on.
    static func find(
        _ handle: PaymentHandle,
        isMoney: Bool,
        of gateway: GatewayID,
        in transaction: Transaction
    ) throws -> (WorkspaceID, PaymentID)? {
        if let reference = handle.reference {
            let row = try transaction.row(
                "SELECT workspace_id, id FROM payments WHERE reference = \(reference) AND gateway = \(gateway)"
            )
            if let row { return (try row["workspace_id"], try row["id"]) }
        }
        guard let id = handle.payment else { return nil }
        var sql: SQL = "SELECT workspace_id FROM payments WHERE id = \(id) AND gateway = \(gateway)"
        // Told before the gateway's answer to the opening of the page is on disk: then it has our name only.
        if !isMoney, handle.reference != nil { sql += " AND reference IS NULL" }
        return try transaction.row(sql).map { (try $0["workspace_id"], id) }
    }

    /// Whose the money is; money that was set aside is nobody's here.
    static func find(
        gatewayPayment: String,
        of gateway: GatewayID,
        in transaction: Transaction
    ) throws -> (WorkspaceID, PaymentID)? {
        let row = try transaction.row(
            """
            SELECT workspace_id, id FROM payments WHERE gateway_payment = \(gatewayPayment) AND gateway = \(gateway)
            """
        )
        return try row.map { (try $0["workspace_id"], try $0["id"]) }
    }
}
