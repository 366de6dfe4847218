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
        /// With a throttle: when the message after these may leave.
        var pacedUntil: Timestamp?
    }

    func sort(_ slice: [Recipient]) throws -> Sorted {
        let contacts = try present(slice.compactMap(\.contact))
        let merged = contacts.filter { $0.key != $0.value.id }.map(\.value.id)
        let taken = try RecipientStore(transaction, campaign.id, in: workspace).rows(of: merged)
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
            guard let known = recipient.contact, let contact = contacts[known], let phone = recipient.phone else {
                sorted.skip(recipient, .erased)
                continue
            }
            if let cut = campaign.cutRow, recipient.row > cut {
                sorted.skip(recipient, .beyondCredits)
            } else if contact.id != known, campaign.kind == .broadcast, let earlier = taken[contact.id] {
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

    /// What those are filled from whose message is not there yet.
    private func persons(
        _ slice: [Recipient],
        _ contacts: [ContactID: Contact]
    ) throws -> [ContactID: RecipientFields] {
        let empty = slice.filter { $0.content == nil }
        guard !empty.isEmpty else { return [:] }
        let people = empty.compactMap { $0.contact.flatMap { contacts[$0] } }
        let fields = try PersonFields(transaction: transaction, workspace: workspace)
            .find(people, for: plan.contents.values.map(\.variables))
        let cells = try cells(empty.map(\.row))
        let scope = (workspace: workspace, campaign: campaign.id)
        let addresses = try TrackedAddresses(plan.contents.values.map(\.variables), runner, scope, transaction)
        var found: [ContactID: RecipientFields] = [:]
        for recipient in empty {
            guard let known = recipient.contact, let contact = contacts[known] else { continue }
            var person = fields[contact.id] ?? RecipientFields()
            person.cells = cells[recipient.row] ?? [:]
            person.tracked = addresses.tokens(for: recipient.row)
            found[known] = person
        }
        return found
    }

    /// Of the rows of a file that is the whole audience, for those who waited for the winner.
    private func cells(_ rows: [Int]) throws -> [Int: [String: String]] {
        guard let id = campaign.audience.onlyFile, let first = rows.min(), let last = rows.max(),
            let file = try? ImportStore(transaction).find(id, in: workspace)
        else { return [:] }
        let found = try ImportStore(transaction)
            .rows(of: id, verdict: .ok, after: first - 1, limit: last - first + 1, in: workspace)
        return Dictionary(
            found.map { row in
                (row.row, Dictionary(Array(zip(file.columns, row.cells))) { first, _ in first })
            }
        ) { first, _ in first }
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

    /// Prices anew whoever was priced for another category than their message has now.
    private struct Pricing {
        private let book: PriceBook?
        private let windows: [ContactID: Window]
        private let now: Timestamp

        init(
            _ slice: [Recipient],
            plan: CampaignCheck.Plan,
            campaign: Campaign,
            runner: CampaignRunner,
            _ transaction: Transaction,
            _ workspace: WorkspaceID
        ) throws {
            now = runner.ambient.now()
            let others = slice.filter { $0.quote.category != plan.category(of: $0.variant ?? campaign.winner) }
            guard !others.isEmpty else {
                (book, windows) = (nil, [:])
                return
            }
            book = try runner.credits.ledger(in: transaction).book(workspace)
            windows = try runner.line.windows(transaction, workspace, campaign.channel, others.compactMap(\.contact))
        }

        func quote(_ recipient: Recipient, _ phone: PhoneNumber, _ category: MessageCategory) throws -> Quote {
            guard recipient.quote.category != category, let book else { return recipient.quote }
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
