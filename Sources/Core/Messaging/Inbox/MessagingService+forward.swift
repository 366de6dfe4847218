import CloudAPI
import Primitives
import Routes
import Storage

extension MessagingService {
    /// Sends what a message says to another conversation, as a message of the caller's own.
    ///
    /// - Throws: `InboxError.notForwardable`, `MessagingError.conversationNotFound`, what `send` throws.
    func forward(_ message: Message, to conversation: ConversationID, by caller: Caller) async throws -> Message {
        let body = try Self.forwarded(message)
        let target = try await look(by: caller) { try ConversationStore($0).seen(conversation, $1) }
        let draft = Draft(
            channel: target.channel,
            contact: target.contact,
            clientID: nil,
            body: body,
            origin: caller.member == nil ? .api : .agent,
            author: caller.member,
            key: caller.key
        )
        guard let sent = try await send([draft], in: caller.workspace).first else {
            throw MessagingError.conversationNotFound(conversation)
        }
        return sent
    }

    /// What of the message Meta takes back: what it added to inbound ones stays behind.
    private static func forwarded(_ message: Message) throws -> Draft.Body {
        let content = try JSON(parsing: Array(message.content.utf8))
        func kept(_ names: [String]) -> String {
            JSON.members(names.map { ($0, content[$0]) }).text()
        }
        switch message.type {
        case "text":
            return .freeForm(type: "text", content: kept(["body", "preview_url"]), text: message.text)
        case "image", "video", "audio", "document", "sticker":
            guard content["lodestone_media"] != nil else { throw InboxError.notForwardable(message.id) }
            let more =
                ["document": ["caption", "filename"], "audio": ["voice"], "sticker": []][message.type] ?? ["caption"]
            return .freeForm(type: message.type, content: kept(["lodestone_media"] + more), text: message.text)
        case "location":
            return .freeForm(
                type: "location",
                content: kept(["latitude", "longitude", "name", "address"]),
                text: message.text
            )
        case "contacts":
            return .freeForm(type: "contacts", content: message.content, text: message.text)
        default:
            throw InboxError.notForwardable(message.id)
        }
    }
}
