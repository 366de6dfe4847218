import Primitives
import Storage

/// SQL of what conversations are to one member: pinned, marked as unread, mentioned, seen.
struct PeopleStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    enum Mark: String {
        case pinned = "pinned_at"
        case unread = "unread_at"
        case mentioned = "mentioned_at"
        case seen = "seen_at"
    }

    /// Sets the mark, or takes it away with `nil`. `false` when there was none to take away.
    @discardableResult
    func set(_ mark: Mark, _ moment: Timestamp?, of conversation: ConversationID, for member: MemberID) throws -> Bool {
        guard let moment else {
            return try transaction.run(
                """
                UPDATE conversation_people SET \(raw: mark.rawValue) = NULL
                WHERE workspace_id = \(workspace) AND member_id = \(member) AND conversation_id = \(conversation)
                AND \(raw: mark.rawValue) IS NOT NULL
                """
            ) == 1
        }
        return try transaction.run(
            """
            INSERT INTO conversation_people (workspace_id, member_id, conversation_id, \(raw: mark.rawValue))
            VALUES (\(workspace), \(member), \(conversation), \(moment))
            ON CONFLICT (workspace_id, member_id, conversation_id)
            DO UPDATE SET \(raw: mark.rawValue) = excluded.\(raw: mark.rawValue)
            """
        ) == 1
    }

    /// Read by the member: seen now, and not marked any more. Returns whether it was marked.
    func read(_ conversation: ConversationID, by member: MemberID, at moment: Timestamp) throws -> Bool {
        let wasMarked = try set(.unread, nil, of: conversation, for: member)
        try set(.seen, moment, of: conversation, for: member)
        return wasMarked
    }

    func pins(of member: MemberID) throws -> Int {
        try transaction.row(
            """
            SELECT count(*) AS count FROM conversation_people
            WHERE workspace_id = \(workspace) AND member_id = \(member) AND pinned_at IS NOT NULL
            """
        )?["count"] ?? 0
    }

    /// Mentions are done with when a conversation is resolved.
    func forgetMentions(in conversation: ConversationID) throws {
        try transaction.run(
            """
            UPDATE conversation_people SET mentioned_at = NULL
            WHERE workspace_id = \(workspace) AND conversation_id = \(conversation) AND mentioned_at IS NOT NULL
            """
        )
    }
}
