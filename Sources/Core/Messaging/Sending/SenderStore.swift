import Primitives
import Storage

/// SQL of who sends for a channel, and of messages whose sender is gone.
struct SenderStore {
    let transaction: Transaction

    /// How long a process counts as alive after its last beat. Beats come every three seconds.
    static let silence: Duration = .seconds(15)

    func beat(_ workspace: WorkspaceID, _ channel: ChannelID, owner: Int64, at: Timestamp) throws {
        try transaction.run(
            """
            INSERT INTO channel_dispatchers (workspace_id, channel_id, owner, seen_at)
            VALUES (\(workspace), \(channel), \(owner), \(at))
            ON CONFLICT (workspace_id, channel_id, owner) DO UPDATE SET seen_at = excluded.seen_at
            """
        )
    }

    func alive(_ workspace: WorkspaceID, _ channel: ChannelID, at: Timestamp) throws -> [Int64] {
        try transaction.rows(
            """
            SELECT owner FROM channel_dispatchers
            WHERE workspace_id = \(workspace) AND channel_id = \(channel) AND seen_at > \(at - Self.silence)
            """
        ).map { try $0["owner"] }
    }

    func leave(_ workspace: WorkspaceID, _ channel: ChannelID, owner: Int64) throws {
        try transaction.run(
            """
            DELETE FROM channel_dispatchers
            WHERE workspace_id = \(workspace) AND channel_id = \(channel) AND owner = \(owner)
            """
        )
    }

    /// Takes every process for dead: for a start at which no other can be alive.
    func forgetAll() throws {
        try transaction.run("DELETE FROM channel_dispatchers")
    }

    /// Messages that a process took into its hands and that no living one has, or has for so long that its answer cannot have been
    /// written: whether they were sent is not known.
    func orphaned(
        _ workspace: WorkspaceID,
        _ channel: ChannelID,
        at: Timestamp,
        since: Timestamp,
        limit: Int
    ) throws -> [MessageID] {
        let owners = try alive(workspace, channel, at: at)
        let sql = Self.orphaned(workspace, channel, alive: owners, since: since, limit: limit)
        return try transaction.rows(sql).map { try $0["id"] }
    }

    /// The condition on the state is that of `messages_in_hand`, word for word: see there.
    static func orphaned(
        _ workspace: WorkspaceID,
        _ channel: ChannelID,
        alive owners: [Int64],
        since: Timestamp,
        limit: Int
    ) -> SQL {
        var sql: SQL = """
            SELECT id FROM messages
            WHERE workspace_id = \(workspace) AND channel_id = \(channel) AND state = 1
            """
        if !owners.isEmpty { sql += " AND (owner NOT IN \(list: owners) OR submitted_at < \(since))" }
        return sql + " ORDER BY id LIMIT \(limit)\(postgres: " FOR UPDATE SKIP LOCKED")"
    }

    /// Messages of unknown outcome of which nothing was heard since `before`.
    func overdue(_ workspace: WorkspaceID, _ channel: ChannelID, before: Timestamp, limit: Int) throws -> [MessageID] {
        try transaction.rows(Self.overdue(workspace, channel, before: before, limit: limit)).map { try $0["id"] }
    }

    /// The condition on the state is that of `messages_unknown`, word for word.
    static func overdue(_ workspace: WorkspaceID, _ channel: ChannelID, before: Timestamp, limit: Int) -> SQL {
        """
        SELECT id FROM messages
        WHERE workspace_id = \(workspace) AND channel_id = \(channel) AND state = 2 AND submitted_at < \(before)
        ORDER BY submitted_at, id LIMIT \(limit)\(postgres: " FOR UPDATE SKIP LOCKED")
        """
    }

    /// Lets go of processes that have not been heard of since `before`.
    func prune(before: Timestamp) throws {
        try transaction.run("DELETE FROM channel_dispatchers WHERE seen_at < \(before)")
    }
}
