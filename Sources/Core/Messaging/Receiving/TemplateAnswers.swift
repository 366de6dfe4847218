import CloudAPI
import Primitives
import Storage
import Templates

/// What a message from a contact means for the template that it answers: the last one that left in its conversation within
/// 72 hours, or the one that it names (`AnsweredStore`).
struct TemplateAnswers {
    let transaction: Transaction
    let workspace: WorkspaceID

    private var store: TemplateNumberStore { TemplateNumberStore(transaction, in: workspace) }
    private var answered: AnsweredStore { AnsweredStore(transaction, in: workspace) }

    /// - Parameter isLine: whether it is a message of its own, and no reaction.
    func take(_ message: InboundMessage, in conversation: ConversationID, isLine: Bool, at: Timestamp) throws {
        guard isLine, message.content.isSaid else { return }
        let named = try message.context?.messageID.flatMap { try answered.quoted($0) }
        guard let sent = try named ?? answered.last(.template, in: conversation, before: at),
            let template = sent.template
        else { return }
        if try store.isFirst("reply", to: sent.id) {
            var one = TemplateNumbers()
            one.replied = 1
            try store.add([template: one], at: at)
        }
        guard named != nil, case .button(let text, let payload) = message.content else { return }
        try store.click(template, button: try button(text, payload, of: sent, template), at: at)
    }

    /// By the payload that was sent with it, else by its text.
    private func button(_ text: String, _ payload: String?, of sent: AnsweredMessage, _ template: TemplateID) throws
        -> Int64?
    {
        if let payload, let tapped = SentButton.tapped(payload, in: sent.content) { return tapped.number }
        let labels = try TemplateStore(transaction).find(template, in: workspace).buttonLabels
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
        guard let row, let sent = try answered.last(.template, in: row["id"], before: at),
            let template = sent.template, try store.isFirst("stop", to: sent.id)
        else { return }
        var one = TemplateNumbers()
        one.blocked = 1
        try store.add([template: one], at: at)
    }
}
