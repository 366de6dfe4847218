import Contacts
import Primitives
import Workspaces

/// A note or an event of a thread on the wire.
struct EntryBody: Codable, Sendable {
    let id: EntryID
    let conversationId: ConversationID
    /// `note` or `event`: messages have no such member.
    let kind: String
    let at: Timestamp
    let author: NamedBody?
    let clientId: String?
    let text: String
    let mentions: [NamedBody]
    let editedAt: Timestamp?
    let event: Event?

    struct Event: Codable, Sendable {
        let name: String
        let data: Facts
    }

    /// What the event says; the members that its name calls for.
    struct Facts: Codable, Sendable {
        let member: NamedBody?
        let team: NamedBody?
        let tag: TagBody?
        let from: String?
        let to: String?
        let at: Timestamp?
        let note: String?
        /// Which rule did it, or did not.
        let rule: String?
        /// What the contact said of us, 1 to 5.
        let score: Int?
    }

    /// - Parameter scope: whose role may hide numbers; what they wrote themselves they have as they wrote it.
    init(_ entry: Entry, names: InboxNames, for scope: InboxScope) {
        let isMasked = scope.hides(entry)
        id = entry.id
        conversationId = entry.conversation
        kind = entry.event == nil ? "note" : "event"
        at = entry.at
        author = names.named(entry.author)
        clientId = entry.clientID.map { text in
            text.firstIndex(of: ":").map { String(text[text.index(after: $0)...]) } ?? text
        }
        text = isMasked ? NumberMask.masked(entry.text) : entry.text
        mentions = entry.mentions.compactMap { names.named($0) }
        editedAt = entry.editedAt
        event = entry.event.map { Event(name: $0.name, data: Facts($0, names: names, isMasked: isMasked)) }
    }
}

extension EntryBody.Facts {
    init(_ event: Entry.Event, names: InboxNames, isMasked: Bool) {
        let data = event.data
        let tag = data["tag"].flatMap { TagID($0) }
        self.init(
            member: names.named(event.member),
            team: names.named(event.team),
            tag: tag.map { id in
                TagBody(
                    Tag(
                        id: id,
                        kind: .conversation,
                        name: data["name"] ?? "",
                        colour: data["colour"].flatMap(Tag.Colour.init) ?? .grey
                    )
                )
            },
            from: data["from"],
            to: data["to"],
            at: data["at"].flatMap { Timestamp($0) },
            note: data["note"].map { isMasked ? NumberMask.masked($0) : $0 },
            rule: data["rule"],
            score: data["score"].flatMap { Int($0) }
        )
    }
}

extension InboxScope {
    /// Whether the numbers in a note, or in what happened, are not for this caller.
    func hides(_ entry: Entry) -> Bool { hidesNumbers && (entry.author == nil || entry.author != member) }
}

extension Entry.Event {
    var member: MemberID? { data["member"].flatMap { MemberID($0) } }
    var team: TeamID? { data["team"].flatMap { TeamID($0) } }
}
