import CloudAPI
import Contacts
import Primitives
import Storage

/// Tells campaigns what contacts answer. Of somebody who was not written to lately nothing is asked.
struct AnswerStep {
    let service: MessagingService
    let transaction: Transaction
    let workspace: WorkspaceID

    /// - Parameters:
    ///   - contact: as they were before they wrote.
    ///   - isLine: whether it is a message of its own, and no reaction, correction or rating.
    func heard(
        _ message: InboundMessage,
        as id: MessageID,
        from contact: Contact,
        in conversation: Conversation,
        isLine: Bool,
        isOptOut: Bool,
        at: Timestamp
    ) throws -> [CampaignAnswer] {
        guard isLine || isOptOut, message.content.isSaid, wasWrittenTo(contact, before: at) else { return [] }
        let answered = AnsweredStore(transaction, in: workspace)
        let to = try message.context?.messageID.flatMap { try answered.quoted($0) }
        var tap: Answer.Tap?
        if case .button(let text, let payload) = message.content { tap = Answer.Tap(text: text, payload: payload) }
        return try tell(
            Answer(
                channel: conversation.channel,
                contact: contact.id,
                conversation: conversation.id,
                message: id,
                to: to,
                tap: tap,
                isOptOut: isOptOut,
                at: at
            )
        )
    }

    /// A contact stopped marketing in WhatsApp's own settings.
    func optedOut(_ contact: Contact, on channel: ChannelID, at: Timestamp) throws -> [CampaignAnswer] {
        guard wasWrittenTo(contact, before: at) else { return [] }
        return try tell(
            Answer(
                channel: channel,
                contact: contact.id,
                conversation: nil,
                message: nil,
                to: nil,
                tap: nil,
                isOptOut: true,
                at: at
            )
        )
    }

    private func tell(_ answer: Answer) throws -> [CampaignAnswer] {
        try service.inbox.answers.heard(InboxDesk(service, workspace: workspace, in: transaction), answer)
    }

    private func wasWrittenTo(_ contact: Contact, before at: Timestamp) -> Bool {
        contact.lastOutboundAt.map { $0 >= at - AnswerHooks.lasts } ?? false
    }
}
