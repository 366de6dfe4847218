import CloudAPI
import Contacts
import Primitives
import Workspaces

/// A message on the wire.
struct MessageBody: Codable, Sendable {
    let id: MessageID
    let conversationId: ConversationID
    let clientId: String?
    let direction: String
    let type: String
    let text: String
    /// Meta's object of the type.
    let content: JSON
    let state: String
    let error: Failure?
    let origin: String
    let campaignId: CampaignID?
    let at: Timestamp
    let sentAt: Timestamp?
    let deliveredAt: Timestamp?
    let readAt: Timestamp?
    let cost: Cost?
    /// The wamid of the quoted message, and ours where we have it.
    let replyTo: String?
    let wamid: String?
    let retryOf: MessageID?
    /// The attempt that was made after this one; taken back it is `cancelled`, and no other is made.
    let retriedAs: Attempt?
    let reactions: [Reaction]
    let editedAt: Timestamp?
    let deletedAt: Timestamp?
    /// Who wrote it, where that was a person here.
    let author: NamedBody?
    /// For when it was scheduled.
    let sendAt: Timestamp?
    let media: MediaBody?

    struct Failure: Codable, Sendable {
        let code: Int64
        let title: String
        let detail: String
        let advice: String
    }

    struct Cost: Codable, Sendable {
        let held: Points
        let charged: Points?
        let category: String
        let free: String?
    }

    struct Attempt: Codable, Sendable {
        let id: MessageID
        let state: String
        /// For when it was scheduled.
        let sendAt: Timestamp?

        init(_ message: Message) {
            (id, state, sendAt) = (message.id, message.state.word, message.sendAt)
        }
    }

    struct Reaction: Codable, Sendable {
        let emoji: String
        let direction: String
    }

    init(
        _ message: Message,
        marks: [Message] = [],
        next: Message? = nil,
        author: NamedBody? = nil,
        hidesNumbers: Bool = false,
        media: MediaBody? = nil
    ) {
        let edit = marks.last { $0.type == "edit" }
        id = message.id
        conversationId = message.conversation
        // Kept behind the caller's own name, which is nobody else's business.
        clientId = message.clientID.map { id in id.firstIndex(of: ":").map { String(id[id.index(after: $0)...]) } ?? id
        }
        direction = message.direction.rawValue
        type = message.type
        let (words, object) = (edit?.text ?? message.text, edit?.content ?? message.content)
        text = hidesNumbers ? NumberMask.masked(words) : words
        let whole = (try? JSON(parsing: Array(object.utf8))) ?? .members([])
        content = hidesNumbers ? NumberMask.masked(whole) : whole
        state = message.state.word
        error = message.error.map { failure in
            Failure(
                code: failure.code,
                title: failure.title,
                detail: failure.detail,
                advice: FailureAdvice.text(for: failure.code)
            )
        }
        origin = message.origin.rawValue
        campaignId = message.campaign
        at = message.at
        sentAt = message.sentAt
        deliveredAt = message.deliveredAt
        readAt = message.readAt
        cost = message.category.map { category in
            Cost(held: message.quoted, charged: message.charged, category: category, free: message.quoteFree)
        }
        replyTo = message.replyTo
        wamid = message.wamid
        retryOf = message.retryOf
        retriedAs = next.map(Attempt.init)
        reactions = Self.reactions(marks)
        editedAt = edit?.at
        deletedAt = marks.last { $0.type == "revoke" }?.at
        self.author = author
        sendAt = message.sendAt
        self.media = media
    }

    /// Each side's last reaction; an empty one takes the earlier back.
    private static func reactions(_ marks: [Message]) -> [Reaction] {
        ["in", "out"].compactMap { direction in
            let last = marks.last { $0.type == "reaction" && $0.direction.rawValue == direction }
            guard let last, !last.text.isEmpty else { return nil }
            return Reaction(emoji: last.text, direction: direction)
        }
    }
}
