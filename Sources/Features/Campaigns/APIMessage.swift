import Contacts
import Credits
import Messaging
import Primitives
import Routes
import Storage
import Templates
import Workspaces

/// One message's way into an API campaign, inside a transaction.
struct APIMessage {
    private static let holdLasts: Duration = .days(31)

    let service: CampaignService
    let workspace: WorkspaceID
    let transaction: Transaction
    let caller: Caller

    private var runner: CampaignRunner { service.runner }
    private var store: CampaignStore { CampaignStore(transaction, in: workspace) }

    func deliver(_ wish: CampaignMessageWish, of id: CampaignID) throws -> DeliveredRow {
        let seen = try store.find(id)
        guard seen.kind == .api else {
            throw CampaignError.plan(
                field: "id",
                code: "only-api-campaigns",
                words: "Only an API campaign takes messages one by one."
            )
        }
        guard seen.state == .running else { throw CampaignError.wrongState(seen.state, wanted: "running") }
        try TemplateFiles.require((wish.values ?? [:]).values, for: caller, in: transaction)
        let recipients = RecipientStore(transaction, id, in: workspace)
        let contact = try contact(wish)
        if let earlier = try earlier(wish, contact, recipients) { return earlier }
        let plan = try CampaignCheck(transaction, line: service.line, in: workspace).contents(of: seen)
        let split = Split(id, seen.options)
        let variant = split.variant(of: contact.id)
        let category = plan.category(of: variant)
        let desk = AudienceDesk(
            runner: runner,
            workspace: workspace,
            transaction: transaction,
            campaign: seen,
            plan: plan
        )
        var reason = SkipReason(contact, for: category, onlyConsented: seen.audience.onlyConsented)
        if reason == nil, contact.phone == nil { reason = .withoutNumber }
        if reason == nil, split.isHeldOut(contact.id) { reason = .heldOut }
        if reason == nil, try desk.cappedNow([contact.id]).contains(contact.id) { reason = .capped }
        let quote = try quote(contact, category, seen)
        guard let phone = contact.phone, reason == nil else {
            return try insert(nil, contact, quote, variant, wish, seen, reason: reason ?? .withoutNumber)
        }
        try service.line.prepare(transaction, (workspace, id), seen.channel, [contact.id])
        let reference: HoldID = runner.ambient.id()
        let ledger = runner.credits.ledger(in: transaction)
        let hold = try ledger.hold(
            workspace,
            reference: "campaign:\(id):message:\(reference)",
            amount: quote.amount,
            expiresAt: runner.ambient.now() + Self.holdLasts,
            label: seen.name,
            by: caller.key.map { .apiKey($0) } ?? .campaign
        )
        let campaign = try store.lock(id)
        guard campaign.state == .running else { throw CampaignError.wrongState(campaign.state, wanted: "running") }
        // The same request may have come twice at once.
        if let earlier = try earlier(wish, contact, recipients) {
            try ledger.close(workspace, hold: hold)
            return earlier
        }
        if let budget = campaign.options.budget, campaign.committed + quote.amount > budget {
            throw CampaignError.plan(
                field: "budget",
                code: "budget-used",
                words: "The campaign's budget of \(budget, "points") points is used up."
            )
        }
        let row = campaign.counts.audience + 1
        let filled = try fill(wish, contact, plan.content(variant), of: id, row: row)
        let message = CampaignMessage(
            contact: contact.id,
            to: phone,
            template: plan.content(variant)?.template.id ?? seen.template,
            content: filled.content,
            text: filled.text,
            reference: Int64(row),
            quote: quote
        )
        let made = try service.line.queuePaid(transaction, (workspace, id), seen.channel, hold, [message])
        return try insert(made[Int64(row)], contact, quote, variant, wish, campaign, reason: nil)
    }

