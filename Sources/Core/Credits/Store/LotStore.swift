import Primitives
import Storage

/// SQL of `lots`.
struct LotStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    /// Those that still hold points. Few: one per purchase that is not used up.
    func live() throws -> [Lot] {
        try transaction.rows(
            """
            SELECT * FROM lots\(indexed: "lots_live") WHERE workspace_id = \(workspace) AND amount > used + expired + clawed
            """
        ).map(Lot.init)
    }

    func find(reference: String) throws -> Lot? {
        try transaction.row(
            "SELECT * FROM lots WHERE workspace_id = \(workspace) AND reference = \(reference)"
        ).map(Lot.init)
    }

    func find(_ id: LotID) throws -> Lot? {
        try transaction.row("SELECT * FROM lots WHERE workspace_id = \(workspace) AND id = \(id)").map(Lot.init)
    }

    func newest(limit: Int) throws -> [GrantedLot] {
        try transaction.rows(
            "SELECT * FROM lots WHERE workspace_id = \(workspace) ORDER BY id DESC LIMIT \(limit)"
        ).map(GrantedLot.init)
    }

    func granted(_ id: LotID) throws -> GrantedLot? {
        try transaction.row("SELECT * FROM lots WHERE workspace_id = \(workspace) AND id = \(id)").map(GrantedLot.init)
    }

    func insert(_ lot: Lot, reference: String, reason: String?, at now: Timestamp) throws {
        try transaction.run(
            """
            INSERT INTO lots (
                workspace_id, id, kind, reference, reason, amount, used, expired, priority, expires_at, granted_at)
            VALUES (
                \(workspace), \(lot.id), \(lot.kind), \(reference), \(reason), \(lot.amount), \(lot.used),
                \(lot.expired), \(lot.priority), \(lot.expiresAt), \(now))
            """
        )
    }

    func update(_ lots: [Lot]) throws {
        try transaction.runEach(
            lots.map { lot in
                """
                UPDATE lots SET held = \(lot.held), used = \(lot.used), expired = \(lot.expired),
                    clawed = \(lot.clawed)
                WHERE workspace_id = \(workspace) AND id = \(lot.id)
                """
            }
        )
    }

    /// When the next lot with free points runs out.
    func nextExpiry() throws -> Timestamp? {
        try transaction.row(
            """
            SELECT min(expires_at) AS next FROM lots\(indexed: "lots_live")
            WHERE workspace_id = \(workspace) AND amount > used + expired + clawed
                AND amount > held + used + expired + clawed
            """
        )?["next"]
    }
}

extension Lot {
    init(_ row: Row) throws {
        self.init(
            id: try row["id"],
            kind: try row["kind"],
            amount: try row["amount"],
            priority: try row["priority"],
            expiresAt: try row["expires_at"],
            held: try row["held"],
            used: try row["used"],
            expired: try row["expired"],
            clawed: try row["clawed"]
        )
    }
}

extension GrantedLot {
    init(_ row: Row) throws {
        self.init(
            lot: try Lot(row),
            reference: try row["reference"],
            reason: try row["reason"],
            grantedAt: try row["granted_at"]
        )
    }
}
