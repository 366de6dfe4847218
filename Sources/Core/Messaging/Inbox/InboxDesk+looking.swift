package import Primitives
import Storage
package import Routes
package import Workspaces

extension InboxDesk {
    /// How many open conversations each has, in both inboxes and all channels.
    package func load(of members: [MemberID]) throws -> [MemberID: Int] {
        guard !members.isEmpty else { return [:] }
        let rows = try transaction.rows(
            """
            SELECT assignee_id, CAST(sum(total) AS BIGINT) AS open FROM conversation_counts
            WHERE workspace_id = \(workspace) AND inbox IN ('sales', 'support') AND status = 'open'
            AND assignee_id IN \(list: members)
            GROUP BY assignee_id
            """
        )
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0["assignee_id"], try $0["open"]) })
    }

    /// Who had a conversation of this contact last, on any channel.
    package func previousHolder(of contact: ContactID) throws -> MemberID? {
        try transaction.row(
            """
            SELECT assignee_id FROM conversations
            WHERE workspace_id = \(workspace) AND contact_id = \(contact) AND assignee_id <> 0
            ORDER BY updated_at DESC LIMIT 1
            """
        ).map { try $0["assignee_id"] }
    }

    /// The open conversations of a channel in which nothing has happened since `moment`, the longest silent first; none for
    /// which a reminder or a message waits for its time.
    package func idle(_ channel: ChannelID, since moment: Timestamp, limit: Int) throws -> [ConversationID] {
        try transaction.rows(
            """
            SELECT c.id FROM conversations c
            WHERE c.workspace_id = \(workspace) AND c.channel_id = \(channel) AND c.shown = 1 AND c.status = 'open'
            AND c.updated_at <= \(moment) AND \(nothingWaits)
            ORDER BY c.updated_at, c.id LIMIT \(limit)
            """
        ).map { try $0["id"] }
    }

    private var nothingWaits: SQL {
        """
        NOT EXISTS (SELECT 1 FROM reminders r WHERE r.workspace_id = c.workspace_id AND r.conversation_id = c.id)
        AND NOT EXISTS (SELECT 1 FROM scheduled_messages s WHERE s.workspace_id = c.workspace_id AND s.conversation_id = c.id)
        """
    }
}

extension MessagingService {
    /// The lines of a thread with one of these names, newest first, for a caller who sees the conversation; and whom else it is
    /// there for.
    ///
    /// - Throws: `MessagingError.conversationNotFound`.
    package func history(
        of id: ConversationID,
        named names: [String],
        limit: Int,
        for caller: Caller
    ) async throws -> ConversationHistory {
        try await look(by: caller) { transaction, scope in
            let conversation = try ConversationStore(transaction).seen(id, scope)
            let entries = try EntryStore(transaction, in: caller.workspace).newest(of: id, named: names, limit: limit)
            let members = try MemberStore(transaction, workspace: caller.workspace).page(after: nil, limit: 500)
            let viewers = try members.compactMap { member -> ConversationHistory.Viewer? in
                let scope = try InboxScope(member.asCaller(in: caller.workspace), in: transaction)
                guard scope.sees(conversation.place) else { return nil }
                return ConversationHistory.Viewer(member: member, scope: scope)
            }
            return ConversationHistory(
                place: conversation.place,
                entries: entries,
                viewers: viewers,
                teams: try TeamStore(transaction, workspace: caller.workspace).all(),
                members: members
            )
        }
    }
}

/// How a conversation came to be whose it is, and for whom it is there.
package struct ConversationHistory: Sendable {
    package let place: ConversationPlace
    package let entries: [Entry]
    package let viewers: [Viewer]
    package let teams: [Team]
    package let members: [Member]

    package struct Viewer: Sendable {
        package let member: Member
        package let scope: InboxScope
    }
}
