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

    /// By their time, at most 100.
    func list(of conversation: ConversationID) throws -> [Message] {
        try transaction.rows("SELECT * FROM messages \(waiting(in: conversation)) ORDER BY send_at, id LIMIT 100")
            .map(Message.init)
    }

    func count(in conversation: ConversationID) throws -> Int {
        try transaction.row("SELECT count(*) AS count FROM messages \(waiting(in: conversation))")?["count"] ?? 0
    }

    private func waiting(in conversation: ConversationID) -> SQL {
        """
        WHERE workspace_id = \(workspace) AND conversation_id = \(conversation) AND send_at IS NOT NULL AND state = 0
        AND lane >= \(Lane.parked)
        """
    }

    /// Puts it in line as one that was written now. `false` when it does not wait any more.
    func release(_ id: MessageID, at now: Timestamp) throws -> Bool {
        try transaction.run(
            """
            UPDATE messages SET lane = lane - \(Lane.parked), not_before = 0, at = \(now)
            WHERE workspace_id = \(workspace) AND id = \(id) AND send_at IS NOT NULL AND state = 0
            AND lane >= \(Lane.parked)
            """
        ) == 1
    }

    /// Takes it back. `false` when it does not wait any more.
    func cancel(_ id: MessageID) throws -> Bool {
        try transaction.run(
            """
            UPDATE messages SET state = \(MessageState.cancelled)
            WHERE workspace_id = \(workspace) AND id = \(id) AND send_at IS NOT NULL AND state = 0
            AND lane >= \(Lane.parked)
            """
        ) == 1
    }
}
