import Contacts
import Credits
import Primitives
import Storage
import Templates

extension CampaignAudience {
    /// A line of a file or of what was pasted.
    struct Line {
        let row: Int
        let phone: PhoneNumber?
        let name: String
        let country: String?
        var cells: [String: String] = [:]
    }

    func lines(of file: ImportID, _ campaign: Campaign, _ plan: CampaignCheck.Plan) throws -> [Line] {
        let columns = plan.file?.columns ?? []
        return try ImportStore(transaction)
            .rows(of: file, verdict: .ok, after: campaign.frozenRow, limit: Self.batch, in: workspace)
            .map { row in
                let cells = zip(columns, row.cells)
                return Line(
                    row: row.row,
                    phone: row.e164,
                    name: row.name,
                    country: row.country,
                    cells: Dictionary(Array(cells)) { first, _ in first }
                )
            }
    }

    func lines(of place: Int, _ campaign: Campaign) throws -> [Line] {
        try NumberStore(transaction: transaction, workspace: workspace, campaign: campaign.id)
            .page(.sources, place, after: campaign.frozenRow, limit: Self.batch)
            .map {
                Line(row: $0.line, phone: $0.phone, name: $0.phone == nil ? $0.given : $0.name, country: $0.country)
            }
    }

    func freeze(_ lines: [Line], _ campaign: Campaign, _ plan: CampaignCheck.Plan, place: Int) throws -> Bool {
        guard let last = lines.last?.row else { return true }
        let recipients = try recipients(lines, campaign, plan)
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
        return false
    }

    private func recipients(_ lines: [Line], _ campaign: Campaign, _ plan: CampaignCheck.Plan) throws -> [Recipient] {
        let people = lines.compactMap { line in line.phone.map { (phone: $0, name: line.name) } }
        let contacts = try ContactStore(transaction, ambient: runner.ambient, limits: runner.limits)
            .upsert(people, source: .import, in: workspace)
        let ids = contacts.values.map(\.id)
        let windows = try runner.line.windows(transaction, workspace, campaign.channel, ids)
        let book = try runner.credits.ledger(in: transaction).book(workspace)
        let now = runner.ambient.now()
        let store = RecipientStore(transaction, campaign.id, in: workspace)
        var taken = try store.rows(of: ids)
        let split = Split(campaign.id, campaign.options)
        let leftOut = try desk(campaign, plan).leftOut(ids)
        let fields = try plan.file == nil ? [:] : personFields(Array(contacts.values), plan)
        let scope = (workspace: workspace, campaign: campaign.id)
        let addresses = try TrackedAddresses(plan.contents.values.map(\.variables), runner, scope, transaction)
        // A file's own rows are the campaign's where it is the whole audience; otherwise people are numbered as they come.
        var number = campaign.counts.audience

        return try lines.map { line in
            number += 1
            let row = plan.file == nil ? number : line.row
            let contact = line.phone.flatMap { contacts[$0] }
            let window = contact.flatMap { windows[$0.id] } ?? .closed
            let earlier = contact.flatMap { taken[$0.id] }
            let variant = contact.flatMap { split.variant(of: $0.id) }
            let category = plan.foreseen(of: variant)
            var outcome: Recipient.Outcome
            if let contact {
                if earlier == nil { taken[contact.id] = row }
                let reason: SkipReason? =
                    earlier.map { .samePerson(row: $0) }
                    ?? SkipReason(contact, for: category, onlyConsented: campaign.audience.onlyConsented)
                    ?? leftOut[contact.id]
                outcome =
                    try reason.map { .skipped($0) }
                    ?? filled(line, contact, fields[contact.id], addresses.tokens(for: row), variant, plan)
            } else {
                // Those who are left out are new, and the workspace's plan has no room for them.
                outcome = .skipped(line.phone == nil ? .invalid : .beyondPlan)
            }
            var recipient = Recipient(
                row: row,
                contact: earlier == nil ? contact?.id : nil,
                name: contact.flatMap { $0.name.isEmpty ? nil : $0.name } ?? line.name,
                phone: line.phone,
                quote: try line.phone.map { try book.quote(category, to: $0, window: window, at: now) }
                    ?? Quote(category: category, market: "", amount: .zero, price: nil, free: nil),
                outcome: outcome
            )
            recipient.variant = variant
            if campaign.options.schedule.zone == .recipient { recipient.zone = contact?.country ?? line.country ?? "" }
            return recipient
        }
    }

    /// A file's columns are read now, since the file may be gone when it is a person's turn; fields of contacts are read then.
    private func filled(
        _ line: Line,
        _ contact: Contact,
        _ fields: RecipientFields?,
        _ tracked: [String: String],
        _ variant: String?,
        _ plan: CampaignCheck.Plan
    ) throws -> Recipient.Outcome {
        guard plan.file != nil, variant != nil || plan.contents.count == 1, let content = plan.content(variant) else {
            return .waiting
        }
        var person = fields ?? RecipientFields()
        person.cells = line.cells
        person.tracked = tracked
        do {
            let filled = try content.filler.fill(person.values(content.variables))
            return .filled(content: filled.content, preview: filled.text)
        } catch TemplateError.values(let faults) {
            return .skipped(.values(faults.map(\.words).joined(separator: " ")))
        }
    }

    private func personFields(_ contacts: [Contact], _ plan: CampaignCheck.Plan) throws -> [ContactID: RecipientFields]
    {
        try PersonFields(transaction: transaction, workspace: workspace)
            .find(contacts, for: plan.contents.values.map(\.variables))
    }
}
