import Primitives
import Storage

/// A page of a thread: messages and entries in one order, in three statements whatever the size, one for files, and one where
/// something did not arrive.
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

    /// Where a page begins, and which way it goes.
    enum Edge {
        case newest
        case before(Place)
        case after(Place)
        /// The same with the line itself.
        case upTo(Place)
    }

    typealias Place = (at: Timestamp, id: Int64)

    private struct Found {
        let at: Timestamp
        let id: Int64
        let message: Message?
        let entry: Entry?
    }

    /// Newest first, one more than asked for when there are more.
    ///
    /// - Parameter before: the last line of the page before.
    /// - Throws: `MessagingError.conversationNotFound`, also for what the caller does not see.
    func page(_ id: ConversationID, before: Place?, limit: Int) throws -> [Line] {
        try page(id, before.map { .before($0) } ?? .newest, limit: limit)
    }

    /// The same from any edge; after a line, the nearest to it are given, newest first too, and the one too many is the first.
    func page(_ id: ConversationID, _ edge: Edge, limit: Int) throws -> [Line] {
        try lines(found(id, edge, limit: limit + 1))
    }

    /// The lines on both sides of a message, which is among them: half of them newer.
    ///
    /// - Returns: newest first, with whether there are more on either side.
    /// - Throws: the same, and `MessagingError.messageNotFound` when it is no line of this conversation.
    func around(_ message: MessageID, in id: ConversationID, limit: Int) throws
        -> (lines: [Line], hasNewer: Bool, hasOlder: Bool)
    {
        guard let middle = try MessageStore(transaction).find(workspace, message), middle.conversation == id else {
            // Without a word of it, whether it is another's or nobody's.
            _ = try ConversationStore(transaction).seen(id, scope)
            throw MessagingError.messageNotFound(message)
        }
        let newerMax = limit / 2
        let olderMax = limit - newerMax
        let newer = try found(id, .after((middle.at, middle.id.rawValue)), limit: newerMax + 1)
        let older = try found(id, .upTo((middle.at, middle.id.rawValue)), limit: olderMax + 1)
        return (
            try lines((newer.found.suffix(newerMax) + older.found.prefix(olderMax), newer.marks + older.marks)),
            newer.found.count > newerMax, older.found.count > olderMax
        )
    }

    private func lines(_ all: (found: [Found], marks: [Message])) throws -> [Line] {
        let (messages, entries) = (all.found.compactMap(\.message), all.found.compactMap(\.entry))
        let names = try InboxNames(
            members: messages.map(\.author) + entries.flatMap { [$0.author, $0.event?.member] + $0.mentions },
            teams: entries.map { $0.event?.team },
            workspace: workspace,
            in: transaction
        )
        let media = try MediaBody.all(of: messages, for: scope, transaction)
        let attempts = try MessageStore(transaction).attempts(after: messages, in: workspace)
        let byTarget = Dictionary(grouping: all.marks) { $0.target ?? "" }
        return all.found.compactMap { line in
            if let entry = line.entry {
                return Line(at: line.at, id: line.id, item: .entry(EntryBody(entry, names: names, for: scope)))
            }
            return line.message.map { message in
                let body = MessageBody(
                    message,
                    marks: message.wamid.flatMap { byTarget[$0] } ?? [],
                    next: attempts[message.id],
                    author: names.named(message.author),
                    hidesNumbers: scope.hidesNumbers,
                    media: message.media.flatMap { media[$0] }
                )
                return Line(at: line.at, id: line.id, item: .message(body))
            }
        }
    }

    /// Newest first, whichever way they were found; the marks oldest first.
    private func found(_ id: ConversationID, _ edge: Edge, limit: Int) throws -> (found: [Found], marks: [Message]) {
        let entries = try entries(of: id, edge, limit: limit)
        let (messages, marks) = try messages(of: id, edge, limit: limit)
        let both =
            entries.map { Found(at: $0.at, id: $0.id.rawValue, message: nil, entry: $0) }
            + messages.map { Found(at: $0.at, id: $0.id.rawValue, message: $0, entry: nil) }
        let sorted = both.sorted { ($0.at, $0.id) > ($1.at, $1.id) }
        return (Array(edge.isForward ? sorted.suffix(limit) : sorted.prefix(limit)), marks)
    }

    /// With the proof that the conversation is there and seen, so that it costs no statement of its own.
    private func entries(of id: ConversationID, _ edge: Edge, limit: Int) throws -> [Entry] {
        let inner: SQL =
            """
            SELECT \(EntryStore.columns) FROM conversation_entries e
            WHERE e.workspace_id = \(workspace) AND e.conversation_id = \(id)\(edge.condition("e.")) \(edge.order("e."))
            """
        let rows = try transaction.rows(
            """
            SELECT e.* FROM conversations c
            LEFT JOIN (\(inner) LIMIT \(limit)) AS e ON e.conversation_id = c.id
            WHERE c.workspace_id = \(workspace) AND c.id = \(id) AND \(scope.condition("c"))
            """
        )
        guard let first = rows.first else { throw MessagingError.conversationNotFound(id) }
        let hasNone: EntryID? = try first["id"]
        return hasNone == nil ? [] : try rows.map(Entry.init)
    }

    /// The lines, and the reactions, edits and deletions that speak of them, oldest first.
    private func messages(of id: ConversationID, _ edge: Edge, limit: Int) throws -> (
        lines: [Message], marks: [Message]
    ) {
        // What waits for its time, or was taken back before it, is not in the thread.
        let inner: SQL = """
            SELECT * FROM messages
            WHERE workspace_id = \(workspace) AND conversation_id = \(id) AND target IS NULL
            AND (send_at IS NULL OR lane < \(Lane.parked))\(edge.condition("")) \(edge.order(""))
            """
        let rows = try transaction.rows(
            """
            WITH page AS (\(inner) LIMIT \(limit))
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

extension ThreadReader.Edge {
    var isForward: Bool {
        if case .after = self { true } else { false }
    }

    func condition(_ table: String) -> SQL {
        switch self {
        case .newest: ""
        case .before(let place): " AND (\(raw: table)at, \(raw: table)id) < (\(place.at), \(place.id))"
        case .after(let place): " AND (\(raw: table)at, \(raw: table)id) > (\(place.at), \(place.id))"
        case .upTo(let place): " AND (\(raw: table)at, \(raw: table)id) <= (\(place.at), \(place.id))"
        }
    }

    func order(_ table: String) -> SQL {
        isForward
            ? "ORDER BY \(raw: table)at, \(raw: table)id"
            : "ORDER BY \(raw: table)at DESC, \(raw: table)id DESC"
    }
}
