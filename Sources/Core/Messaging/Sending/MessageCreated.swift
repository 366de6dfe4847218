import Primitives

/// The payload of the event `message.created`.
struct MessageCreated: Encodable {
    let conversationId: ConversationID
    let messageId: MessageID
}
