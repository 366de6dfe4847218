import Primitives
import Storage

/// SQL of reminders: one of each member for a conversation.
struct ReminderStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    func set(_ conversation: ConversationID, of member: MemberID, at moment: Timestamp, note: String) throws {
        try transaction.run(
            """
            INSERT INTO reminders (workspace_id, conversation_id, member_id, due_at, note)
            VALUES (\(workspace), \(conversation), \(member), \(moment), \(note))
            ON CONFLICT (workspace_id, conversation_id, member_id)
            DO UPDATE SET due_at = excluded.due_at, note = excluded.note
            """
        )
    }

    func find(_ conversation: ConversationID, of member: MemberID) throws -> (at: Timestamp, note: String)? {
        try transaction.row(
            """
            SELECT due_at, note FROM reminders
            WHERE workspace_id = \(workspace) AND conversation_id = \(conversation) AND member_id = \(member)
            """
        ).map { (try $0["due_at"], try $0["note"]) }
    }

    @discardableResult
    func remove(_ conversation: ConversationID, of member: MemberID) throws -> Bool {
        try transaction.run(
            """
            DELETE FROM reminders
            WHERE workspace_id = \(workspace) AND conversation_id = \(conversation) AND member_id = \(member)
            """
        ) == 1
    }
}
