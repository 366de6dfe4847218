import Primitives
import Storage

/// SQL of notes and events of conversations.
struct EntryStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    /// The columns of an entry under the name `e`, with those whom it names.
    static let columns: SQL = """
        e.*, (SELECT \(sqlite: "group_concat(n.member_id, ' ')")\(postgres: "string_agg(n.member_id::text, ' ')")
         FROM entry_mentions n WHERE n.workspace_id = e.workspace_id AND n.entry_id = e.id) AS mention_ids
        """

    func addEvent(
        _ id: EntryID,
        in conversation: ConversationID,
        name: String,
        data: String,
        by author: MemberID?,
        at: Timestamp
    ) throws {
        try transaction.run(
            """
            INSERT INTO conversation_entries (workspace_id, id, conversation_id, kind, at, author_id, text, name, data)
            VALUES (\(workspace), \(id), \(conversation), 'event', \(at), \(author), '', \(name), \(data))
            """
        )
    }

    /// `false` when the note with this client id is there already.
    func addNote(
        _ id: EntryID,
        in conversation: ConversationID,
        text: String,
        clientID: String?,
        by author: MemberID,
        at: Timestamp
    ) throws -> Bool {
        try transaction.run(
            """
            INSERT INTO conversation_entries (workspace_id, id, conversation_id, kind, at, author_id, client_id, text)
            VALUES (\(workspace), \(id), \(conversation), 'note', \(at), \(author), \(clientID), \(text))
            ON CONFLICT (workspace_id, client_id) WHERE client_id IS NOT NULL DO NOTHING
            """
        ) == 1
    }

    func setMentions(_ members: [MemberID], of id: EntryID) throws {
        try transaction.run("DELETE FROM entry_mentions WHERE workspace_id = \(workspace) AND entry_id = \(id)")
        try transaction.runEach(
            members.map { "INSERT INTO entry_mentions VALUES (\(workspace), \(id), \($0))" }
        )
    }

    func find(_ id: EntryID) throws -> Entry? {
        try transaction.row(
            "SELECT \(Self.columns) FROM conversation_entries e WHERE e.workspace_id = \(workspace) AND e.id = \(id)"
        ).map(Entry.init)
    }

    func newest(of conversation: ConversationID, named names: [String], limit: Int) throws -> [Entry] {
        try transaction.rows(
            """
            SELECT \(Self.columns) FROM conversation_entries e
            WHERE e.workspace_id = \(workspace) AND e.conversation_id = \(conversation) AND e.name IN \(list: names)
            ORDER BY e.at DESC, e.id DESC LIMIT \(limit)
            """
        ).map(Entry.init)
    }

    func find(clientID: String) throws -> Entry? {
        try transaction.row(
            """
            SELECT \(Self.columns) FROM conversation_entries e
            WHERE e.workspace_id = \(workspace) AND e.client_id = \(clientID)
            """
        ).map(Entry.init)
    }

    func setText(_ text: String, of id: EntryID, at: Timestamp) throws {
        try transaction.run(
            """
            UPDATE conversation_entries SET text = \(text), edited_at = \(at)
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }

    func delete(_ id: EntryID) throws {
        try setMentions([], of: id)
        try transaction.run("DELETE FROM conversation_entries WHERE workspace_id = \(workspace) AND id = \(id)")
    }
}
