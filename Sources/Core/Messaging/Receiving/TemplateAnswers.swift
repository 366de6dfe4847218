import CloudAPI
import Primitives
import Storage
import Templates

/// What a message from a contact means for the template that it answers: the last one of its conversation within 72 hours,
/// or the one that it names.
struct TemplateAnswers {
    private static let window: Duration = .hours(72)

    let transaction: Transaction
    let workspace: WorkspaceID

    private var store: TemplateNumberStore { TemplateNumberStore(transaction, in: workspace) }

    private struct Sent {
        let message: MessageID
        let template: TemplateID
        /// Meta's object, as JSON; empty where it is not asked for.
        var content = ""
    }

    /// - Parameter isLine: whether it is a message of its own, and no reaction.
    func take(_ message: InboundMessage, in conversation: ConversationID, isLine: Bool, at: Timestamp) throws {
        guard isLine else { return }
        let named = try message.context?.messageID.flatMap { try find(wamid: $0) }
        guard let sent = try named ?? last(in: conversation, before: at) else { return }
        if try store.isFirst("reply", to: sent.message) {
            var one = TemplateNumbers()
            one.replied = 1
            try store.add([sent.template: one], at: at)
        }
        guard named != nil, case .button(let text, let payload) = message.content else { return }
        try store.click(sent.template, button: try button(text, payload, of: sent), at: at)
    }

    /// By the payload that was sent with it, else by its text.
    private func button(_ text: String, _ payload: String?, of sent: Sent) throws -> Int64? {
        if let payload, let tapped = SentButton.tapped(payload, in: sent.content) { return tapped.number }
        let labels = try TemplateStore(transaction).find(sent.template, in: workspace).buttonLabels
        return (labels.first { $0.text == text } ?? labels.first { $0.text == payload }).map { Int64($0.index) }
    }

    /// They want no more marketing: what reached them last may be why.
    func stopped(_ contact: ContactID, on channel: ChannelID, at: Timestamp) throws {
        let row = try transaction.row(
            """
            SELECT id FROM conversations
            WHERE workspace_id = \(workspace) AND contact_id = \(contact) AND channel_id = \(channel)
            """
        )
        guard let row, let sent = try last(in: row["id"], before: at),
            try store.isFirst("stop", to: sent.message)
        else { return }
        var one = TemplateNumbers()
        one.blocked = 1
        try store.add([sent.template: one], at: at)
    }

    private func find(wamid: String) throws -> Sent? {
        try transaction.row(
            """
            SELECT id, template_id, content FROM messages
            WHERE workspace_id = \(workspace) AND wamid = \(wamid) AND direction = 'out' AND template_id IS NOT NULL
            """
        ).map { try Sent(message: $0["id"], template: $0["template_id"], content: $0["content"]) }
    }

    /// Among the conversation's newest messages: an answer comes soon, or names what it answers.
    private func last(in conversation: ConversationID, before at: Timestamp) throws -> Sent? {
        try transaction.row(
            """
            SELECT id, template_id FROM (
                SELECT id, template_id, at, direction, state FROM messages
                WHERE workspace_id = \(workspace) AND conversation_id = \(conversation)
                ORDER BY at DESC, id DESC LIMIT 50) newest
            WHERE direction = 'out' AND template_id IS NOT NULL AND at >= \(at - Self.window)
            ORDER BY id DESC LIMIT 1
            """
        ).map(Self.sent)
    }

    private static func sent(_ row: Row) throws -> Sent {
        Sent(message: try row["id"], template: try row["template_id"])
    }
}
