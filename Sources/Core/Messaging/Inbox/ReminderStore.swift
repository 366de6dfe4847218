import Jobs
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

    /// Makes reminders of one conversation reminders of another, with their jobs; of two of one member the earlier stays.
    ///
    /// - Parameter members: only theirs; everybody's when `nil`.
    /// - Returns: whose moved.
    func move(
        from gone: ConversationID,
        to kept: ConversationID,
        of members: [MemberID]? = nil,
        _ jobs: JobStore
    ) throws -> [MemberID] {
        let rows = try transaction.rows(
            """
            SELECT member_id, due_at, note FROM reminders
            WHERE workspace_id = \(workspace) AND conversation_id = \(gone) ORDER BY member_id
            """
        )
        var moved: [MemberID] = []
        for row in rows {
            let (member, due): (MemberID, Timestamp) = (try row["member_id"], try row["due_at"])
            guard members?.contains(member) ?? true else { continue }
            try remove(gone, of: member)
            try jobs.cancel(workspace: workspace, kind: ReminderJob.kind, key: ReminderJob.key(gone, member))
            if let other = try find(kept, of: member), other.at <= due { continue }
            try set(kept, of: member, at: due, note: try row["note"])
            try ReminderJob.start(kept, member, at: due, in: workspace, jobs)
            moved.append(member)
        }
        return moved
    }
}