    /// What became of the same message, if it was asked for before.
    private func earlier(
        _ wish: CampaignMessageWish,
        _ contact: Contact,
        _ recipients: RecipientStore
    ) throws -> DeliveredRow? {
        guard let reference = wish.reference, let earlier = try recipients.find(reference: reference) else {
            return nil
        }
        guard earlier.contact == contact.id || earlier.phone == contact.phone else {
            throw CampaignError.referenceReused(reference)
        }
        return DeliveredRow(earlier)
    }

    private func contact(_ wish: CampaignMessageWish) throws -> Contact {
        let store = ContactStore(transaction, ambient: runner.ambient, limits: runner.limits)
        if let id = wish.contactId { return try store.find(id, in: workspace) }
        guard let text = wish.phone else {
            throw CampaignError.plan(field: "phone", code: "nobody-named", words: "Give a phone or a contactId.")
        }
        let phone: PhoneNumber
        do {
            phone = try PhoneReader(defaultCountry: nil).read(text).number
        } catch {
            throw ContactError.badNumber(error)
        }
        let identities = ContactIdentities(phone: phone, name: wish.name ?? "")
        return try store.resolve(workspace: workspace, identities: identities, source: .api)
    }

    private func quote(_ contact: Contact, _ category: MessageCategory, _ campaign: Campaign) throws -> Quote {
        guard let phone = contact.phone else {
            return Quote(category: category, market: "", amount: .zero, price: nil, free: nil)
        }
        let window = try service.line.windows(transaction, workspace, campaign.channel, [contact.id])[contact.id]
        return try runner.credits.ledger(in: transaction).book(workspace)
            .quote(category, to: phone, window: window ?? .closed, at: runner.ambient.now())
    }

    /// The request's own values go before those that the campaign would take from the contact.
    private func fill(
        _ wish: CampaignMessageWish,
        _ contact: Contact,
        _ content: CampaignCheck.Plan.Content?,
        of id: CampaignID,
        row: Int
    ) throws -> FilledTemplate {
        guard let content else { throw CampaignError.templateNotFound(TemplateID(rawValue: 0)) }
        let person = try PersonFields(transaction: transaction, workspace: workspace)
            .find([contact], for: [content.variables])[contact.id]
        var fields = person ?? RecipientFields()
        fields.tracked = try TrackedAddresses([content.variables], runner, (workspace, id), transaction).tokens(
            for: row
        )
        let own = fields.values(content.variables)
        return try content.filler.fill(own.merging(wish.values ?? [:]) { _, said in said })
    }

    private func insert(
        _ message: MessageID?,
        _ contact: Contact,
        _ quote: Quote,
        _ variant: String?,
        _ wish: CampaignMessageWish,
        _ campaign: Campaign,
        reason: SkipReason?
    ) throws -> DeliveredRow {
        let campaign = try reason == nil ? campaign : store.lock(campaign.id)
        let row = campaign.counts.audience + 1
        let recipients = RecipientStore(transaction, campaign.id, in: workspace)
        if reason != nil, let earlier = try earlier(wish, contact, recipients) { return earlier }
        var recipient = Recipient(
            row: row,
            contact: contact.id,
            name: contact.name,
            phone: contact.phone,
            quote: quote,
            outcome: reason.map { .skipped($0) } ?? .waiting
        )
        recipient.variant = variant
        // One person may get several messages of an API campaign.
        recipient.turn = try recipients.rows(of: [contact.id]).isEmpty ? 0 : row
        try recipients.insert([recipient])
        try recipients.note(message, reference: wish.reference, row: row)
        var counts = CampaignCounts()
        counts[recipient.state] = 1
        let committed = reason == nil ? quote.amount : .zero
        _ = try store.count(counts, committed: committed, of: campaign.id)
        if reason == nil { try store.set("estimated = estimated + \(quote.amount)", of: campaign.id) }
        try runner.news.tellSoon(campaign.id, in: workspace, transaction)
        return DeliveredRow(
            row: row,
            state: recipient.state,
            message: message,
            skipped: reason,
            skippedCode: reason?.code
        )
    }
}
