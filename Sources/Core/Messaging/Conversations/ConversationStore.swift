package import Primitives
package import Storage

/// SQL of conversations.
package struct ConversationStore {
    let transaction: Transaction

    package init(_ transaction: Transaction) {
        self.transaction = transaction
    }

    package func find(_ workspace: WorkspaceID, _ id: ConversationID) throws -> Conversation? {
        try transaction.row("SELECT * FROM conversations WHERE workspace_id = \(workspace) AND id = \(id)")
            .map(Conversation.init)
    }

    package func find(_ workspace: WorkspaceID, channel: ChannelID, contact: ContactID) throws -> Conversation? {
        try transaction.row(
            """
            SELECT * FROM conversations
            WHERE workspace_id = \(workspace) AND channel_id = \(channel) AND contact_id = \(contact)
            """
        ).map(Conversation.init)
    }

    /// The conversation of a channel with a contact, made when there is none.
    ///
    /// - Parameter shown: `false` for campaigns, whose conversations come into the inbox with the first answer.
    package func open(
        _ workspace: WorkspaceID,
        channel: ChannelID,
        contact: ContactID,
        shown: Bool,
        id: ConversationID,
        at: Timestamp
    ) throws -> Conversation {
        try transaction.rows(
            """
            INSERT INTO conversations
            (workspace_id, id, channel_id, contact_id, shown, status, unread, updated_at, created_at)
            VALUES (\(workspace), \(id), \(channel), \(contact), \(shown), 'open', 0, \(at), \(at))
            ON CONFLICT (workspace_id, channel_id, contact_id)
            DO UPDATE SET shown = \(raw: greatest)(conversations.shown, excluded.shown)
            RETURNING *
            """
        ).map(Conversation.init)[0]
    }

    /// Notes a message of ours as the newest, unless a newer one is there.
    package func noteSent(_ workspace: WorkspaceID, _ id: ConversationID, message: MessageID, at: Timestamp) throws {
        try transaction.run(
            """
            UPDATE conversations SET last_message_id = \(message), updated_at = \(at), shown = 1
            WHERE workspace_id = \(workspace) AND id = \(id) AND updated_at <= \(at)
            """
        )
    }

    /// Notes a contact's message: it opens or renews the service window and reopens what was resolved.
    ///
    /// Every part is a maximum or a sum over distinct messages, so that order does not matter.
    /// - Parameter isLine: `false` for reactions, edits and deletions, which are no line of the thread.
    package func noteReceived(
        _ workspace: WorkspaceID,
        _ id: ConversationID,
        message: MessageID,
        at: Timestamp,
        isLine: Bool,
        fromEntryPoint: Bool
    ) throws {
        let entry: SQL = fromEntryPoint ? ", entry_asked_at = \(raw: greatest)(coalesce(entry_asked_at, 0), \(at))" : ""
        let line: SQL =
            isLine
            ? """
            unread = unread + 1, status = 'open',
            last_message_id = CASE WHEN updated_at <= \(at) THEN \(message) ELSE last_message_id END,
            updated_at = \(raw: greatest)(updated_at, \(at)),
            """ : ""
        try transaction.run(
            """
            UPDATE conversations SET \(line) shown = 1,
            window_until = \(raw: greatest)(coalesce(window_until, 0), \(at + .hours(24)))\(entry)
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }

    /// Starts the free window: the business answered someone who came from an ad.
    package func startEntryWindow(_ workspace: WorkspaceID, _ id: ConversationID, until: Timestamp) throws {
        try transaction.run(
            """
            UPDATE conversations SET entry_until = \(until), entry_asked_at = NULL
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }

    @discardableResult
    package func markRead(_ workspace: WorkspaceID, _ id: ConversationID) throws -> Bool {
        try transaction.run(
            "UPDATE conversations SET unread = 0 WHERE workspace_id = \(workspace) AND id = \(id) AND unread > 0"
        ) > 0
    }

    @discardableResult
    package func setStatus(_ workspace: WorkspaceID, _ id: ConversationID, _ status: Conversation.Status) throws -> Bool
    {
        try transaction.run(
            """
            UPDATE conversations SET status = \(status)
            WHERE workspace_id = \(workspace) AND id = \(id) AND status <> \(status)
            """
        ) > 0
    }

    /// Moves everything of one contact to another, when an identity proved that they are one person.
    package func merge(_ workspace: WorkspaceID, kept: ContactID, gone: ContactID) throws {
        let moving = try transaction.rows(
            "SELECT * FROM conversations WHERE workspace_id = \(workspace) AND contact_id = \(gone)"
        ).map(Conversation.init)
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
        try transaction.run("DELETE FROM conversations WHERE workspace_id = \(workspace) AND id = \(gone.id)")
    }

    /// The engines' words for the larger of two values.
    private var greatest: String { transaction.dialect == .sqlite ? "max" : "greatest" }
}
