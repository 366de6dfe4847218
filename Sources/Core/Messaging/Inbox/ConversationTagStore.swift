import Contacts
import Primitives
import Storage

/// SQL of which conversations carry which tags.
struct ConversationTagStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    /// How many conversations carry each tag.
    func uses() throws -> [TagID: Int64] {
        let rows = try transaction.rows(
            "SELECT tag_id, count(*) AS uses FROM conversation_tags WHERE workspace_id = \(workspace) GROUP BY tag_id"
        )
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0["tag_id"], try $0["uses"]) })
    }

    /// Takes it off every conversation.
    func forget(_ id: TagID) throws {
        try transaction.run("DELETE FROM conversation_tags WHERE workspace_id = \(workspace) AND tag_id = \(id)")
    }

    /// Every conversation that carries `gone` carries `kept` instead.
    func merge(_ gone: TagID, into kept: TagID) throws {
        try transaction.run(
            """
            INSERT INTO conversation_tags (workspace_id, conversation_id, tag_id)
            SELECT workspace_id, conversation_id, CAST(\(kept) AS BIGINT) FROM conversation_tags
            WHERE workspace_id = \(workspace) AND tag_id = \(gone)
            ON CONFLICT (workspace_id, conversation_id, tag_id) DO NOTHING
            """
        )
        try forget(gone)
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
