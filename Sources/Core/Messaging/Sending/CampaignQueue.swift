import Contacts
package import Credits
package import Primitives
package import Storage

/// One recipient of a campaign, filled and priced by the campaign.
package struct CampaignDraft: Sendable {
    package let contact: ContactID
    package let to: PhoneNumber
    package let template: TemplateID
    /// Meta's `template` object as JSON: name, language and components.
    package let content: String
    /// What a list shows of it.
    package let text: String
    /// The campaign's own number of the recipient; queueing it twice queues it once.
    package let reference: Int64
    package let quote: Quote
    /// It does not leave before this moment.
    package let notBefore: Timestamp?
    /// The message that failed, whose words it has.
    package let retryOf: MessageID?

    package init(
        contact: ContactID,
        to: PhoneNumber,
        template: TemplateID,
        content: String,
        text: String,
        reference: Int64,
        quote: Quote,
        notBefore: Timestamp? = nil,
        retryOf: MessageID? = nil
    ) {
        self.contact = contact
        self.to = to
        self.template = template
        self.content = content
        self.text = text
        self.reference = reference
        self.quote = quote
        self.notBefore = notBefore
        self.retryOf = retryOf
    }
}

extension MessagingService {
    /// Queues a slice of a campaign, whose hold pays for it. Nothing is charged yet: the dispatcher assigns from it.
    ///
    /// - Returns: the messages, in the order of the drafts. One that was queued before has the earlier message's place.
    package func queue(
        _ drafts: [CampaignDraft],
        campaign: CampaignID,
        channel: ChannelID,
        hold: HoldID,
        in transaction: Transaction,
        workspace: WorkspaceID
    ) throws {
        let conversations = try ConversationStore(transaction).open(
            workspace,
            channel: channel,
            contacts: drafts.map(\.contact),
            ids: { ambient.id() },
            at: ambient.now()
        )
        let outgoing = drafts.compactMap { draft in
            conversations[draft.contact].map { conversation in
                Outgoing(
                    draft,
                    id: ambient.id(),
                    conversation: conversation,
                    channel: channel,
                    campaign: campaign,
                    hold: hold
                )
            }
        }
        try QueueStore(transaction: transaction, workspace: workspace).insert(outgoing, at: ambient.now())
    }

    /// The conversations that a slice's messages will be in, made where there are none, and when its contacts were last
    /// written to. `queue` makes conversations too; done before the campaign is locked, it has nothing to wait for.
    @discardableResult
    package func openConversations(
        with contacts: [ContactID],
        channel: ChannelID,
        in transaction: Transaction,
        workspace: WorkspaceID
    ) throws -> [ContactID: ConversationID] {
        let now = ambient.now()
        // Locks are taken in the order of their identities.
        try self.contacts(transaction).noteActivity(inbound: false, of: contacts.sorted(), at: now, in: workspace)
        return try ConversationStore(transaction)
            .open(workspace, channel: channel, contacts: contacts, ids: { ambient.id() }, at: now)
    }

    /// Locks what of a campaign has not left. To be done before the campaign is locked by whoever then pauses, resumes or
    /// cancels it: see "Locks" in `docs/architecture.md`.
    package func lockUnsent(_ campaign: CampaignID, in transaction: Transaction, workspace: WorkspaceID) throws {
        try QueueStore(transaction: transaction, workspace: workspace).lock(unsentOf: campaign)
    }

    /// Keeps back what of a campaign has not left.
    package func pause(_ campaign: CampaignID, in transaction: Transaction, workspace: WorkspaceID) throws {
        try QueueStore(transaction: transaction, workspace: workspace).park(campaign, true)
    }

    package func resume(_ campaign: CampaignID, in transaction: Transaction, workspace: WorkspaceID) throws {
        let store = QueueStore(transaction: transaction, workspace: workspace)
        try store.park(campaign, false)
        try transaction.notify("outgoing")
    }

    /// Takes back what was not handed to Meta yet, at most 5,000 at a time.
    ///
    /// - Returns: how many; call again until it is none.
    package func cancelQueued(_ campaign: CampaignID, in transaction: Transaction, workspace: WorkspaceID) throws -> Int
    {
        let now = ambient.now()
        let cancelled = try QueueStore(transaction: transaction, workspace: workspace).cancel(campaign, limit: 5000)
        var told = Told()
        for message in cancelled {
            told.addTakenBack(
                message.id,
                message.conversation,
                campaign: campaign,
                reference: message.reference,
                at: now
            )
        }
        // Those that were tried and put back in line have a charge, which is let go.
        try progress.release(cancelled.filter(\.isAssigned).map(\.id), workspace: workspace, in: transaction)
        try progress.tell(told, workspace: workspace, in: transaction)
        return cancelled.count
    }
}

extension Outgoing {
    init(
        _ draft: CampaignDraft,
        id: MessageID,
        conversation: ConversationID,
        channel: ChannelID,
        campaign: CampaignID,
        hold: HoldID
    ) {
        self.init(
            id: id,
            conversation: conversation,
            channel: channel,
            contact: draft.contact,
            origin: .campaign,
            lane: .campaigns,
            type: "template",
            text: draft.text,
            content: draft.content,
            recipient: draft.to.rawValue,
            campaign: campaign,
            reference: draft.reference,
            template: draft.template,
            category: draft.quote.category.rawValue,
            hold: hold,
            quote: Price(draft.quote),
            notBefore: draft.notBefore
        )
    }
}

extension Outgoing.Price {
    init(_ quote: Quote) {
        self.init(
            market: quote.market,
            amount: quote.amount,
            price: quote.price?.rawValue,
            free: quote.free?.rawValue
        )
    }
}
