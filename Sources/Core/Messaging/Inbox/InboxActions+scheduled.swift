import Events
import Jobs
import Primitives
import Storage

extension InboxActions {
    /// Takes a message back that waits for its time. Whoever wrote it may, and whoever may act on the conversation.
    func cancelScheduled(_ id: MessageID) throws {
        guard let message = try MessageStore(transaction).find(workspace, id) else {
            throw MessagingError.messageNotFound(id)
        }
        let found = try ConversationStore(transaction).lock(workspace, message.conversation)
        guard let found, scope.sees(found.place) else { throw MessagingError.messageNotFound(id) }
        if message.author == nil || message.author != member { _ = try actable(found.id) }
        guard try ScheduledStore(transaction, in: workspace).cancel(message) else { throw InboxError.notScheduled(id) }
        try service.progress.release([id], workspace: workspace, in: transaction)
        var told = Told()
        told.addTakenBack(
            id,
            found.id,
            campaign: message.campaign,
            reference: message.reference,
            at: ambient.now()
        )
        try service.progress.tell(told, workspace: workspace, in: transaction)
        try JobStore(transaction, ambient: ambient).cancel(workspace: workspace, kind: ScheduledSend.kind, key: "\(id)")
        // What waits is another now, for everybody who looks.
        try service.events.append(
            NewEvent(
                workspace: workspace,
                kind: "message.scheduled",
                subject: "\(found.id)",
                payload: MessageCreated(conversationId: found.id, messageId: id).json
            ),
            in: transaction
        )
    }
}
