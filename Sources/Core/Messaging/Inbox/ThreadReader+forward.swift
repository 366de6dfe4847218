import Primitives
import Storage

extension ThreadReader {
    /// A line of a thread for those who read it from the beginning, with what is needed to write it out.
    struct Written: Sendable {
        let at: Timestamp
        let id: Int64
        let message: Message?
        let entry: Entry?
    }

    /// Oldest first, after a line.
    ///
    /// - Throws: `MessagingError.conversationNotFound`, also for what the caller does not see (any more).
    func written(_ id: ConversationID, after last: (at: Timestamp, id: Int64)?, limit: Int) throws -> [Written] {
        _ = try ConversationStore(transaction).seen(id, scope)
        let last = last ?? (at: Timestamp(milliseconds: Int64.min), id: Int64.min)
        let messages = try transaction.rows(
            """
            SELECT * FROM messages WHERE workspace_id = \(scope.workspace) AND conversation_id = \(id)
            AND target IS NULL AND (send_at IS NULL OR lane < \(Lane.parked)) AND (at, id) > (\(last.at), \(last.id))
            ORDER BY at, id LIMIT \(limit)
            """
        ).map(Message.init)
        let entries = try transaction.rows(
            """
            SELECT \(EntryStore.columns) FROM conversation_entries e
            WHERE e.workspace_id = \(scope.workspace) AND e.conversation_id = \(id)
            AND (e.at, e.id) > (\(last.at), \(last.id)) ORDER BY e.at, e.id LIMIT \(limit)
            """
        ).map(Entry.init)
        let lines =
            messages.map { Written(at: $0.at, id: $0.id.rawValue, message: $0, entry: nil) }
            + entries.map { Written(at: $0.at, id: $0.id.rawValue, message: nil, entry: $0) }
        return Array(lines.sorted { ($0.at, $0.id) < ($1.at, $1.id) }.prefix(limit))
    }
}
