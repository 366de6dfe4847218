import Contacts
import Credits
import Primitives
import Storage
import Templates

/// Parts those of a slice who may be written to from those who, since the audience was written down, may not, and fills their
/// messages.
struct SliceSorting {
    let runner: CampaignRunner
    let workspace: WorkspaceID
    let transaction: Transaction
    let campaign: Campaign
    let plan: CampaignCheck.Plan
    /// For another attempt Messaging has the words of the one that failed.
    var isAgain = false
    let pace: Pace?

    private typealias Filled = (content: String, text: String)

    struct Sorted {
        /// The last row that was looked at; `nil` when the budget does not reach for the first.
        var last: Int?
        var messages: [CampaignMessage] = []
        var requoted: [(row: Int, quote: Quote)] = []
        var skipped: [(row: Int, reason: SkipReason)] = []
        /// Who is reached by another number than when the audience was written down.
        var renumbered: [(row: Int, phone: PhoneNumber)] = []
        /// With a throttle: when the message after these may leave.
        var pacedUntil: Timestamp?
    }

    func sort(_ slice: [Recipient]) throws -> Sorted {
        let contacts = try present(slice.compactMap(\.contact))
        let taken = try taken(contacts)
        let desk = AudienceDesk(
            runner: runner,
            workspace: workspace,
            transaction: transaction,
            campaign: campaign,
            plan: plan
        )
        let capped = try desk.cappedNow(contacts.values.map(\.id))
        let persons = try isAgain ? [:] : persons(slice, contacts)
        let pricing = try Pricing(slice, plan: plan, campaign: campaign, runner: runner, transaction, workspace)
        var committed = campaign.committed
        var sorted = Sorted()
        for recipient in slice {
            let variant = recipient.variant ?? campaign.winner
            let category = plan.category(of: variant)
            guard let known = recipient.contact, let contact = contacts[known], recipient.phone != nil else {
                sorted.skip(recipient, .erased)
                continue
            }
            // Nobody else is to get it who has their old number by now.
            guard let phone = contact.phone else {
                sorted.skip(recipient, .withoutNumber)
                continue
            }
            if let cut = campaign.cutRow, recipient.row > cut {
                sorted.skip(recipient, .beyondCredits)
            } else if let earlier = taken[contact.id], earlier != recipient.row {
                sorted.skip(recipient, .samePerson(row: earlier))
            } else if let reason = SkipReason(contact, for: category, onlyConsented: campaign.audience.onlyConsented) {
                sorted.skip(recipient, reason)
            } else if capped.contains(contact.id) {
                sorted.skip(recipient, .capped)
            } else {
                let (filled, faults) =
                    try isAgain ? (Filled(content: "", text: ""), "") : fill(recipient, persons[known], variant)
                guard let filled else {
                    sorted.skip(recipient, .values(faults))
                    continue
                }
                let quote = try pricing.quote(recipient, phone, category)
                if let budget = campaign.options.budget, committed + quote.amount > budget { break }
                committed += quote.amount
                if quote != recipient.quote { sorted.requoted.append((recipient.row, quote)) }
                if phone != recipient.phone { sorted.renumbered.append((recipient.row, phone)) }
                sorted.last = recipient.row
                sorted.messages.append(
                    CampaignMessage(
                        contact: contact.id,
                        to: phone,
                        template: plan.content(variant)?.template.id ?? campaign.template,
                        content: filled.content,
                        text: filled.text,
                        reference: Int64(recipient.row),
                        quote: quote,
                        notBefore: pace?.moment(of: sorted.messages.count),
                        retryOf: isAgain ? recipient.message : nil
                    )
                )
            }
        }
        sorted.pacedUntil = pace?.end(after: sorted.messages.count)
        return sorted
    }

    private func fill(
        _ recipient: Recipient,
        _ person: RecipientFields?,
        _ variant: String?
    ) throws -> (Filled?, faults: String) {
        if let content = recipient.content { return ((content, recipient.preview ?? ""), "") }
        guard let content = plan.content(variant) else { return (nil, "") }
        do {
            let filled = try content.filler.fill((person ?? RecipientFields()).values(content.variables))
            return ((filled.content, filled.text), "")
        } catch TemplateError.values(let faults) {
            return (nil, faults.map(\.words).joined(separator: " "))
        }
    }

    /// Prices anew whoever was priced for another category than their message has now.
    private struct Pricing {
        private let book: PriceBook?
        private let windows: [ContactID: Window]
        private let now: Timestamp
        private let isRepriced: Bool

        init(
            _ slice: [Recipient],
            plan: CampaignCheck.Plan,
            campaign: Campaign,
            runner: CampaignRunner,
            _ transaction: Transaction,
            _ workspace: WorkspaceID
        ) throws {
            now = runner.ambient.now()
            isRepriced = campaign.options.isRepriced == true
            // After a pause that asked for points anew, the hold is by the prices of that day.
            let others =
                isRepriced
                ? slice : slice.filter { $0.quote.category != plan.category(of: $0.variant ?? campaign.winner) }
            guard !others.isEmpty else {
                (book, windows) = (nil, [:])
                return
            }
            book = try runner.credits.ledger(in: transaction).book(workspace)
            windows = try runner.line.windows(transaction, workspace, campaign.channel, others.compactMap(\.contact))
        }

        func quote(_ recipient: Recipient, _ phone: PhoneNumber, _ category: MessageCategory) throws -> Quote {
            guard let book, isRepriced || recipient.quote.category != category else { return recipient.quote }
            let window = recipient.contact.flatMap { windows[$0] } ?? .closed
            return try book.quote(category, to: phone, window: window, at: now)
        }
    }
}

extension SliceSorting.Sorted {
    fileprivate mutating func skip(_ recipient: Recipient, _ reason: SkipReason) {
        last = recipient.row
        skipped.append((recipient.row, reason))
    }
}
