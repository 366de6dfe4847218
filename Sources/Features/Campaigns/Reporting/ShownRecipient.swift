import Messaging
package import Primitives
import Storage
import Templates

/// A recipient with the conversation their message is in, and how they answered.
package struct ShownRecipient: Sendable {
    package let recipient: Recipient
    package let conversation: ConversationID?
    package var reply = CampaignReply.none
    /// The first words of their reply.
    package var words: String?
    /// The words on the first button that they tapped.
    package var button: String?
}

extension CampaignService {
    static let replyLimit = 100

    /// In as many statements for a thousand as for one; those of answers only where anybody answered.
    func show(
        _ recipients: [Recipient],
        of campaign: CampaignID,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> [ShownRecipient] {
        let conversations = try line.conversations(transaction, workspace, recipients.compactMap(\.message))
        var shown = recipients.map { recipient in
            ShownRecipient(recipient: recipient, conversation: recipient.message.flatMap { conversations[$0] })
        }
        let replies = try RecipientStore(transaction, campaign, in: workspace).replies(recipients.map(\.row))
        guard !replies.isEmpty else { return shown }
        let messages = try MessageStore(transaction).all(workspace, replies.values.compactMap(\.message))
        let texts = Dictionary(messages.map { ($0.id, $0.text) }) { first, _ in first }
        let buttons =
            try replies.values.contains { $0.button != nil } ? names(of: campaign, workspace, transaction) : [:]
        for place in shown.indices {
            guard let reply = replies[shown[place].recipient.row] else { continue }
            shown[place].reply = reply
            shown[place].words = reply.message.flatMap { texts[$0] }.map { String($0.prefix(Self.replyLimit)) }
            shown[place].button = reply.button.flatMap { buttons[$0] }
        }
        return shown
    }

    private func names(of campaign: CampaignID, _ workspace: WorkspaceID, _ transaction: Transaction) throws -> [Int:
        String]
    {
        let id = try CampaignStore(transaction, in: workspace).find(campaign).template
        let template = try TemplateStore(transaction).templates([id], in: workspace)[id]
        let names = TappedButton.all(template?.components ?? []).map { ($0.number, $0.text) }
        return Dictionary(names) { first, _ in first }
    }
}
