import Contacts
import Credits
import Primitives
import Storage
import Templates

/// Writes down who a campaign goes to: once, at its start, with each one's message and price, or the reason why not.
struct CampaignAudience {
    /// Rows of one transaction.
    static let batch = 1_000

    let runner: CampaignRunner
    let workspace: WorkspaceID
    let transaction: Transaction

    private var store: CampaignStore { CampaignStore(transaction, in: workspace) }

    /// Writes the next rows of the file down; the campaign fails when it cannot be sent as it is.
    func freeze(_ campaign: Campaign) throws {
        let ending = CampaignEnding(runner: runner, workspace: workspace, transaction: transaction)
        do {
            let plan = try CampaignCheck(transaction, line: runner.line, in: workspace).check(campaign)
            try freeze(campaign, plan)
        } catch let error as CampaignError {
            try ending.fail(campaign, CampaignFailure(error))
        } catch CreditError.priceMissing(_, _, let market, _) {
            try ending.fail(campaign, CampaignFailure(.priceMissing(market: market)))
        } catch CreditError.noPriceBook(let name) {
            try ending.fail(campaign, CampaignFailure(.priceMissing(market: name)))
        }
    }

    private func freeze(_ campaign: Campaign, _ plan: CampaignCheck.Plan) throws {
        let rows = try ImportStore(transaction)
            .rows(of: plan.file.id, verdict: .ok, after: campaign.frozenRow, limit: Self.batch, in: workspace)
        guard let last = rows.last?.row else {
            try store.set("is_frozen = 1", of: campaign.id)
            return
        }
        let recipients = try recipients(rows, campaign, plan)
        try RecipientStore(transaction, campaign.id, in: workspace).insert(recipients)

        var counts = CampaignCounts()
        var quoted = Points.zero
        for recipient in recipients {
            counts[recipient.state] += 1
            guard recipient.state == .queued else { continue }
            guard let sum = quoted.adding(recipient.quote.amount) else { throw CreditError.overflow }
            quoted = sum
        }
        _ = try store.count(counts, of: campaign.id)
        try store.set("frozen_row = \(last), estimated = estimated + \(quoted)", of: campaign.id)
        try runner.news.tellSoon(campaign.id, in: workspace, transaction)
    }

    private func recipients(
        _ rows: [ImportRow],
        _ campaign: Campaign,
        _ plan: CampaignCheck.Plan
    ) throws -> [Recipient] {
        let people = rows.compactMap { row in row.e164.map { (phone: $0, name: row.name) } }
        let contacts = try ContactStore(transaction, ambient: runner.ambient, limits: runner.limits)
            .upsert(people, source: .import, in: workspace)
        let ids = contacts.values.map(\.id)
        let windows = try runner.line.windows(transaction, workspace, campaign.channel, ids)
        let book = try runner.credits.ledger(in: transaction).book(workspace)
        let now = runner.ambient.now()
        var taken = try RecipientStore(transaction, campaign.id, in: workspace).rows(of: ids)

        return try rows.compactMap { row in
            guard let phone = row.e164 else { return nil }
            // Those who are left out are new, and the workspace's plan has no room for them.
            guard let contact = contacts[phone] else {
                return Recipient(
                    row: row.row,
                    contact: nil,
                    name: row.name,
                    phone: phone,
                    quote: try book.quote(plan.template.category, to: phone, window: .closed, at: now),
                    outcome: .skipped(.beyondPlan)
                )
            }
            let window = windows[contact.id] ?? .closed
            let earlier = taken[contact.id]
            if earlier == nil { taken[contact.id] = row.row }
            return Recipient(
                row: row.row,
                contact: earlier == nil ? contact.id : nil,
                name: contact.name.isEmpty ? row.name : contact.name,
                phone: phone,
                quote: try book.quote(plan.template.category, to: phone, window: window, at: now),
                outcome: try outcome(row, contact, earlier: earlier, campaign, plan)
            )
        }
    }

    private func outcome(
        _ row: ImportRow,
        _ contact: Contact,
        earlier: Int?,
        _ campaign: Campaign,
        _ plan: CampaignCheck.Plan
    ) throws -> Recipient.Outcome {
        if let earlier { return .skipped(.samePerson(row: earlier)) }
        if let reason = SkipReason(contact, for: plan.template.category) { return .skipped(reason) }
        do {
            let filled = try plan.filler.fill(plan.values(of: row, campaign))
            return .filled(content: filled.content, preview: filled.text)
        } catch TemplateError.values(let faults) {
            return .skipped(.values(faults.map(\.words).joined(separator: " ")))
        }
    }
}

extension SkipReason {
    /// Why this person must not be written to; `nil` when they may be.
    init?(_ contact: Contact, for category: MessageCategory) {
        if contact.deletedAt != nil {
            self = .erased
        } else if contact.blockedAt != nil {
            self = .blocked
        } else if contact.optIn == .no, category == .marketing || category == .marketingLite {
            self = .optedOut
        } else {
            return nil
        }
    }
}
