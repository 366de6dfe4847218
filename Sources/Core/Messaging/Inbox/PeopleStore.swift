import Primitives
import Storage
import Workspaces

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

    /// What a conversation is to a member.
    struct Marks: Codable, Sendable {
        let member: MemberID
        let pinned: Timestamp?
        let unread: Timestamp?
        let mentioned: Timestamp?
        let seen: Timestamp?
    }

    /// What one conversation is to members, the other is too from now on.
    ///
    /// - Returns: what it was.
    func moveMarks(of gone: ConversationID, to kept: ConversationID) throws -> [Marks] {
        let marks = try transaction.rows(
            """
            DELETE FROM conversation_people WHERE workspace_id = \(workspace) AND conversation_id = \(gone) RETURNING *
            """
        ).map { row in
            Marks(
                member: try row["member_id"],
                pinned: try row["pinned_at"],
                unread: try row["unread_at"],
                mentioned: try row["mentioned_at"],
                seen: try row["seen_at"]
            )
        }
        try add(marks, to: kept)
        return marks
    }

    /// Undoes it, for members who are still there: of the other thread they keep what they have marked since.
    func returnMarks(_ marks: [Marks], to conversation: ConversationID, from other: ConversationID) throws {
        let members = MemberStore(transaction, workspace: workspace)
        try add(marks.filter { try members.find($0.member) != nil }, to: conversation)
        try transaction.runEach(
            marks.map { mark in
                """
                UPDATE conversation_people SET pinned_at = NULLIF(pinned_at, \(mark.pinned)),
                unread_at = NULLIF(unread_at, \(mark.unread)), mentioned_at = NULLIF(mentioned_at, \(mark.mentioned))
                WHERE workspace_id = \(workspace) AND member_id = \(mark.member) AND conversation_id = \(other)
                """
            }
        )
    }

    private func add(_ marks: [Marks], to conversation: ConversationID) throws {
        try transaction.runEach(
            marks.map { mark in
                """
                INSERT INTO conversation_people
                (workspace_id, member_id, conversation_id, pinned_at, unread_at, mentioned_at, seen_at)
                VALUES (\(workspace), \(mark.member), \(conversation), \(mark.pinned), \(mark.unread),
                 \(mark.mentioned), \(mark.seen))
                ON CONFLICT (workspace_id, member_id, conversation_id) DO UPDATE SET
                pinned_at = coalesce(conversation_people.pinned_at, excluded.pinned_at),
                unread_at = coalesce(conversation_people.unread_at, excluded.unread_at),
                mentioned_at = coalesce(conversation_people.mentioned_at, excluded.mentioned_at),
                seen_at = coalesce(conversation_people.seen_at, excluded.seen_at)
                """
            }
        )
    }
}
