import CloudAPI
import Contacts
import Credits
import Primitives
import Templates

extension SendStep {
    func connected(_ id: ChannelID) throws -> Channel {
        guard let channel = try ChannelStore(transaction).find(workspace, id) else {
            throw MessagingError.channelNotFound(id)
        }
        guard channel.state != .disconnected else { throw MessagingError.channelNotConnected(id) }
        return channel
    }

    /// The contact, and where Meta reaches them: the number, or the user id of someone who hides it.
    func reachable(_ id: ContactID) throws -> (Contact, recipient: String) {
        let store = service.contacts(transaction)
        let contact = try store.find(id, in: workspace)
        guard contact.blockedAt == nil else { throw MessagingError.contactBlocked(id) }
        guard let recipient = contact.phone?.rawValue ?? contact.userID else {
            throw MessagingError.contactUnreachable(id)
        }
        return (contact, recipient)
    }

    /// Before the conversation is touched: contacts are locked first.
    func noteSent(to contact: ContactID, at now: Timestamp) throws {
        try service.contacts(transaction).noteActivity(inbound: false, of: contact, at: now, in: workspace)
    }

    private func requireApproval(_ template: Template) throws {
        guard template.status == .approved else {
            throw MessagingError.templateNotApproved(template.id, status: template.status.rawValue)
        }
    }

    /// - Throws: `MessagingError.templateNotApproved`.
    func approved(_ id: TemplateID) throws {
        try requireApproval(TemplateStore(transaction).find(id, in: workspace))
    }

    /// What another attempt of a message is: of the category that its template has now.
    ///
    /// - Throws: `MessagingError.templateNotApproved`.
    func category(ofAnother old: Message) throws -> MessageCategory {
        let kept = old.category.flatMap(MessageCategory.init(rawValue:)) ?? .service
        guard let id = old.template else { return kept }
        let template = try TemplateStore(transaction).find(id, in: workspace)
        try requireApproval(template)
        return ConsentPurpose(template.category) == ConsentPurpose(kept) ? kept : template.category
    }

    func content(of draft: Draft, channel: Channel) throws -> Content {
        switch draft.body {
        case .freeForm(let type, let json, let text):
            try MessageCheck.check(type: type, content: json, replyTo: draft.replyTo)
            return Content(type: type, json: json, text: text, category: .service, template: nil)
        case .template(let id, let values):
            let template = try TemplateStore(transaction).find(id, in: workspace)
            guard template.channel == channel.id else { throw MessagingError.templateNotFound(id) }
            try requireApproval(template)
            let filled = try TemplateFiller.fill(template, values: values)
            return Content(
                type: "template",
                json: filled.content,
                text: filled.text,
                category: template.category,
                template: id
            )
        }
    }

    /// A reaction belongs to the message it reacts to, and is no line of its own in the thread.
    func target(_ content: Content, in conversation: Conversation) throws -> String? {
        guard content.type == "reaction" else { return nil }
        let name = try JSON(parsing: Array(content.json.utf8))["message_id"]?.string ?? ""
        guard let wamid = try wamid(of: name, in: conversation), wamid == name else {
            throw MessagingError.content([
                .init(path: "reaction.message_id", detail: "This conversation has no message with this wamid.")
            ])
        }
        return wamid
    }

    /// The wamid of the message that is quoted. Nobody else's message is named to Meta.
    func quoted(_ name: String?, in conversation: Conversation) throws -> String? {
        guard let name else { return nil }
        guard let wamid = try wamid(of: name, in: conversation) else {
            throw MessagingError.content([
                .init(path: "replyTo", detail: "This conversation has no such message that WhatsApp knows of.")
            ])
        }
        return wamid
    }

    private func wamid(of name: String, in conversation: Conversation) throws -> String? {
        try MessageStore(transaction).find(workspace, conversation.id, named: name)?.wamid
    }
}
