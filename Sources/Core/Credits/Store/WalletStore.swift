import Primitives
import Storage

/// SQL of `wallets`, `transfers` and `alert_states`.
struct WalletStore {
    let transaction: Transaction

    /// - Returns: false when there is a wallet already.
    func insert(_ workspace: WorkspaceID, book: String, at now: Timestamp) throws -> Bool {
        let inserted = try transaction.run(
            """
            INSERT INTO wallets (workspace_id, book, last_at, opened_at) VALUES (\(workspace), \(book), \(now), \(now))
            ON CONFLICT (workspace_id) DO NOTHING
            """
        )
        guard inserted == 1 else { return false }
        // Not armed: a wallet that starts at nothing has crossed no line.
        try transaction.runEach(
            AlertRule.Name.allCases.map { name in
                """
                INSERT INTO alert_states (workspace_id, name, armed, changed_at)
                VALUES (\(workspace), \(name.rawValue), 0, \(now))
                """
            }
        )
        return true
    }

    /// The wallet, and until the end of the transaction nobody else's to change.
    ///
    /// The alerts' rows are locked with it: PostgreSQL, when it has waited, reads anew only what it locks, and by old alerts
    /// a crossing would be told a second time.
    func lock(_ workspace: WorkspaceID) throws -> WalletRow {
        try find(workspace, suffix: "\(postgres: " FOR UPDATE OF w, n, l")")
    }

    func find(_ workspace: WorkspaceID) throws -> WalletRow {
        try find(workspace, suffix: "")
    }

    func find(_ workspaces: [WorkspaceID]) throws -> [WalletRow] {
        try transaction.rows(Self.selection + " WHERE w.workspace_id IN \(list: workspaces)").map(WalletRow.init)
    }

    private func find(_ workspace: WorkspaceID, suffix: SQL) throws -> WalletRow {
        let row = try transaction.row(Self.selection + " WHERE w.workspace_id = \(workspace)\(suffix)")
        guard let row else { throw CreditError.noWallet(workspace) }
        return try WalletRow(row)
    }

    private static let selection: SQL = """
        SELECT w.*, n.armed AS notice_armed, l.armed AS lock_armed,
            (SELECT i.restored_at FROM instance_marks i WHERE i.place = 1) AS restored_at
        FROM wallets w
        JOIN alert_states n ON n.workspace_id = w.workspace_id AND n.name = 'notice'
        JOIN alert_states l ON l.workspace_id = w.workspace_id AND l.name = 'lock'
        """

    /// How many wallets each price book has.
    func countByBook() throws -> [String: Int] {
        try transaction.rows("SELECT book, count(*) AS count FROM wallets GROUP BY book").reduce(into: [:]) {
            $0[try $1["book"]] = try $1["count"]
        }
    }

    /// Of the movement with this key; `nil` when there is none.
    func amount(of idempotencyKey: String, in workspace: WorkspaceID) throws -> Points? {
        try transaction.row(
            "SELECT amount FROM transfers WHERE workspace_id = \(workspace) AND idempotency_key = \(idempotencyKey)"
        )?["amount"]
    }

    func workspaces() throws -> [WorkspaceID] {
        try transaction.rows("SELECT workspace_id FROM wallets ORDER BY workspace_id").map { try $0["workspace_id"] }
    }

    func update(_ workspace: WorkspaceID, _ balances: Balances, lastSequence: Int64, lastAt: Timestamp) throws {
        try transaction.run(
            """
            UPDATE wallets SET available = \(balances.available), held = \(balances.held), spent = \(balances.spent),
                expired = \(balances.expired), paid_in = \(balances.paidIn), promo_in = \(balances.promoIn),
                adjusted = \(balances.adjusted), last_sequence = \(lastSequence), last_at = \(lastAt)
            WHERE workspace_id = \(workspace)
            """
        )
    }

    func insert(_ transfers: [Transfer], workspace: WorkspaceID, after sequence: Int64, at moment: Timestamp) throws {
        try transaction.runEach(
            zip(transfers, (sequence + 1)...).map { transfer, sequence in
                """
                INSERT INTO transfers (
                    workspace_id, sequence, kind, debit, credit, amount, idempotency_key, hold_id, lot_id, batch_id, at)
                VALUES (
                    \(workspace), \(sequence), \(transfer.kind), \(transfer.kind.debit), \(transfer.kind.credit),
                    \(transfer.amount), \(transfer.idempotencyKey), \(transfer.hold), \(transfer.lot), \(transfer.batch),
                    \(moment))
                """
            }
        )
    }

    /// - Parameter version: never used before, not even by a transaction that was rolled back.
    func setTiersVersion(_ version: Int64, of workspace: WorkspaceID) throws {
        try transaction.run("UPDATE wallets SET tiers_version = \(version) WHERE workspace_id = \(workspace)")
    }

    /// To be asked with the wallet locked.
    func isArmed(_ name: AlertRule.Name, of workspace: WorkspaceID) throws -> Bool {
        try transaction.row(
            "SELECT armed FROM alert_states WHERE workspace_id = \(workspace) AND name = \(name.rawValue)"
        )?["armed"] ?? false
    }

    /// From now on every movement is later than the moment that is given back: what is before it is complete.
    func seal(_ workspace: WorkspaceID, at now: Timestamp) throws -> Timestamp {
        let sealed = max(now, try lock(workspace).lastAt) + .milliseconds(1)
        try transaction.run("UPDATE wallets SET last_at = \(sealed) WHERE workspace_id = \(workspace)")
        return sealed
    }

    /// - Returns: how often the alert has fired.
    func setAlert(_ name: AlertRule.Name, armed: Bool, of workspace: WorkspaceID, at now: Timestamp) throws -> Int64 {
        let row = try transaction.row(
            """
            UPDATE alert_states SET armed = \(armed), epoch = epoch + \(armed ? 0 : 1), changed_at = \(now)
            WHERE workspace_id = \(workspace) AND name = \(name.rawValue) RETURNING epoch
            """
        )
        return try row?["epoch"] ?? 0
    }
}
