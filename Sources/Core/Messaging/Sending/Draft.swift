package import Primitives

/// A message that someone wants to send to one contact.
package struct Draft: Sendable {
    package let channel: ChannelID
    package let contact: ContactID
    /// The sender's own name for it: the same one again gives the same message.
    package let clientID: String?
    package let body: Body
    /// The message it quotes, by its wamid or by our id.
    package let replyTo: String?
    package let origin: Message.Origin
    package let lane: Lane
    package let author: MemberID?
    /// The API key that sends it: its cap is asked.
    package let key: APIKeyID?
    /// The newest message that the sender had on screen: a colleague's answer since then is told instead of answered over.
    package let seen: MessageID?
    /// Not before this moment.
    package let sendAt: Timestamp?

    package enum Body: Sendable {
        /// Any type but `template`: Meta's `type`, its object as JSON, and the words a list shows of it.
        case freeForm(type: String, content: String, text: String)
        /// An approved template and the values of its variables by key.
        case template(TemplateID, values: [String: String])
    }

    package init(
        channel: ChannelID,
        contact: ContactID,
        clientID: String?,
        body: Body,
        replyTo: String? = nil,
        origin: Message.Origin,
        lane: Lane = .replies,
        author: MemberID? = nil,
        key: APIKeyID? = nil,
        seen: MessageID? = nil,
        sendAt: Timestamp? = nil
    ) {
        self.channel = channel
        self.contact = contact
        self.clientID = clientID
        self.body = body
        self.replyTo = replyTo
        self.origin = origin
        self.lane = lane
        self.author = author
        self.key = key
        self.seen = seen
        self.sendAt = sendAt
    }
}

extension Draft {
    /// Whether this is `message` once more, and not another under its name.
    func isAgain(_ message: Message) -> Bool {
        guard message.channel == channel, message.contact == contact else { return false }
        switch body {
        case .freeForm(let type, _, let text): return message.type == type && message.text == text
        case .template: return message.type == "template"
        }
    }
}
