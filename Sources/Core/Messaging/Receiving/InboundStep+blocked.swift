import CloudAPI
import Contacts
import Primitives

extension InboundStep {
    /// Somebody who is blocked wrote all the same: it is kept, and nobody hears of it. WhatsApp blocks only who wrote within a
    /// day, so it is asked again now.
    func keepSilently(
        _ message: InboundMessage,
        as id: MessageID,
        from contact: Contact,
        in conversation: Conversation,
        of workspace: WorkspaceID,
        at: Timestamp
    ) throws {
        try ConversationStore(transaction).noteWindow(workspace, conversation.id, at: at)
        // Stopping marketing is their right, blocked or not.
        _ = try OptOutStep(service: steps.service, transaction: transaction, workspace: workspace)
            .apply(message, from: contact, as: id, on: conversation.channel, at: at)
        try ContactBlocking(contact.id).start(in: workspace, ambient: steps.ambient, transaction)
    }
}
