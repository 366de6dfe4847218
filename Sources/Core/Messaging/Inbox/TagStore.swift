import Contacts
import Primitives
import Storage

/// SQL of tags and of what is tagged.
struct TagStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    func find(_ id: TagID) throws -> Tag? {
        try transaction.row("SELECT * FROM tags WHERE workspace_id = \(workspace) AND id = \(id)").map(Tag.init)
    }

    func all(_ ids: [TagID]) throws -> [Tag] {
        guard !ids.isEmpty else { return [] }
        return try transaction.rows("SELECT * FROM tags WHERE workspace_id = \(workspace) AND id IN \(list: ids)")
            .map(Tag.init)
    }

    /// By name, with how many conversations carry each.
    func list(_ kind: Tag.Kind) throws -> [(tag: Tag, uses: Int64)] {
        try transaction.rows(
            """
            SELECT t.*, (SELECT count(*) FROM conversation_tags l
             WHERE l.workspace_id = \(workspace) AND l.tag_id = t.id) AS uses
            FROM tags t WHERE t.workspace_id = \(workspace) AND t.kind = \(kind) ORDER BY t.folded_name
            """
        ).map { (try Tag($0), try $0["uses"]) }
    }

    func count() throws -> Int {
        try transaction.row("SELECT count(*) AS count FROM tags WHERE workspace_id = \(workspace)")?["count"] ?? 0
    }

    /// `false` when the name is taken.
    func insert(_ tag: Tag, at: Timestamp) throws -> Bool {
        try transaction.run(
            """
            INSERT INTO tags (workspace_id, id, kind, name, folded_name, colour, created_at)
            VALUES (\(workspace), \(tag.id), \(tag.kind), \(tag.name), \(FoldedText(tag.name).value), \(tag.colour), \(at))
            ON CONFLICT (workspace_id, kind, folded_name) DO NOTHING
            """
        ) == 1
    }

    func isTaken(_ name: String, _ kind: Tag.Kind, butBy id: TagID) throws -> Bool {
        try transaction.row(
            """
            SELECT id FROM tags WHERE workspace_id = \(workspace) AND kind = \(kind)
            AND folded_name = \(FoldedText(name).value) AND id <> \(id)
            """
        ) != nil
    }

    func update(_ tag: Tag) throws {
        try transaction.run(
            """
            UPDATE tags SET name = \(tag.name), folded_name = \(FoldedText(tag.name).value), colour = \(tag.colour)
            WHERE workspace_id = \(workspace) AND id = \(tag.id)
            """
        )
    }

    func delete(_ id: TagID) throws {
        try transaction.run("DELETE FROM conversation_tags WHERE workspace_id = \(workspace) AND tag_id = \(id)")
        try transaction.run("DELETE FROM tags WHERE workspace_id = \(workspace) AND id = \(id)")
    }

    /// Everything that carries `gone` carries `kept`, and `gone` is no more.
    func merge(_ gone: TagID, into kept: TagID) throws {
        try transaction.run(
            """
            INSERT INTO conversation_tags (workspace_id, conversation_id, tag_id)
            SELECT workspace_id, conversation_id, CAST(\(kept) AS BIGINT) FROM conversation_tags
            WHERE workspace_id = \(workspace) AND tag_id = \(gone)
            ON CONFLICT (workspace_id, conversation_id, tag_id) DO NOTHING
            """
        )
        try delete(gone)
    }

    func tags(of conversation: ConversationID) throws -> [TagID] {
        try transaction.rows(
            """
            SELECT tag_id FROM conversation_tags
            WHERE workspace_id = \(workspace) AND conversation_id = \(conversation) ORDER BY tag_id
            """
        ).map { try $0["tag_id"] }
    }

    func add(_ tags: [TagID], to conversation: ConversationID) throws {
        try transaction.runEach(
            tags.map {
                "INSERT INTO conversation_tags VALUES (\(workspace), \(conversation), \($0)) ON CONFLICT DO NOTHING"
            }
        )
    }

    func remove(_ tags: [TagID], from conversation: ConversationID) throws {
        try transaction.runEach(
            tags.map { tag in
                """
                DELETE FROM conversation_tags
                WHERE workspace_id = \(workspace) AND conversation_id = \(conversation) AND tag_id = \(tag)
                """
            }
        )
    }
}
