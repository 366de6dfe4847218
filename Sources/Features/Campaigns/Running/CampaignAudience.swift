import Contacts
import Credits
import Primitives
import Routes
import Storage
import Templates

/// Writes down who a campaign goes to: once, at its start, with each one's price, or the reason why they are left out.
///
/// Contacts by statements that do thousands (`AudienceTable`); the lines of files and of pasted numbers in batches, since they may
/// be of people who are not known yet.
struct CampaignAudience {
    /// Lines of one transaction.
    static let batch = 1_000

    let runner: CampaignRunner
    let workspace: WorkspaceID
    let transaction: Transaction

    var store: CampaignStore { CampaignStore(transaction, in: workspace) }

    /// Writes the next ones down; the campaign fails when it cannot be sent as it is.
    func freeze(_ campaign: Campaign) throws {
        let ending = CampaignEnding(runner: runner, workspace: workspace, transaction: transaction)
        do {
            let plan = try CampaignCheck(transaction, line: runner.line, in: workspace).check(campaign)
            try freeze(campaign, plan)
        } catch let error as CampaignError {
            try ending.fail(campaign, CampaignFailure(error))
        } catch let error as ContactPredicateError {
            try ending.fail(
                campaign,
                CampaignFailure(.audience("unknown", Said(error.problem.detail ?? "The audience is gone.")))
            )
        } catch CreditError.priceMissing(_, _, let market, _) {
            try ending.fail(campaign, CampaignFailure(.priceMissing(market: market)))
        } catch CreditError.noPriceBook(let name) {
            try ending.fail(campaign, CampaignFailure(.priceMissing(market: name)))
        }
    }

    private func freeze(_ campaign: Campaign, _ plan: CampaignCheck.Plan) throws {
        let parts = campaign.audience.parts
        guard campaign.frozenPart < parts.count else { return try store.set("is_frozen = 1", of: campaign.id) }
        let isDone =
            switch parts[campaign.frozenPart] {
            case .contacts: try freezeContacts(campaign, plan)
            case .file(let file, let place): try freeze(lines(of: file, campaign, plan), campaign, plan, place: place)
            case .numbers(let place): try freeze(lines(of: place, campaign), campaign, plan, place: place)
            case .windows: try applyWindows(campaign, plan)
            }
        guard isDone else { return try runner.news.tellSoon(campaign.id, in: workspace, transaction) }
        let isLast = campaign.frozenPart + 1 >= parts.count
        try store.set(
            "frozen_part = frozen_part + 1, frozen_row = 0, is_frozen = \(isLast ? 1 : 0)",
            of: campaign.id
        )
    }

    // MARK: Contacts

    private func freezeContacts(_ campaign: Campaign, _ plan: CampaignCheck.Plan) throws -> Bool {
        let desk = desk(campaign, plan)
        guard let matched = try desk.sql.contacts() else { return true }
        let table = AudienceTable(
            desk: desk,
            reasons: try desk.reasons(),
            book: try runner.credits.ledger(in: transaction).book(workspace),
            at: runner.ambient.now()
        )
        guard let batch = try table.write(matched) else { return true }
        _ = try store.count(batch.counts, of: campaign.id)
        try store.set("frozen_row = \(batch.last), estimated = estimated + \(batch.quoted)", of: campaign.id)
        return false
    }

    /// Contacts were priced as if no window was open: those for whom one is are few, and are priced anew.
    private func applyWindows(_ campaign: Campaign, _ plan: CampaignCheck.Plan) throws -> Bool {
        let windows = try runner.line.windows(transaction, workspace, campaign.channel, nil)
        let recipients = RecipientStore(transaction, campaign.id, in: workspace)
        let book = try runner.credits.ledger(in: transaction).book(workspace)
        let now = runner.ambient.now()
        var change = Points.zero
        for some in windows.keys.sorted().chunked(by: Self.batch) {
            let rows = try recipients.rows(of: some)
            let people = try recipients.find(rows.values.sorted()).filter { $0.state == .queued }
            let requoted = try people.compactMap { person -> (Int, Quote)? in
                guard let phone = person.phone, let window = person.contact.flatMap({ windows[$0] }) else { return nil }
                let quote = try book.quote(plan.foreseen(of: person.variant), to: phone, window: window, at: now)
                change += quote.amount - person.quote.amount
                return (person.row, quote)
            }
            try recipients.requote(requoted)
        }
        try store.set("estimated = estimated + \(change)", of: campaign.id)
        return true
    }

    func desk(_ campaign: Campaign, _ plan: CampaignCheck.Plan) -> AudienceDesk {
        AudienceDesk(
            runner: runner,
            workspace: workspace,
            transaction: transaction,
            campaign: campaign,
            plan: plan
        )
    }
}
