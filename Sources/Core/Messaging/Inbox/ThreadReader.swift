import Primitives
import Storage

/// A page of a thread: messages and entries in one order, in three statements whatever the size.
struct ThreadReader {
    let transaction: Transaction
    let scope: InboxScope

    private var workspace: WorkspaceID { scope.workspace }

    /// A line, by what the thread is sorted by.
    struct Line: Sendable {
        let at: Timestamp
        let id: Int64
        let item: ThreadItem
    }

    /// Newest first, one more than asked for when there are more.
    ///
    /// - Parameter before: the last line of the page before.
    /// - Throws: `MessagingError.conversationNotFound`, also for what the caller does not see.
    func page(_ id: ConversationID, before: (at: Timestamp, id: Int64)?, limit: Int) throws -> [Line] {
        let entries = try entries(of: id, before: before, limit: limit + 1)
        let (messages, marks) = try messages(of: id, before: before, limit: limit + 1)
        let names = try InboxNames(
            members: messages.map(\.author) + entries.flatMap { [$0.author, $0.event?.member] + $0.mentions },
            teams: entries.map { $0.event?.team },
            workspace: workspace,
            in: transaction
        )
        let byTarget = Dictionary(grouping: marks) { $0.target ?? "" }
        let lines =
            entries.map { entry in
                Line(at: entry.at, id: entry.id.rawValue, item: .entry(EntryBody(entry, names: names)))
            }
            + messages.map { message in
                Line(
                    at: message.at,
                    id: message.id.rawValue,
                    item: .message(
                        MessageBody(
                            message,
                            marks: message.wamid.flatMap { byTarget[$0] } ?? [],
                            author: names.named(message.author),
                            hidesNumbers: scope.hidesNumbers
                        )
                    )
                )
            }
        return Array(lines.sorted { ($0.at, $0.id) > ($1.at, $1.id) }.prefix(limit + 1))
    }

    /// With the proof that the conversation is there and seen, so that it costs no statement of its own.
    private func entries(of id: ConversationID, before: (at: Timestamp, id: Int64)?, limit: Int) throws -> [Entry] {
        var inner: SQL = """
            SELECT \(EntryStore.columns) FROM conversation_entries e
            WHERE e.workspace_id = \(workspace) AND e.conversation_id = \(id)
            """
        if let before { inner += " AND (e.at, e.id) < (\(before.at), \(before.id))" }
        let rows = try transaction.rows(
            """
            SELECT e.* FROM conversations c
            LEFT JOIN (\(inner) ORDER BY e.at DESC, e.id DESC LIMIT \(limit)) AS e ON e.conversation_id = c.id
            WHERE c.workspace_id = \(workspace) AND c.id = \(id) AND \(scope.condition("c"))
            """
        )
        guard let first = rows.first else { throw MessagingError.conversationNotFound(id) }
        let hasNone: EntryID? = try first["id"]
        return hasNone == nil ? [] : try rows.map(Entry.init)
    }

    /// The lines, and the reactions, edits and deletions that speak of them, oldest first.
    private func messages(
        of id: ConversationID,
        before: (at: Timestamp, id: Int64)?,
        limit: Int
    ) throws -> (lines: [Message], marks: [Message]) {
        // What waits for its time, or was taken back before it, is not in the thread.
        var inner: SQL = """
            SELECT * FROM messages
            WHERE workspace_id = \(workspace) AND conversation_id = \(id) AND target IS NULL
            AND (send_at IS NULL OR lane < \(Lane.parked))
            """
        if let before { inner += " AND (at, id) < (\(before.at), \(before.id))" }
        let rows = try transaction.rows(
            """
            WITH page AS (\(inner) ORDER BY at DESC, id DESC LIMIT \(limit))
            SELECT page.* FROM page UNION ALL
            SELECT m.* FROM messages m WHERE m.workspace_id = \(workspace) AND m.target IN (
             SELECT wamid FROM page WHERE wamid IS NOT NULL)
            """
        ).map(Message.init)
        return (
            rows.filter { $0.target == nil },
            rows.filter { $0.target != nil }.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
        )
    }
}
