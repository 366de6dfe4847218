import Primitives
import Storage

extension ConversationStore {
    /// - Throws: `MessagingError.conversationNotFound`, also for what is not seen.
    func seen(_ id: ConversationID, _ scope: InboxScope) throws -> Conversation {
        guard let found = try find(scope.workspace, id), scope.sees(found.place) else {
            throw MessagingError.conversationNotFound(id)
        }
        return found
    }
}

extension MessageStore {
    /// - Throws: `MessagingError.messageNotFound`, also for a message of a conversation that is not seen.
    func seen(_ id: MessageID, _ scope: InboxScope) throws -> Message {
        guard let found = try find(scope.workspace, id) else { throw MessagingError.messageNotFound(id) }
        if scope.isWhole { return found }
        let conversation = try ConversationStore(transaction).find(scope.workspace, found.conversation)
        guard let conversation, scope.sees(conversation.place) else { throw MessagingError.messageNotFound(id) }
        return found
    }
}
