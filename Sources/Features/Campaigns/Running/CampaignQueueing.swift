import Contacts
import Credits
import Primitives
import Storage
import Templates

/// Hands a running campaign's recipients to Messaging, a slice at a time.
struct CampaignQueueing {
    /// Messages of one transaction.
    static let slice = 1_000

    let runner: CampaignRunner
    let workspace: WorkspaceID
    let transaction: Transaction

    private var store: CampaignStore { CampaignStore(transaction, in: workspace) }

    /// What is to be handed over next, as it was seen before the campaign was locked.
    enum Next {
        /// Nobody is left after this row.
        case end(after: Int)
        /// Meta has withdrawn the template.
        case withdrawn
        case slice(Slice)
    }

    struct Slice {
        let after: Int
        let last: Int
        let messages: [CampaignMessage]
        let skipped: [(row: Int, reason: SkipReason)]
    }

    /// Looks what is next, and locks what others lock before they lock a campaign: see "Locks" in `docs/architecture.md`.
    func prepare(_ seen: Campaign) throws -> Next {
        let slice = try RecipientStore(transaction, seen.id, in: workspace)
            .waiting(after: seen.queuedRow, limit: Self.slice)
        guard let last = slice.last?.row, seen.hold != nil else { return .end(after: seen.queuedRow) }
        guard try isApproved(seen.template) else {
            try runner.line.lock(transaction, (workspace, seen.id))
            return .withdrawn
        }
        let (messages, skipped) = try sort(slice, seen)
        try runner.line.prepare(transaction, (workspace, seen.id), seen.channel, messages.map(\.contact))
        return .slice(Slice(after: seen.queuedRow, last: last, messages: messages, skipped: skipped))
    }

    /// Does what is next, unless another worker has done it meanwhile.
    func queue(_ campaign: Campaign, _ next: Next) throws {
        switch next {
        case .end(let row):
            if row == campaign.queuedRow { try store.set("is_queued = 1", of: campaign.id) }
        case .withdrawn:
            try stop(campaign)
        case .slice(let slice):
            if let hold = campaign.hold, slice.after == campaign.queuedRow { try queue(slice, of: campaign, hold) }
        }
    }

    private func queue(_ slice: Slice, of campaign: Campaign, _ hold: HoldID) throws {
        let recipients = RecipientStore(transaction, campaign.id, in: workspace)
        try recipients.skip(slice.skipped)
        var moved = CampaignCounts()
        for _ in slice.skipped { moved.move(from: .queued, to: .skipped) }
        _ = try store.count(moved, of: campaign.id)
        try runner.line.queue(transaction, (workspace, campaign.id), campaign.channel, hold, slice.messages)
        try recipients.forgetContents(after: slice.after, through: slice.last)
        try store.set("queued_row = \(slice.last)", of: campaign.id)
        try runner.news.tellSoon(campaign.id, in: workspace, transaction)
    }

    private func isApproved(_ template: TemplateID) throws -> Bool {
        try TemplateStore(transaction).statuses([template], in: workspace)[template] == .approved
    }

    /// Meta has withdrawn the template in the middle of the campaign: the rest waits for a person.
    private func stop(_ campaign: Campaign) throws {
        let detail = "Meta does not allow the template at the moment. Resume when it is approved again, or cancel."
        try store.set(
            """
            state = 'paused', failure_code = \(CampaignFailure.Code.templateNotApproved.rawValue),
            failure_detail = \(detail)
            """,
            of: campaign.id
        )
        try runner.line.pause(transaction, (workspace, campaign.id))
        try runner.news.tell(try store.find(campaign.id), in: workspace, transaction)
        try CampaignEnding(runner: runner, workspace: workspace, transaction: transaction)
            .notify(
                campaign,
                title: "\(campaign.name) was paused",
                detail: detail,
                occasion: "paused:\(campaign.queuedRow)"
            )
    }

    /// Parts those who may be written to from those who, since the audience was written down, may not.
    private func sort(
        _ slice: [Recipient],
        _ campaign: Campaign
    ) throws -> (messages: [CampaignMessage], skipped: [(row: Int, reason: SkipReason)]) {
        let contacts = try present(slice.compactMap(\.contact))
        let merged = contacts.filter { $0.key != $0.value.id }.map(\.value.id)
        let taken = try RecipientStore(transaction, campaign.id, in: workspace).rows(of: merged)
        var messages: [CampaignMessage] = []
        var skipped: [(row: Int, reason: SkipReason)] = []
        for recipient in slice {
            if let cut = campaign.cutRow, recipient.row > cut {
                skipped.append((recipient.row, .beyondCredits))
                continue
            }
            guard let known = recipient.contact, let contact = contacts[known], let content = recipient.content else {
                skipped.append((recipient.row, .erased))
                continue
            }
            if contact.id != known, let earlier = taken[contact.id] {
                skipped.append((recipient.row, .samePerson(row: earlier)))
            } else if let reason = SkipReason(contact, for: recipient.quote.category) {
                skipped.append((recipient.row, reason))
            } else {
                messages.append(
                    CampaignMessage(
                        contact: contact.id,
                        to: recipient.phone,
                        template: campaign.template,
                        content: content,
                        text: recipient.preview ?? "",
                        reference: Int64(recipient.row),
                        quote: recipient.quote
                    )
                )
            }
        }
        return (messages, skipped)
    }

    /// The contacts by the identity they had when the audience was written down; some have become part of others since.
    private func present(_ ids: [ContactID]) throws -> [ContactID: Contact] {
        let store = ContactStore(transaction, ambient: runner.ambient)
        var found = try store.contacts(ids, in: workspace)
        for id in ids where found[id] == nil {
            guard let survivor = try store.survivor(of: id, in: workspace) else { continue }
            found[id] = try store.contacts([survivor], in: workspace)[survivor]
        }
        return found
    }
}
