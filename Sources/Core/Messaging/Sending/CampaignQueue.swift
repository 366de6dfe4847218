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

    package init(
        contact: ContactID,
        to: PhoneNumber,
        template: TemplateID,
        content: String,
        text: String,
        reference: Int64,
        quote: Quote
    ) {
        self.contact = contact
        self.to = to
        self.template = template
        self.content = content
        self.text = text
        self.reference = reference
        self.quote = quote
    }
}

extension MessagingService {
    /// Queues a slice of a campaign, whose hold pays for it. Nothing is charged yet: the dispatcher leases and assigns.
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
        let now = ambient.now()
        let conversations = ConversationStore(transaction)
        let outgoing = try drafts.map { draft in
            let conversation = try conversations.open(
                workspace,
                channel: channel,
                contact: draft.contact,
                shown: false,
                id: ambient.id(),
                at: now
            )
            return Outgoing(draft, id: ambient.id(), conversation: conversation, campaign: campaign, hold: hold)
        }
        try QueueStore(transaction: transaction, workspace: workspace).insert(outgoing, at: now)
    }

    /// Keeps a campaign's waiting messages back.
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
    package func cancelQueued(_ campaign: CampaignID, in transaction: Transaction, workspace: WorkspaceID) throws -> Int {
        let now = ambient.now()
        let cancelled = try QueueStore(transaction: transaction, workspace: workspace).cancel(campaign, limit: 5000)
        let changes = cancelled.map { message in
            MessageChange(
                message: message.id,
                campaign: campaign,
                reference: message.reference,
                from: .queued,
                to: .cancelled,
                errorCode: nil,
                errorText: nil,
                charged: nil,
                at: now
            )
        }
        // Those that were tried and put back in line have a charge, which is let go.
        try progress.release(cancelled.filter(\.isAssigned).map(\.id), workspace: workspace, in: transaction)
        try progress.tell(changes, conversations: [], workspace: workspace, in: transaction)
        return cancelled.count
    }
}

extension Outgoing {
    init(_ draft: CampaignDraft, id: MessageID, conversation: Conversation, campaign: CampaignID, hold: HoldID) {
        self.init(
            id: id,
            conversation: conversation.id,
            channel: conversation.channel,
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
            quote: Price(draft.quote)
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
