import Primitives
import Storage

/// SQL of `leases`.
struct LeaseStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    func insert(_ lease: Lease) throws {
        try transaction.run(
            """
            INSERT INTO leases (workspace_id, id, hold_id, owner, amount, expires_at)
            VALUES (\(workspace), \(lease.id), \(lease.hold), \(lease.owner), \(lease.amount), \(lease.expiresAt))
            """
        )
    }

    /// Takes from what is left of a lease. False when it has less, has ended, or belongs to another hold.
    func take(_ amount: Points, from id: LeaseID, of hold: HoldID) throws -> Bool {
        try transaction.run(
            """
            UPDATE leases SET assigned = assigned + \(amount)
            WHERE workspace_id = \(workspace) AND id = \(id) AND hold_id = \(hold) AND ended_at IS NULL
                AND assigned + \(amount) <= amount
            """
        ) == 1
    }

    /// Those of a hold that have something left. Locks them: an assignment under way is waited for.
    func unassigned(of hold: HoldID) throws -> [Lease] {
        try transaction.rows(
            """
            SELECT * FROM leases\(indexed: "leases_unassigned")
            WHERE workspace_id = \(workspace) AND hold_id = \(hold) AND ended_at IS NULL AND assigned < amount
            ORDER BY id\(postgres: " FOR UPDATE")
            """
        ).map(Lease.init)
    }

    /// Those whose owner has not come back in time. Locks them.
    func expired(at now: Timestamp, limit: Int) throws -> [Lease] {
        try transaction.rows(
            """
            SELECT * FROM leases\(indexed: "leases_unassigned")
            WHERE workspace_id = \(workspace) AND ended_at IS NULL AND assigned < amount AND expires_at <= \(now)
            ORDER BY id LIMIT \(limit)\(postgres: " FOR UPDATE")
            """
        ).map(Lease.init)
    }

    func find(_ id: LeaseID) throws -> Lease? {
        try transaction.row(
            "SELECT * FROM leases WHERE workspace_id = \(workspace) AND id = \(id)\(postgres: " FOR UPDATE")"
        ).map(Lease.init)
    }

    /// Ends leases: what they have not assigned is theirs no more.
    func end(_ leases: [Lease], at now: Timestamp) throws {
        try transaction.runEach(
            leases.map { lease in
                """
                UPDATE leases SET amount = assigned, ended_at = \(now)
                WHERE workspace_id = \(workspace) AND id = \(lease.id)
                """
            }
        )
    }
}

extension Lease {
    init(_ row: Row) throws {
        self.init(
            id: try row["id"],
            hold: try row["hold_id"],
            owner: try row["owner"],
            amount: try row["amount"],
            assigned: try row["assigned"],
            expiresAt: try row["expires_at"],
            endedAt: try row["ended_at"]
        )
    }
}
