import Contacts
import Credits
import Primitives
import Storage
import Templates

extension OutgoingLine {
    /// Who must not be written to any more. Marketing never reaches someone who opted out: checked here, at the moment of
    /// sending, and not only when the message was queued.
    func refusals(_ messages: [Claimed], in transaction: Transaction) throws -> [MessageID: Refusal] {
        let contacts = try ContactStore(transaction, ambient: ambient)
            .contacts(Array(Set(messages.map(\.contact))), in: workspace)
        let templates = try TemplateStore(transaction)
            .statuses(Array(Set(messages.compactMap(\.template))), in: workspace)

        var refused: [MessageID: Refusal] = [:]
        for message in messages {
            let contact = contacts[message.contact]
            if contact?.blockedAt != nil {
                refused[message.id] = .blocked
            } else if message.isMarketing, contact?.optIn == .no {
                refused[message.id] = .optedOut
            } else if let template = message.template, templates[template] != .approved {
                refused[message.id] = .templateNotApproved
            }
        }
        return refused
    }

    /// Leases credits of the hold behind the messages and writes a charge for each. Returns those the hold cannot cover.
    func assign(_ messages: [Claimed], in transaction: Transaction) throws -> [MessageID] {
        let waiting = messages.filter { !$0.isAssigned && $0.hold != nil }
        guard !waiting.isEmpty else { return [] }
        let ledger = progress.credits.ledger(in: transaction)
        var uncovered: [MessageID] = []
        for (hold, group) in Dictionary(grouping: waiting, by: \.hold) {
            guard let hold else { continue }
            let amount = group.reduce(Points.zero) { $0 + $1.quote.amount }
            guard let lease = try ledger.lease(workspace, hold: hold, owner: "\(owner)", amount: amount) else {
                uncovered += group.map(\.id)
                continue
            }
            try ledger.assign(workspace, hold: hold, lease: lease.id, charges: group.compactMap(\.charge))
        }
        let covered = waiting.map(\.id).filter { !uncovered.contains($0) }
        try QueueStore(transaction: transaction, workspace: workspace).markAssigned(covered)
        return uncovered
    }

    func refuse(_ refused: [MessageID: Refusal], on channel: ChannelID, at: Timestamp, in transaction: Transaction) throws {
        guard !refused.isEmpty else { return }
        let news = refused.map { id, refusal in
            News(message: id, state: .failed, at: at, failure: refusal.failure, word: .failed)
        }
        try progress.apply(news, workspace: workspace, channel: channel, in: transaction)
    }
}

extension Claimed {
    var isMarketing: Bool {
        category == MessageCategory.marketing.rawValue || category == MessageCategory.marketingLite.rawValue
    }

    /// What its charge is written from; `nil` when the stored category is none of ours.
    var charge: (MessageID, Quote)? {
        guard let category = category.flatMap(MessageCategory.init(rawValue:)) else { return nil }
        return (
            id,
            Quote(
                category: category,
                market: quote.market,
                amount: quote.amount,
                price: quote.price.map(PriceID.init(rawValue:)),
                free: quote.free.flatMap(FreeReason.init(rawValue:))
            )
        )
    }
}
