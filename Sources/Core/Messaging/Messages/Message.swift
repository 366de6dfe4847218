package import Primitives
import Storage

/// One message of a conversation, in or out. An attempt: sending again makes another one with `retryOf`.
package struct Message: Sendable {
    package let id: MessageID
    package let conversation: ConversationID
    package let channel: ChannelID
    package let contact: ContactID
    package let direction: Direction
    package let origin: Origin
    /// Meta's `type`: `text`, `image`, `template` …
    package let type: String
    /// What a list shows of it: the text, a caption, or a word for the kind.
    package let text: String
    /// Meta's object of that type, as JSON.
    package let content: String
    package let state: MessageState
    /// When it was written; for inbound ones Meta's timestamp.
    package let at: Timestamp
    package let wamid: String?
    package let clientID: String?
    /// The wamid of the message it quotes.
    package let replyTo: String?
    /// The wamid of the message it reacts to, edits or deletes.
    package let target: String?
    package let retryOf: MessageID?
    package let campaign: CampaignID?
    /// The campaign's own number of the recipient.
    package let reference: Int64?
    package let template: TemplateID?
    /// Its file, where it has one of ours.
    package let media: MediaID?
    package let error: Failure?
    package let sentAt: Timestamp?
    package let deliveredAt: Timestamp?
    package let readAt: Timestamp?
    package let category: String?
    package let quoted: Points
    package let quoteFree: String?
    package let charged: Points?
    /// Who wrote it here; `nil` for contacts, campaigns, keys, and the phone of the business.
    package let author: MemberID?
    /// For when it was scheduled.
    package let sendAt: Timestamp?

    package enum Direction: String, Sendable, DatabaseValue {
        case inbound = "in"
        case outbound = "out"
    }

    package enum Origin: String, Sendable, DatabaseValue {
        case agent
        case campaign
        case api
        case contact
        /// A rule of the channel: a welcome, for example.
        case automation
        /// A step of a sequence.
        case sequence

        /// Whether nobody has written it to this one contact: it answers nothing, and its conversation comes into the inbox with
        /// the first answer only.
        var isBroadcast: Bool { self == .campaign || self == .sequence }
    }

    /// Why it was not delivered, in Meta's code and words.
    package struct Failure: Sendable, Equatable {
        package let code: Int64
        package let title: String
        package let detail: String
    }
}

extension Message {
    init(_ row: Row) throws {
        id = try row["id"]
        conversation = try row["conversation_id"]
        channel = try row["channel_id"]
        contact = try row["contact_id"]
        direction = try row["direction"]
        origin = try row["origin"]
        type = try row["type"]
        text = try row["text"]
        content = try row["content"]
        state = try row["state"]
        at = try row["at"]
        wamid = try row["wamid"]
        clientID = try row["client_id"]
        replyTo = try row["reply_to"]
        target = try row["target"]
        retryOf = try row["retry_of"]
        campaign = try row["campaign_id"]
        reference = try row["reference"]
        template = try row["template_id"]
        media = try row["media_id"]
        let code: Int64? = try row["error_code"]
        error = try code.map {
            try Failure(code: $0, title: row["error_title"] ?? "", detail: row["error_detail"] ?? "")
        }
        sentAt = try row["sent_at"]
        deliveredAt = try row["delivered_at"]
        readAt = try row["read_at"]
        category = try row["category"]
        quoted = try row["quote_amount"]
        quoteFree = try row["quote_free"]
        charged = try row["charged"]
        author = try row["author_id"]
        sendAt = try row["send_at"]
    }
}
