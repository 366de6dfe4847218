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

    func queue(_ campaign: Campaign) throws {
        let recipients = RecipientStore(transaction, campaign.id, in: workspace)
        let slice = try recipients.waiting(after: campaign.queuedRow, limit: Self.slice)
        guard let last = slice.last?.row, let hold = campaign.hold else {
            return try store.set("is_queued = 1", of: campaign.id)
        }
        guard try isApproved(campaign.template) else { return try stop(campaign) }

        let (messages, skipped) = try sort(slice, campaign)
        try recipients.skip(skipped)
        var moved = CampaignCounts()
        for _ in skipped { moved.move(from: .queued, to: .skipped) }
        _ = try store.count(moved, of: campaign.id)
        try runner.line.queue(transaction, (workspace, campaign.id), campaign.channel, hold, messages)
        try recipients.forgetContents(after: campaign.queuedRow, through: last)
        try store.set("queued_row = \(last)", of: campaign.id)
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
