import Events
import Primitives
import Storage

/// The highest identity in the database: when the clock was set back while nothing ran, new ones must still come after the
/// old ones, or events would not be seen and jobs and messages would be made out of order.
enum NewestID {
    /// Every workspace is asked for its last, which an index knows: nothing is looked through.
    ///
    /// - Returns: `nil` in an empty database.
    static func find(in transaction: Transaction) throws -> Int64? {
        let row = try transaction.row(
            """
            SELECT
                (SELECT max(id) FROM webhook_inbox) AS inbox,
                (SELECT max(id) FROM jobs WHERE workspace_id = 0) AS instance,
                (SELECT max((SELECT max(j.id) FROM jobs j WHERE j.workspace_id = w.workspace_id)) FROM workspaces w) AS jobs,
                (SELECT max((SELECT max(m.id) FROM messages m WHERE m.workspace_id = w.workspace_id)) FROM workspaces w)
                    AS messages
            """
        )
        let event = try EventLog.newestID(in: transaction)?.rawValue
        let others = try ["inbox", "instance", "jobs", "messages"].map { name in
            let id: Int64? = if let row { try row[name] } else { nil }
            return id
        }
        return (others + [event]).compactMap { $0 }.max()
    }
}

extension World {
    /// To be called after the migrations and before anything is written.
    package func passOldIDs() async throws {
        if let newest = try await database.read(NewestID.find) { generator.advance(past: newest) }
    }
}
