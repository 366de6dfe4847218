package import Primitives
package import Storage

/// SQL of messages, but for the queue (`QueueStore`) and what webhooks say (`ProgressStore`).
package struct MessageStore {
    let transaction: Transaction

    package init(_ transaction: Transaction) {
        self.transaction = transaction
    }

    package func find(_ workspace: WorkspaceID, _ id: MessageID) throws -> Message? {
        try transaction.row("SELECT * FROM messages WHERE workspace_id = \(workspace) AND id = \(id)").map(Message.init)
    }

    package func all(_ workspace: WorkspaceID, _ ids: [MessageID]) throws -> [Message] {
        guard !ids.isEmpty else { return [] }
        return try transaction.rows("SELECT * FROM messages WHERE workspace_id = \(workspace) AND id IN \(list: ids)")
            .map(Message.init)
    }

    /// The new attempt that was made of a message.
    func find(_ workspace: WorkspaceID, retryOf id: MessageID) throws -> Message? {
        try transaction.row("SELECT * FROM messages WHERE workspace_id = \(workspace) AND retry_of = \(id)")
            .map(Message.init)
    }

    /// The new attempts that were made of those of `messages` that did not arrive, by the message.
    func attempts(after messages: [Message], in workspace: WorkspaceID) throws -> [MessageID: Message] {
        let missed = messages.filter { $0.direction == .outbound && MessageState.retryable.contains($0.state) }
        guard !missed.isEmpty else { return [:] }
        let made = try transaction.rows(
            "SELECT * FROM messages WHERE workspace_id = \(workspace) AND retry_of IN \(list: missed.map(\.id))"
        ).map(Message.init)
        return made.reduce(into: [:]) { attempts, message in
            if let old = message.retryOf { attempts[old] = message }
        }
    }

    package func find(_ workspace: WorkspaceID, clientID: String) throws -> Message? {
        try transaction.row("SELECT * FROM messages WHERE workspace_id = \(workspace) AND client_id = \(clientID)")
            .map(Message.init)
    }

    /// A message of this conversation that Meta knows, by its wamid or by our name for it.
    package func find(_ workspace: WorkspaceID, _ conversation: ConversationID, named name: String) throws -> Message? {
        let found =
            if let id = MessageID(name) {
                try find(workspace, id)
            } else {
                try transaction.row("SELECT * FROM messages WHERE workspace_id = \(workspace) AND wamid = \(name)")
                    .map(Message.init)
            }
        return found?.conversation == conversation && found?.wamid != nil ? found : nil
    }

    /// The reactions, edits and deletions that speak of these messages, oldest first.
    package func marks(_ workspace: WorkspaceID, on wamids: [String]) throws -> [Message] {
        guard !wamids.isEmpty else { return [] }
        return try transaction.rows(
            "SELECT * FROM messages WHERE workspace_id = \(workspace) AND target IN \(list: wamids) ORDER BY at, id"
        ).map(Message.init)
    }

    /// Keeps an inbound message. `false`: it was kept before, by the same wamid.
    package func insertReceived(
        _ workspace: WorkspaceID,
        id: MessageID,
        conversation: Conversation,
        _ message: Received
    ) throws -> Bool {
        try insert(workspace, id, conversation, message, .inbound, .contact, .received)
    }

    /// Keeps a message that the business wrote on its phone.
    func insertEcho(
        _ workspace: WorkspaceID,
        id: MessageID,
        conversation: Conversation,
        _ message: Received
    ) throws -> Bool {
        try insert(workspace, id, conversation, message, .outbound, .agent, .sent)
    }

    private func insert(
        _ workspace: WorkspaceID,
        _ id: MessageID,
        _ conversation: Conversation,
        _ message: Received,
        _ direction: Message.Direction,
        _ origin: Message.Origin,
        _ state: MessageState
    ) throws -> Bool {
        let isNew =
            try transaction.run(
                """
                INSERT INTO messages
                (workspace_id, id, conversation_id, channel_id, contact_id, direction, origin, type, text, content, state,
                 at, wamid, reply_to, target, media_id)
                VALUES (\(workspace), \(id), \(conversation.id), \(conversation.channel), \(conversation.contact),
                 \(direction), \(origin), \(message.type), \(message.text), \(message.content), \(state), \(message.at),
                 \(message.wamid), \(message.replyTo), \(message.target), \(MediaID(namedIn: message.content)))
                ON CONFLICT (workspace_id, wamid) WHERE wamid IS NOT NULL DO NOTHING
                """
            ) > 0
        if isNew, message.target == nil {
            try MessageIndex(transaction: transaction).add([(id: id, text: message.text)], in: workspace)
        }
        return isNew
    }

    /// What an inbound webhook item says, in the words of our tables.
    package struct Received: Sendable {
        package let wamid: String
        package let type: String
        package let text: String
        package let content: String
        package let at: Timestamp
        package let replyTo: String?
        package let target: String?
    }
}
