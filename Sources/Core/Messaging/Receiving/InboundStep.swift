import CloudAPI
import Contacts
import Events
import Primitives
import Storage

/// What a message from a contact does: contact, conversation, message, event; and its file is asked for.
struct InboundStep {
    let steps: ReceivingSteps
    let transaction: Transaction
    let now: Timestamp

    private var ambient: Ambient { steps.ambient }

    /// - Returns: what campaigns are to count of it.
    func apply(_ message: InboundMessage, _ addressed: ReceivingSteps.Addressed) throws -> [CampaignAnswer] {
        let workspace = addressed.workspace
        // Also before the sender is looked at: what an old message says of a person may no longer be true.
        guard try !WamidStore(transaction: transaction, workspace: workspace).isKnown(message.id) else { return [] }
        let contact = try sender(of: message, in: workspace)
        let at = Timestamp(seconds: message.timestampSeconds, heardAt: now)
        let isBlocked = contact.blockedAt != nil
        if !isBlocked {
            try steps.service.contacts(transaction).noteActivity(inbound: true, of: contact.id, at: at, in: workspace)
        }
        let conversations = ConversationStore(transaction)
        let conversation = try conversations.open(
            workspace,
            channel: addressed.channel.id,
            contact: contact.id,
            shown: !isBlocked,
            inbox: addressed.channel.inbox,
            source: .contact,
            id: ambient.id(),
            at: at
        )
        let file = try steps.file(of: message, addressed, now: now, in: transaction)
        let received = MessageStore.Received(message, raw: addressed.item.raw, file: file, at: at)
        let id: MessageID = ambient.id()
        guard try MessageStore(transaction).insertReceived(workspace, id: id, conversation: conversation, received)
        else {
            return []
        }
        guard !isBlocked else {
            try keepSilently(message, as: id, from: contact, in: conversation, of: workspace, at: at)
            return []
        }
        let rules = addressed.channel.hasRules && received.target == nil ? steps.service.inbox.hooks : nil
        let desk = InboxDesk(steps.service, workspace: workspace, in: transaction)
        let inbound = Inbound(
            message: id,
            channel: addressed.channel,
            before: conversation,
            now: conversation.opened(steps.service.reopens),
            choice: message.content.choice,
            at: at
        )
        let isLine = try received.target == nil && rules?.answers(desk, inbound) != true
        try conversations.noteReceived(
            workspace,
            conversation.id,
            message: id,
            at: at,
            isLine: isLine,
            fromEntryPoint: message.referral != nil,
            rule: steps.service.reopens
        )
        if received.type == "text" {
            let heard = HeardText(
                workspace: workspace,
                channel: addressed.channel.id,
                conversation: conversation.id,
                message: id,
                text: received.text,
                at: now
            )
            try steps.service.inbox.heard(heard, transaction)
        }
        if isLine, conversation.status == .resolved { try reopened(conversation, in: workspace) }
        try steps.service.events.append(
            NewEvent(
                workspace: workspace,
                kind: "message.created",
                subject: "\(conversation.id)",
                payload: MessageCreated(conversationId: conversation.id, messageId: id).json
            ),
            in: transaction
        )
        let isOptOut = try OptOutStep(service: steps.service, transaction: transaction, workspace: workspace)
            .apply(message, from: contact, as: id, on: addressed.channel.id, at: at)
        try TemplateAnswers(transaction: transaction, workspace: workspace)
            .take(message, in: conversation.id, isLine: received.target == nil, at: at)
        let answers = try AnswerStep(service: steps.service, transaction: transaction, workspace: workspace)
            .heard(
                message,
                as: id,
                from: contact,
                in: conversation,
                isLine: isLine,
                isOptOut: isOptOut,
                at: at
            )
        if isLine, let rules {
            // Whom a campaign gave the conversation has it.
            let placed = try answers.isEmpty ? nil : desk.hold(conversation.id)
            try rules.received(desk, placed.map(inbound.with(now:)) ?? inbound)
        }
        guard isLine, message.content.isSaid else { return answers }
        try steps.service.inbox.replied(
            desk,
            ContactReply(
                message: id,
                channel: addressed.channel.id,
                contact: contact.id,
                conversation: conversation.id,
                at: at,
                quoted: message.context?.messageID,
                isTap: message.content.isTap,
                isOptOut: isOptOut
            )
        )
        return answers
    }

    /// The contact came back after it was resolved: told in the thread, and to those who had it and those who have it now.
    private func reopened(_ conversation: Conversation, in workspace: WorkspaceID) throws {
        try InboxTeller(service: steps.service, workspace: workspace, transaction: transaction).tell(
            "reopened",
            in: conversation,
            now: conversation.opened(steps.service.reopens).place,
            status: .open
        )
    }

    /// Who wrote. After a change of number or user id, the old identity and the new one are one person.
    private func sender(of message: InboundMessage, in workspace: WorkspaceID) throws -> Contact {
        let store = steps.service.contacts(transaction)
        let contact = try store.resolve(
            workspace: workspace,
            identities: ContactIdentities(
                phone: (message.from ?? message.contact?.waID).flatMap { PhoneNumber(digits: $0) },
                userID: message.fromUserID ?? message.contact?.userID,
                parentUserID: message.fromParentUserID ?? message.contact?.parentUserID,
                username: message.contact?.username,
                name: message.contact?.name
            ),
            source: .inbound,
            onMerge: steps.service.followMerge,
            onNew: { made in
                try ContactNews(events: steps.service.events, workspace: workspace)
                    .tell("contact.created", made.id, in: transaction)
            }
        )
        guard case .system(let notice) = message.content, notice.kind != .customerIdentityChanged else {
            return contact
        }
        return try store.link(
            contact.id,
            ContactIdentities(phone: notice.waID.flatMap { PhoneNumber(digits: $0) }, userID: notice.userID),
            in: workspace,
            onMerge: steps.service.followMerge
        )
    }
}

extension Conversation {
    /// As it is when the contact has written.
    fileprivate func opened(_ rule: ReopenRule) -> Conversation {
        var opened = self
        opened.status = .open
        if status == .resolved, rule == .nobody { opened.place = ConversationPlace(inbox: place.inbox) }
        return opened
    }
}
