import Contacts
import Credits
import Primitives
import Storage
import Templates

/// Finds out what a campaign will cost, from groups rather than people: a file of 100,000 rows takes a few statements.
///
/// Who is blocked or has opted out is left out, and an open window that makes a message free is seen. Whose values are
/// missing shows only when the audience is written down, so the real sum may be a little less, never more.
struct CampaignEstimator {
    /// Contacts looked up in one statement.
    private static let batch = 1_000

    let transaction: Transaction
    let workspace: WorkspaceID
    let runner: CampaignRunner

    /// - Throws: `CampaignError`, `CreditError`.
    func estimate(_ campaign: Campaign) throws -> CampaignEstimate {
        let ledger = runner.credits.ledger(in: transaction)
        let reserved = try campaign.reservation.map { try ledger.hold(workspace, $0).left } ?? .zero
        let available = try ledger.wallet(workspace).available + reserved
        guard !campaign.isFrozen else {
            let groups = try RecipientStore(transaction, campaign.id, in: workspace).quotes()
            return try CampaignEstimate(groups, available: available, settings: runner.credits.settings)
        }
        guard !campaign.audience.sources.isEmpty, campaign.kind == .broadcast else {
            return try CampaignEstimate([], available: available, settings: runner.credits.settings)
        }
        let at = max(campaign.startAt ?? runner.ambient.now(), runner.ambient.now())
        let pricing = Pricing(book: try ledger.book(workspace), category: try category(of: campaign), at: at)
        do {
            let groups =
                if let file = campaign.plainFile {
                    try people(of: file, pricing) + windows(campaign.channel, file, pricing)
                } else {
                    try people(of: campaign, pricing)
                }
            return try CampaignEstimate(groups, available: available, settings: runner.credits.settings)
        } catch CreditError.priceMissing(_, _, let market, _) {
            throw CampaignError.priceMissing(market: market)
        }
    }

    private struct Pricing {
        let book: PriceBook
        let category: MessageCategory
        let at: Timestamp

        var isMarketing: Bool { category == .marketing || category == .marketingLite }

        func quote(
            _ phone: PhoneNumber,
            _ window: Window = .closed,
            of other: MessageCategory? = nil
        ) throws -> Quote {
            try book.quote(other ?? category, to: phone, window: window, at: at)
        }
    }

    /// Everybody of any other audience.
    private func people(of campaign: Campaign, _ pricing: Pricing) throws -> [QuotedGroup] {
        let desk = try AudienceDesk(planned: campaign, runner, in: workspace, transaction)
        let plan = desk.plan
        let reader = AudienceReader(desk: desk)
        var groups = try reader.groups().map { group in
            QuotedGroup(try pricing.quote(group.sample, of: plan.foreseen(of: group.variant)), count: group.count)
        }
        let open = try runner.line.windows(transaction, workspace, campaign.channel, nil)
        for person in try reader.reached(open.keys.sorted()) {
            guard let window = open[person.contact] else { continue }
            let category = plan.foreseen(of: person.variant)
            groups.append(QuotedGroup(try pricing.quote(person.phone, of: category), count: -1))
            groups.append(QuotedGroup(try pricing.quote(person.phone, window, of: category), count: 1))
        }
        return groups
    }

    private func category(of campaign: Campaign) throws -> MessageCategory {
        guard
            let template = try TemplateStore(transaction).templates([campaign.template], in: workspace)[
                campaign.template
            ]
        else { throw CampaignError.templateNotFound(campaign.template) }
        let isOptimised = campaign.options.schedule.delivery == .optimised && template.category == .marketing
        return isOptimised ? .marketingLite : template.category
    }

    /// Everybody in the file, less those who must not be written to.
    private func people(of file: ImportID, _ pricing: Pricing) throws -> [QuotedGroup] {
        let store = ImportStore(transaction)
        let all = try store.prefixes(of: file, in: workspace)
        let refused = try store.refusals(of: file, isMarketing: pricing.isMarketing, in: workspace)
        return try all.map { QuotedGroup(try pricing.quote($0.sample), count: $0.count) }
            + refused.map { QuotedGroup(try pricing.quote($0.sample), count: -$0.count) }
    }

    /// What open windows change: for each such person one message less at the closed window's price, one more at theirs.
    private func windows(_ channel: ChannelID, _ file: ImportID, _ pricing: Pricing) throws -> [QuotedGroup] {
        let open = try runner.line.windows(transaction, workspace, channel, nil)
        let contacts = ContactStore(transaction, ambient: runner.ambient)
        var groups: [QuotedGroup] = []
        for some in open.keys.sorted().chunked(by: Self.batch) {
            let people = try contacts.contacts(some, in: workspace).values
                .filter { SkipReason($0, for: pricing.category) == nil }
            let present = try ImportStore(transaction).present(people.compactMap(\.phone), in: file, workspace)
            for person in people {
                guard let phone = person.phone, present.contains(phone), let window = open[person.id] else { continue }
                groups.append(QuotedGroup(try pricing.quote(phone), count: -1))
                groups.append(QuotedGroup(try pricing.quote(phone, window), count: 1))
            }
        }
        return groups
    }
}

extension Campaign {
    /// The file of a campaign that goes to everybody in it: nobody is excluded, tried or held out.
    fileprivate var plainFile: ImportID? {
        guard audience.exclude.isEmpty, !audience.onlyConsented, options.variants.isEmpty, options.holdout == 0 else {
            return nil
        }
        return audience.onlyFile
    }
}
