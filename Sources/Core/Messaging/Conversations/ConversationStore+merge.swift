import Contacts
package import Primitives
import Storage

extension ConversationStore {
    /// Moves everything of one contact to another, when an identity proved that they are one person.
    package func merge(_ workspace: WorkspaceID, kept: ContactID, gone: ContactID) throws {
        let moving = try transaction.rows(
            "SELECT * FROM conversations WHERE workspace_id = \(workspace) AND contact_id = \(gone)"
        ).map(Conversation.init)
        let log = MergeLog(transaction, in: workspace)
        try log.note("conversation", of: gone) { gone in
            """
            SELECT id FROM conversations WHERE workspace_id = \(workspace) AND contact_id = \(gone) AND NOT EXISTS (
                SELECT 1 FROM conversations o WHERE o.workspace_id = conversations.workspace_id
                AND o.channel_id = conversations.channel_id AND o.contact_id = \(kept))
            """
        }
        try log.note("message", of: gone) { gone in
            """
            SELECT messages.id FROM messages
            JOIN conversations c ON c.workspace_id = messages.workspace_id AND c.id = messages.conversation_id
            JOIN conversations o ON o.workspace_id = c.workspace_id AND o.channel_id = c.channel_id
                AND o.contact_id = \(kept)
            WHERE c.workspace_id = \(workspace) AND c.contact_id = \(gone)
            """
        }
        for conversation in moving {
            guard let other = try find(workspace, channel: conversation.channel, contact: kept) else {
                try transaction.run(
                    """
                    UPDATE conversations SET contact_id = \(kept)
                    WHERE workspace_id = \(workspace) AND id = \(conversation.id)
                    """
                )
                continue
            }
            try fold(workspace, conversation, into: other)
        }
        // By the thread's index: messages have none by contact.
        try transaction.run(
            """
            UPDATE messages SET contact_id = \(kept) WHERE workspace_id = \(workspace) AND contact_id <> \(kept)
            AND conversation_id IN (
                SELECT id FROM conversations WHERE workspace_id = \(workspace) AND contact_id = \(kept))
            """
        )
    }

    private func fold(_ workspace: WorkspaceID, _ gone: Conversation, into kept: Conversation) throws {
        try transaction.run(
            """
            UPDATE messages SET conversation_id = \(kept.id)
            WHERE workspace_id = \(workspace) AND conversation_id = \(gone.id)
            """
        )
        try transaction.run(
            """
            UPDATE conversations SET unread = unread + \(gone.unread),
            shown = \(raw: greatest)(shown, (SELECT shown FROM conversations g
                WHERE g.workspace_id = \(workspace) AND g.id = \(gone.id))),
            window_until = \(raw: greatest)(coalesce(window_until, 0), \(gone.windowUntil ?? Timestamp(milliseconds: 0))),
            updated_at = \(raw: greatest)(updated_at, \(gone.updatedAt)),
            assignee_id = CASE WHEN assignee_id = 0 THEN \(gone.place.assignee ?? MemberID(rawValue: 0)) ELSE assignee_id END,
            last_message_id = (SELECT id FROM messages m
                WHERE m.workspace_id = \(workspace) AND m.conversation_id = \(kept.id)
                ORDER BY at DESC, id DESC LIMIT 1)
            WHERE workspace_id = \(workspace) AND id = \(kept.id)
            """
        )
        if let until = gone.entryUntil, until > kept.entryUntil ?? until - .milliseconds(1) {
            try startEntryWindow(workspace, kept.id, until: until)
        } else if let asked = gone.entryAskedAt, kept.entryUntil == nil {
            try transaction.run(
                """
                UPDATE conversations SET entry_asked_at = \(max(asked, kept.entryAskedAt ?? asked))
                WHERE workspace_id = \(workspace) AND id = \(kept.id)
                """
            )
        }
        try moveInbox(workspace, gone.id, into: kept.id)
        try transaction.run("DELETE FROM conversations WHERE workspace_id = \(workspace) AND id = \(gone.id)")
    }

    /// What the shared inbox knows of a conversation goes with its messages; where both have it, the one that stays wins.
    private func moveInbox(_ workspace: WorkspaceID, _ gone: ConversationID, into kept: ConversationID) throws {
        try transaction.run(
            """
            UPDATE conversation_entries SET conversation_id = \(kept)
            WHERE workspace_id = \(workspace) AND conversation_id = \(gone)
            """
        )
        for (table, key) in [
            ("conversation_people", "member_id"), ("conversation_tags", "tag_id"), ("reminders", "member_id"),
            ("scheduled_messages", "message_id"),
        ] {
            try transaction.run(
                """
                UPDATE \(raw: table) SET conversation_id = \(kept)
                WHERE workspace_id = \(workspace) AND conversation_id = \(gone) AND \(raw: key) NOT IN (
                    SELECT o.\(raw: key) FROM \(raw: table) o
                    WHERE o.workspace_id = \(workspace) AND o.conversation_id = \(kept))
                """
            )
            try transaction.run(
                "DELETE FROM \(raw: table) WHERE workspace_id = \(workspace) AND conversation_id = \(gone)"
            )
        }
    }
}
