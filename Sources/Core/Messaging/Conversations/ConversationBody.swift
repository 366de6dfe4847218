import Contacts
import Primitives
import Workspaces

/// A conversation on the wire.
struct ConversationBody: Codable, Sendable {
    let id: ConversationID
    let contact: Person
    let channelId: ChannelID
    let inbox: Inbox
    let assignee: Assignee
    let status: String
    let source: String?
    let unread: Int64
    let pinned: Bool
    let markedUnread: Bool
    let mentioned: Bool
    let tags: [TagBody]
    let reminderAt: Timestamp?
    let lastMessage: Last?
    let windowUntil: Timestamp?
    let entryUntil: Timestamp?
    let updatedAt: Timestamp

    struct Person: Codable, Sendable {
        let id: ContactID
        let name: String
        /// Masked for those whose role hides numbers.
        let phone: String?
        let username: String?
        let optIn: String
        let blockedAt: Timestamp?
    }

    struct Assignee: Codable, Sendable {
        let member: NamedBody?
        let team: NamedBody?
    }

    struct Last: Codable, Sendable {
        let text: String
        let type: String
        let direction: String
        let state: String
        let at: Timestamp
    }

    init(_ entry: ConversationList.Entry) {
        let conversation = entry.conversation
        id = conversation.id
        contact = Person(conversation.contact, entry.contact, hidesNumber: entry.hidesNumber)
        channelId = conversation.channel
        inbox = conversation.place.inbox
        assignee = Assignee(member: entry.member, team: entry.team)
        status = conversation.status.rawValue
        source = conversation.source?.rawValue
        unread = conversation.unread
        pinned = entry.mine.isPinned
        markedUnread = entry.mine.isMarkedUnread
        mentioned = entry.mine.isMentioned
        tags = entry.tags.map(TagBody.init)
        reminderAt = entry.mine.reminderAt
        lastMessage = entry.last.map { message in
            Last(
                text: entry.hidesNumber ? NumberMask.masked(message.text) : message.text,
                type: message.type,
                direction: message.direction.rawValue,
                state: message.state.word,
                at: message.at
            )
        }
        windowUntil = conversation.windowUntil
        entryUntil = conversation.entryUntil
        updatedAt = conversation.updatedAt
    }
}

extension ConversationBody.Person {
    init(_ id: ContactID, _ contact: Contact?, hidesNumber: Bool) {
        self.init(
            id: id,
            name: contact?.name ?? "",
            phone: contact?.phone.map { hidesNumber ? $0.masked : $0.rawValue },
            username: contact?.username,
            optIn: contact?.optIn.rawValue ?? "unknown",
            blockedAt: contact?.blockedAt
        )
    }
}
