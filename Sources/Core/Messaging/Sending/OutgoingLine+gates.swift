import Contacts
import Credits
import Primitives
import Storage
import Templates

extension OutgoingLine {
    /// What is not to be sent now after all.
    enum Verdict: Equatable {
        case refuse(Refusal)
        /// Meta may allow its template again, or its campaign prices it anew.
        case wait

        var refusal: Refusal? {
            guard case .refuse(let refusal) = self else { return nil }
            return refusal
        }
    }

    /// Statuses of a template from which there is no way back.
    private static let lost: Set<Template.Status> = [
        .deleted, Template.Status(rawValue: "DISABLED"), Template.Status(rawValue: "REJECTED"),
    ]

    /// Who must not be written to any more. Marketing never reaches someone who opted out: checked here, at the moment of
    /// sending, and not only when the message was queued.
    func verdicts(on messages: [Claimed], in transaction: Transaction) throws -> [MessageID: Verdict] {
        let contacts = try ContactStore(transaction, ambient: ambient)
            .contacts(Array(Set(messages.map(\.contact))), in: workspace)
        let templates = try TemplateStore(transaction)
            .templates(Array(Set(messages.compactMap(\.template))), in: workspace)

        let closed = try closedWindows(of: messages, in: transaction)

        var verdicts: [MessageID: Verdict] = [:]
        for message in messages {
            guard let contact = contacts[message.contact], contact.deletedAt == nil else {
                verdicts[message.id] = .refuse(.erased)
                continue
            }
            // Meta may have put the template into another category since the message was queued.
            let category = message.category == nil ? nil : message.template.flatMap { templates[$0] }?.category
            if contact.blockedAt != nil {
                verdicts[message.id] = .refuse(.blocked)
            } else if let purpose = ConsentPurpose(kept: message.category), contact.refuses(purpose) {
                verdicts[message.id] = .refuse(.optedOut)
            } else if let template = message.template, templates[template]?.status != .approved {
                let status = templates[template]?.status ?? .deleted
                let mayWait = message.campaign != nil && !Self.lost.contains(status)
                verdicts[message.id] = mayWait ? .wait : .refuse(.templateNotApproved)
            } else if let category, message.campaign != nil,
                ConsentPurpose(kept: message.category) != ConsentPurpose(category)
            {
                // The campaign asks for consent and price anew, and takes it back for that.
                verdicts[message.id] = .wait
            } else if let category, contact.refuses(ConsentPurpose(category)) {
                // A single message: whoever refuses its new purpose does not get it.
                verdicts[message.id] = .refuse(.optedOut)
            } else if closed.contains(message.id) {
                verdicts[message.id] = .refuse(.windowClosed)
            }
        }
        return verdicts
    }

    /// Free-form messages whose window has closed while they stood in line or waited for their time: Meta would refuse them
    /// (131047).
    private func closedWindows(of messages: [Claimed], in transaction: Transaction) throws -> Set<MessageID> {
        let freeForm = messages.filter { $0.type != "template" }
        guard !freeForm.isEmpty else { return [] }
        let open = try transaction.rows(
            """
            SELECT id FROM conversations WHERE workspace_id = \(workspace)
            AND id IN \(list: Array(Set(freeForm.map(\.conversation)))) AND window_until > \(ambient.now())
            """
        ).map { try $0["id"] as ConversationID }
        return Set(freeForm.filter { !open.contains($0.conversation) }.map(\.id))
    }

    /// Takes the messages' credits from the hold behind them and writes a charge for each. Returns those that the hold
    /// cannot cover.
    func assign(_ messages: [Claimed], on channel: ChannelID, in transaction: Transaction) throws -> [MessageID] {
        let waiting = messages.filter { !$0.isAssigned && $0.hold != nil }
        guard !waiting.isEmpty else { return [] }
        let ledger = progress.credits.ledger(in: transaction)
        let markets = try ledger.book(workspace).markets
        var uncovered: Set<MessageID> = []
        let groups = Dictionary(grouping: waiting) { $0.hold?.rawValue ?? 0 }.sorted { $0.key < $1.key }
        for (hold, group) in groups {
            do {
                try ledger.assign(
                    workspace,
                    hold: HoldID(rawValue: hold),
                    charges: group.compactMap { $0.charge(markets) },
                    about: Dictionary(
                        group.map { ($0.id, ChargeSubject(channel: channel, contact: $0.contact)) },
                        uniquingKeysWith: { first, _ in first }
                    )
                )
            } catch CreditError.holdExhausted {
                uncovered.formUnion(group.map(\.id))
            }
        }
        try QueueStore(transaction: transaction, workspace: workspace)
            .markAssigned(waiting.map(\.id).filter { !uncovered.contains($0) })
        return uncovered.sorted()
    }

    func refuse(
        _ refused: [MessageID: Refusal],
        on channel: ChannelID,
        at: Timestamp,
        in transaction: Transaction
    ) throws -> Told {
        let news = refused.map { id, refusal in
            News(message: id, state: .failed, at: at, failure: refusal.failure, word: .failed)
        }
        return try progress.settle([channel: news], workspace: workspace, in: transaction)
    }
}

extension Claimed {
    /// What its charge is written from; `nil` when the stored category is none of ours.
    ///
    /// - Parameter markets: finds the calling code, by which the market of the day of delivery is found.
    func charge(_ markets: MarketMap) -> (MessageID, Quote)? {
        guard let category = category.flatMap(MessageCategory.init(rawValue:)) else { return nil }
        return (
            id,
            Quote(
                category: category,
                market: quote.market,
                callingCode: PhoneNumber(recipient).map(markets.callingCode),
                amount: quote.amount,
                price: quote.price.map(PriceID.init(rawValue:)),
                free: quote.free.flatMap(FreeReason.init(rawValue:))
            )
        )
    }
}
