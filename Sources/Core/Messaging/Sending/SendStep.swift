import Contacts
import Credits
import Events
import Primitives
import Storage
import Templates

/// One draft's way through the gates into the queue, inside one transaction.
struct SendStep {
    let service: MessagingService
    let workspace: WorkspaceID
    let transaction: Transaction

    var ambient: Ambient { service.ambient }

    func send(_ draft: Draft) throws -> Message {
        let messages = MessageStore(transaction)
        if let clientID = draft.clientID, let earlier = try messages.find(workspace, clientID: clientID) {
            guard draft.isAgain(earlier) else { throw MessagingError.clientIDReused }
            return earlier
        }
        let now = ambient.now()
        let channel = try connected(draft.channel)
        // First, for it waits for whoever changes the contact: what they refuse since is not overlooked.
        if draft.sendAt == nil { try noteSent(to: draft.contact, at: now) }
        let (contact, recipient) = try reachable(draft.contact)
        let content = try content(of: draft, channel: channel)
        if contact.refuses(ConsentPurpose(content.category)) { throw MessagingError.optedOut(contact.id) }
        let conversation = try ConversationStore(transaction)
            .open(
                workspace,
                channel: channel.id,
                contact: contact.id,
                shown: !draft.origin.isBroadcast,
                inbox: channel.inbox,
                source: draft.origin == .api ? .api : draft.origin.isBroadcast ? .campaign : .agent,
                id: ambient.id(),
                at: now
            )
        if let sendAt = draft.sendAt {
            // Whether a window is open then is looked at then.
            try mayWait(until: sendAt, in: conversation, at: now)
        } else if content.template == nil, conversation.windowUntil.map({ $0 <= now }) ?? true {
            throw MessagingError.windowClosed(conversation.id)
        }
        try answeredMeanwhile(draft, in: conversation)
        return try queue(draft, content, conversation, channel: channel, to: recipient, at: now)
    }

    /// What is to be sent, in Meta's form.
    struct Content {
        let type: String
        let json: String
        let text: String
        let category: MessageCategory
        let template: TemplateID?
    }

    /// - Parameter old: the message of which this is another attempt.
    func queue(
        _ draft: Draft,
        _ content: Content,
        _ conversation: Conversation,
        channel: Channel,
        to recipient: String,
        again old: Message? = nil,
        at now: Timestamp
    ) throws -> Message {
        let quoted = try quoted(draft.replyTo, in: conversation)
        let target = try target(content, in: conversation)
        let id: MessageID = ambient.id()
        let quote = try SendPrice(service: service, workspace: workspace, transaction: transaction)
            .quote(content.category, conversation: conversation, recipient: recipient, at: draft.sendAt ?? now)
        let subject = ChargeSubject(channel: channel.id, contact: conversation.contact)
        let hold = try charge(id, quote, about: subject, by: draft.key, at: now)
        try QueueStore(transaction: transaction, workspace: workspace).insert(
            [
                Outgoing(
                    id: id,
                    conversation: conversation.id,
                    channel: channel.id,
                    contact: conversation.contact,
                    origin: draft.origin,
                    lane: content.category == .authentication ? .passcodes : draft.lane,
                    type: content.type,
                    text: content.text,
                    content: content.json,
                    recipient: recipient,
                    clientID: draft.clientID,
                    replyTo: quoted,
                    target: target,
                    retryOf: old?.id,
                    author: draft.author,
                    campaign: old?.campaign,
                    reference: old?.reference,
                    template: content.template,
                    category: content.category.rawValue,
                    hold: hold,
                    quote: Outgoing.Price(quote),
                    assigned: true,
                    sendAt: draft.sendAt
                )
            ],
            at: now
        )
        if let old { try service.inbox.answers.retried(NextAttempt(of: old, id, quote), workspace, transaction) }
        if let file = MediaID(namedIn: content.json),
            let form = Rendition(messageType: content.type, isVoice: isVoice(content.json))
        {
            try RenditionDesk(ambient: ambient, workspace: workspace, transaction: transaction).want([form], of: file)
        }
        if let sendAt = draft.sendAt {
            try wait(id, until: sendAt, in: conversation.id)
        } else {
            // A thumbs-up is no answer: whoever waits still waits.
            if target == nil {
                try ConversationStore(transaction)
                    .noteSent(workspace, conversation.id, message: id, at: now, origin: draft.origin)
            }
            try told(id, conversation.id)
            if target == nil, !draft.origin.isBroadcast { try take(conversation, by: draft.author) }
        }
        guard let message = try MessageStore(transaction).find(workspace, id) else {
            throw MessagingError.messageNotFound(id)
        }
        return message
    }

    /// A hold of one, and its charge: also when it is free, since Meta has the last word on that.
    private func charge(
        _ id: MessageID,
        _ quote: Quote,
        about subject: ChargeSubject,
        by key: APIKeyID?,
        at now: Timestamp
    ) throws -> HoldID {
        let ledger = service.credits.ledger(in: transaction)
        let hold = try ledger.hold(
            workspace,
            reference: "message:\(id)",
            amount: quote.amount,
            expiresAt: now + .days(31),
            by: key.map { .apiKey($0) } ?? .someone
        )
        try ledger.assign(workspace, hold: hold, charges: [(id, quote)], as: .reserved, about: [id: subject])
        return hold
    }

    func told(_ id: MessageID, _ conversation: ConversationID) throws {
        try service.events.append(
            NewEvent(
                workspace: workspace,
                kind: "message.created",
                subject: "\(conversation)",
                payload: MessageCreated(conversationId: conversation, messageId: id).json
            ),
            in: transaction
        )
    }
}
