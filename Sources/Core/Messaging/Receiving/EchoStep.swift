import CloudAPI
import Contacts
import Events
import Primitives
import Storage

/// A message that the business sent from the WhatsApp Business app: it belongs in the thread, and costs nothing.
struct EchoStep {
    let steps: ReceivingSteps
    let transaction: Transaction
    let now: Timestamp

    func apply(_ message: InboundMessage, _ addressed: ReceivingSteps.Addressed) throws {
        let workspace = addressed.workspace
        guard try !WamidStore(transaction: transaction, workspace: workspace).isKnown(message.id) else { return }
        let contact = try steps.service.contacts(transaction).resolve(
            workspace: workspace,
            identities: ContactIdentities(
                phone: (message.to ?? message.contact?.waID).flatMap { PhoneNumber(digits: $0) },
                userID: message.toUserID ?? message.contact?.userID,
                name: message.contact?.name
            ),
            source: .inbound,
            onMerge: steps.service.followMerge
        )
        let at = Timestamp(seconds: message.timestampSeconds, heardAt: now)
        try steps.service.contacts(transaction).noteActivity(inbound: false, of: contact.id, at: at, in: workspace)
        let conversations = ConversationStore(transaction)
        let conversation = try conversations.open(
            workspace,
            channel: addressed.channel.id,
            contact: contact.id,
            shown: true,
            inbox: addressed.channel.inbox,
            source: .agent,
            id: steps.ambient.id(),
            at: at
        )
        let file = try steps.file(of: message, addressed, now: now, in: transaction)
        let received = MessageStore.Received(message, raw: addressed.item.raw, file: file, at: at)
        let id: MessageID = steps.ambient.id()
        guard try MessageStore(transaction).insertEcho(workspace, id: id, conversation: conversation, received) else {
            return
        }
        // Reactions, edits and deletions answer nobody.
        if received.target == nil { try conversations.noteSent(workspace, conversation.id, message: id, at: at) }
        try steps.service.events.append(
            NewEvent(
                workspace: workspace,
                kind: "message.created",
                subject: "\(conversation.id)",
                payload: MessageCreated(conversationId: conversation.id, messageId: id).json
            ),
            in: transaction
        )
        // What became of it may have been told first.
        let parked = try ProgressStore(transaction: transaction, workspace: workspace).unpark([message.id])
        let news = parked.compactMap { StatusNews(parked: $0, heardAt: now) }.map { News($0, of: id) }
        try steps.service.progress.apply(news, workspace: workspace, channel: addressed.channel.id, in: transaction)
    }
}
