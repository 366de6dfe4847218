import Primitives
import Storage

/// SQL over the parked statuses of all workspaces.
///
/// `CROSS JOIN` keeps SQLite from beginning with the messages: the table is empty whenever statistics are made, so it knows
/// nothing of it, and every look would walk through all messages that ever were sent.
struct ParkedStore {
    let transaction: Transaction

    /// Statuses that were parked while, in another process, their message was just being named: neither transaction saw the
    /// other. They are taken out.
    func meanwhileKnown(since: Timestamp, limit: Int) throws -> [Found] {
        let rows = try transaction.rows(
            """
            SELECT p.workspace_id, p.wamid, p.status, p.body, m.channel_id FROM parked_statuses p CROSS JOIN messages m
            WHERE p.parked_at >= \(since)
             AND m.workspace_id = p.workspace_id AND m.wamid = p.wamid AND m.direction = 'out'
            ORDER BY p.parked_at LIMIT \(limit)
            """
        )
        let found = try rows.map { row in
            Found(
                workspace: try row["workspace_id"],
                channel: try row["channel_id"],
                wamid: try row["wamid"],
                status: try row["status"],
                body: try row["body"]
            )
        }
        try transaction.runEach(
            found.map { parked in
                """
                DELETE FROM parked_statuses
                WHERE workspace_id = \(parked.workspace) AND wamid = \(parked.wamid) AND status = \(parked.status)
                """
            }
        )
        return found
    }

    /// A look that costs no write: nearly always there are none.
    func isAnyKnown(since: Timestamp) throws -> Bool {
        try transaction.row(
            """
            SELECT p.wamid FROM parked_statuses p CROSS JOIN messages m
            WHERE p.parked_at >= \(since)
             AND m.workspace_id = p.workspace_id AND m.wamid = p.wamid AND m.direction = 'out'
            LIMIT 1
            """
        ) != nil
    }

    struct Found {
        let workspace: WorkspaceID
        let channel: ChannelID
        let wamid: String
        let status: String
        let body: String
    }

    func prune(before: Timestamp, limit: Int) throws -> Int {
        try transaction.run(
            """
            DELETE FROM parked_statuses WHERE (workspace_id, wamid, status) IN (
                SELECT workspace_id, wamid, status FROM parked_statuses
                WHERE parked_at < \(before) ORDER BY parked_at LIMIT \(limit))
            """
        )
    }
}
