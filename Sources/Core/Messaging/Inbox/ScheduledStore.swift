import Primitives
import Storage

/// SQL of messages that wait for their time. They stand in line in a parked lane, so that no dispatcher takes them.
struct ScheduledStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    func add(_ id: MessageID, in conversation: ConversationID) throws {
        try transaction.run("INSERT INTO scheduled_messages VALUES (\(workspace), \(conversation), \(id))")
    }

    /// By their time, at most 100.
    func list(of conversation: ConversationID) throws -> [Message] {
        try transaction.rows("SELECT m.* \(waiting(in: conversation)) ORDER BY m.send_at, m.id LIMIT 100")
            .map(Message.init)
    }

    func count(in conversation: ConversationID) throws -> Int {
        try transaction.row("SELECT count(*) AS count \(waiting(in: conversation))")?["count"] ?? 0
    }

    private func waiting(in conversation: ConversationID) -> SQL {
        """
        FROM scheduled_messages s CROSS JOIN messages m
        WHERE s.workspace_id = \(workspace) AND s.conversation_id = \(conversation)
        AND m.workspace_id = s.workspace_id AND m.id = s.message_id AND m.state = 0 AND m.lane >= \(Lane.parked)
        """
    }

    private func forget(_ message: Message) throws {
        try transaction.run(
            """
            DELETE FROM scheduled_messages WHERE workspace_id = \(workspace)
            AND conversation_id = \(message.conversation) AND message_id = \(message.id)
            """
        )
    }

    /// Puts it in line as one that was written now. `false` when it does not wait any more.
    func release(_ message: Message, at now: Timestamp) throws -> Bool {
        try forget(message)
        return try transaction.run(
            """
            UPDATE messages SET lane = lane - \(Lane.parked), not_before = 0, at = \(now)
            WHERE workspace_id = \(workspace) AND id = \(message.id) AND send_at IS NOT NULL AND state = 0
            AND lane >= \(Lane.parked)
            """
        ) == 1
    }

    /// Takes it back. `false` when it does not wait any more.
    /// Of an attempt that was taken back another may be made; in a campaign its recipient has had their last.
    func cancel(_ message: Message) throws -> Bool {
        try forget(message)
        return try transaction.run(
            """
            UPDATE messages SET state = \(MessageState.cancelled),
            retry_of = CASE WHEN campaign_id IS NULL THEN NULL ELSE retry_of END
            WHERE workspace_id = \(workspace) AND id = \(message.id) AND send_at IS NOT NULL AND state = 0
            AND lane >= \(Lane.parked)
            """
        ) == 1
    }
}
