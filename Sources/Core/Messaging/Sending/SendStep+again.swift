import Contacts
package import Credits
package import Primitives

/// Another attempt of a message that somebody makes by hand.
package struct NextAttempt: Sendable {
    /// The message that was not delivered.
    package let old: Message
    package let message: MessageID
    package let quote: Quote

    init(of old: Message, _ message: MessageID, _ quote: Quote) {
        (self.old, self.message, self.quote) = (old, message, quote)
    }
}

extension SendStep {
    /// A new attempt with the old message's words. That of a campaign's message stays the campaign's, in the row of its recipient.
    ///
    /// - Parameter moment: it does not leave before, if that is still to come.
    func again(_ old: Message, notBefore moment: Timestamp?, by author: MemberID?, key: APIKeyID?) throws -> Message {
        let now = ambient.now()
        let sendAt = moment.flatMap { $0 > now ? min($0, now + Self.waitMax) : nil }
        let channel = try connected(old.channel)
        if sendAt == nil { try noteSent(to: old.contact, at: now) }
        let (contact, recipient) = try reachable(old.contact)
        let category = try category(ofAnother: old)
        if contact.refuses(ConsentPurpose(category)) { throw MessagingError.optedOut(contact.id) }
        let isOfCampaign = old.campaign != nil
        let conversation = try ConversationStore(transaction)
            .open(
                workspace,
                channel: channel.id,
                contact: contact.id,
                shown: !isOfCampaign,
                source: isOfCampaign ? .campaign : .agent,
                id: ambient.id(),
                at: now
            )
        if let sendAt {
            // Whether a window is open then is looked at then.
            try mayWait(until: sendAt, in: conversation, at: now)
        } else if old.type != "template", conversation.windowUntil.map({ $0 <= now }) ?? true {
            throw MessagingError.windowClosed(conversation.id)
        }
        let draft = Draft(
            channel: channel.id,
            contact: contact.id,
            clientID: nil,
            body: .freeForm(type: old.type, content: old.content, text: old.text),
            replyTo: old.replyTo,
            origin: isOfCampaign ? .campaign : .agent,
            lane: isOfCampaign ? .again : .replies,
            author: author,
            key: key,
            sendAt: sendAt
        )
        let content = Content(
            type: old.type,
            json: old.content,
            text: old.text,
            category: category,
            template: old.template
        )
        return try queue(draft, content, conversation, channel: channel, to: recipient, again: old, at: now)
    }
}
