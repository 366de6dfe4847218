import Contacts
import Primitives

/// A conversation on the wire.
struct ConversationBody: Codable, Sendable {
    let id: ConversationID
    let contact: Person
    let channelId: ChannelID
    let status: String
    let unread: Int64
    let lastMessage: Last?
    let windowUntil: Timestamp?
    let updatedAt: Timestamp

    struct Person: Codable, Sendable {
        let id: ContactID
        let name: String
        let phone: PhoneNumber?
        let username: String?
        let optIn: String
        let blockedAt: Timestamp?
    }

    struct Last: Codable, Sendable {
        let text: String
        let type: String
        let direction: String
        let state: String
        let at: Timestamp
    }

    init(_ entry: ConversationList.Entry) {
        id = entry.conversation.id
        contact = Person(
            id: entry.conversation.contact,
            name: entry.contact?.name ?? "",
            phone: entry.contact?.phone,
            username: entry.contact?.username,
            optIn: entry.contact?.optIn.rawValue ?? "unknown",
            blockedAt: entry.contact?.blockedAt
        )
        channelId = entry.conversation.channel
        status = entry.conversation.status.rawValue
        unread = entry.conversation.unread
        lastMessage = entry.last.map { message in
            Last(
                text: message.text,
                type: message.type,
                direction: message.direction.rawValue,
                state: message.state.word,
                at: message.at
            )
        }
        windowUntil = entry.conversation.windowUntil
        updatedAt = entry.conversation.updatedAt
    }
}
