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

    /// Holds the conversation until the transaction ends, so that two who change it take turns.
    package func lock(_ workspace: WorkspaceID, _ id: ConversationID) throws -> Conversation? {
        try transaction.row(
            """
            SELECT * FROM conversations WHERE workspace_id = \(workspace) AND id = \(id)\(postgres: " FOR UPDATE")
            """
        ).map(Conversation.init)
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
        inbox: Inbox = .sales,
        source: Conversation.Source,
        id: ConversationID,
        at: Timestamp
    ) throws -> Conversation {
        try transaction.rows(
            """
            INSERT INTO conversations
            (workspace_id, id, channel_id, contact_id, shown, inbox, source, status, unread, updated_at, created_at)
            VALUES (\(workspace), \(id), \(channel), \(contact), \(shown), \(inbox), \(source), 'open', 0, \(at), \(at))
            ON CONFLICT (workspace_id, channel_id, contact_id)
            DO UPDATE SET shown = \(raw: greatest)(conversations.shown, excluded.shown)
            RETURNING *
            """
        ).map(Conversation.init)[0]
    }

    /// Notes a message of ours as the newest, unless a newer one is there: whoever waited was answered.
    ///
    /// - Parameter origin: what a rule sends, or many are sent, is nobody's answer; and what many are sent does not bring the
    ///   conversation into the inbox: the first answer does.
    package func noteSent(
        _ workspace: WorkspaceID,
        _ id: ConversationID,
        message: MessageID,
        at: Timestamp,
        origin: Message.Origin = .agent
    ) throws {
        let shown: SQL = origin.isBroadcast ? "" : "shown = 1, "
        let answers = origin != .automation && !origin.isBroadcast
        let answered: SQL = """
            , answered_at = \(raw: greatest)(answered_at, \(at)),
            waiting_since = CASE WHEN waiting_since <= \(at) THEN 0 ELSE waiting_since END
            """
        try transaction.run(
            """
            UPDATE conversations SET \(shown)
            last_message_id = CASE WHEN \(isNewest(at)) THEN \(message) ELSE last_message_id END,
            updated_at = \(raw: greatest)(updated_at, \(at))\(answers ? answered : "")
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }

    /// Whether nothing in the thread is newer. `updated_at` may be: a reminder lifts a conversation without a message.
    private func isNewest(_ at: Timestamp) -> SQL {
        """
        (last_message_id IS NULL OR \(at) >= (SELECT m.at FROM messages m
         WHERE m.workspace_id = conversations.workspace_id AND m.id = conversations.last_message_id))
        """
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
        fromEntryPoint: Bool,
        rule: ReopenRule = .nobody
    ) throws {
        let entry: SQL =
            fromEntryPoint
            ? ", source = 'ad', entry_asked_at = \(raw: greatest)(coalesce(entry_asked_at, 0), \(at))"
            : ""
        let line: SQL =
            isLine
            ? """
            unread = unread + 1, status = 'open', resolved_at = NULL, resolved_by = NULL,
            \(rule == .nobody ? Self.toNobody : "")
            last_message_id = CASE WHEN \(isNewest(at)) THEN \(message) ELSE last_message_id END,
            updated_at = \(raw: greatest)(updated_at, \(at)),
            waiting_since = CASE WHEN answered_at >= \(at) THEN waiting_since WHEN waiting_since = 0 THEN \(at)
                WHEN waiting_since < \(at) THEN waiting_since ELSE \(at) END,
            """ : ""
        try transaction.run(
            """
            UPDATE conversations SET \(line) shown = 1,
            window_until = \(raw: greatest)(coalesce(window_until, 0), \(at + .hours(24)))\(entry)
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }

    /// Renews the service window and nothing else: somebody wrote who is blocked.
    func noteWindow(_ workspace: WorkspaceID, _ id: ConversationID, at: Timestamp) throws {
        try transaction.run(
            """
            UPDATE conversations SET window_until = \(raw: greatest)(coalesce(window_until, 0), \(at + .hours(24)))
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }

    /// Brings to light what somebody wrote while they were blocked.
    ///
    /// - Returns: their conversations, as they are now.
    func show(_ workspace: WorkspaceID, of contact: ContactID) throws -> [Conversation] {
        let all = try transaction.rows(
            """
            SELECT * FROM conversations WHERE workspace_id = \(workspace) AND contact_id = \(contact)
            AND window_until IS NOT NULL ORDER BY id\(postgres: " FOR UPDATE")
            """
        ).map(Conversation.init)
        return try all.flatMap { conversation in
            try transaction.rows(
                """
                UPDATE conversations SET shown = 1, last_message_id = \(newestLine(of: conversation.id, in: workspace))
                WHERE workspace_id = \(workspace) AND id = \(conversation.id) RETURNING *
                """
            ).map(Conversation.init)
        }
    }

    /// What was resolved comes back as nobody's.
    private static let toNobody: SQL = """
        assignee_id = CASE WHEN status = 'resolved' THEN 0 ELSE assignee_id END,
        team_id = CASE WHEN status = 'resolved' THEN 0 ELSE team_id END,
        """

    /// Starts the free window: the business answered someone who came from an ad.
    package func startEntryWindow(_ workspace: WorkspaceID, _ id: ConversationID, until: Timestamp) throws {
        try transaction.run(
            """
            UPDATE conversations SET entry_until = \(until), entry_asked_at = NULL
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }

    /// To the top of its list, without a message.
    func lift(_ workspace: WorkspaceID, _ id: ConversationID, at: Timestamp) throws {
        try transaction.run(
            """
            UPDATE conversations SET updated_at = \(raw: greatest)(updated_at, \(at))
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

    /// The engines' words for the larger of two values.
    var greatest: String { transaction.dialect == .sqlite ? "max" : "greatest" }
}
