import CloudAPI
import Primitives

extension World {
    /// Enters an accepted message in the books and the chat, and plans its statuses.
    /// - Returns: its ledger position.
    mutating func accept(
        _ submission: Submission,
        numberID: String,
        customer: Customer,
        template: Template?,
        rendered: JSON?,
        at now: Timestamp
    ) -> Int {
        let key = ThreadKey(numberID: numberID, customerID: customer.id)
        let thread = threads[key, default: ChatThread()]
        let count = "\(numberID) \(customer.id) \(thread.outboundCount)"
        let generator = SeededGenerator(seed: seed, key: count)
        // Of a customer who was forgotten for want of room the count begins again; how many were forgotten does not.
        var identities = SeededGenerator(seed: seed, key: "id \(run) \(count) \(customers.forgotten)")
        let id = MessageIdentity.make(
            digits: customer.hidesNumber ? MessageIdentity.hiddenDigits : customer.digits,
            sender: .business,
            hexadecimal: identities.hexadecimal(18)
        )
        let fate = fate(of: submission, customer: customer, template: template, thread: thread, at: now, generator)
        let chatPosition = show(submission, id: id, key: key, rendered: rendered, at: now)
        let (pricing, conversation, opens) = price(
            submission,
            template: template,
            customer: customer,
            key: key,
            at: now
        )
        let entry = LedgerEntry(
            id: id,
            numberID: numberID,
            customerID: customer.id,
            recipient: customer.digits,
            type: submission.type,
            template: template.map { .init(id: $0.id, name: $0.name, language: $0.language) },
            market: MarketTable.bundled.market(of: customer.digits, on: day(of: now)),
            pricing: pricing,
            conversation: conversation,
            opensConversation: opens,
            opaque: submission.opaque,
            acceptedAt: now,
            chatPosition: chatPosition
        )
        let position = ledger.append(entry)
        threads[key, default: ChatThread()].outboundCount += 1
        if template?.priceCategory == .marketing {
            threads[key]?.marketingSentAt.append(now)
        }
        plan(fate, position: position, isReaction: submission.type == "reaction", at: now)
        return position
    }

    private mutating func plan(_ fate: Fate, position: Int, isReaction: Bool, at now: Timestamp) {
        guard !fate.isSilent else { return }
        var fate = fate
        // Reference section 3: for a reaction, only `sent` follows.
        if isReaction { fate.isDelivered = false }
        let first: StatusWord = fate.failure == nil ? .sent : .failed
        schedule.add(.status(position, first, fate), at: now + fate.sentAfter)
    }

    /// What will become of the message, by who gets it, when, and chance.
    private mutating func fate(
        of submission: Submission,
        customer: Customer,
        template: Template?,
        thread: ChatThread,
        at now: Timestamp,
        _ generator: SeededGenerator
    ) -> Fate {
        var generator = generator
        var fate = Fate(generator: generator)
        fate.sentAfter = generator.duration(settings.sentAfter)
        fate.deliveredAfter = generator.duration(settings.deliveredAfter)
        fate.readAfter = generator.duration(settings.readAfter)
        fate.isRead = generator.happens(settings.readShare) && customer.sendsReadReceipts && !customer.isByHand
        fate.skipsDelivered = generator.happens(settings.readWithoutDelivered) && fate.isRead
        let chance = chanceFailure(&generator)
        fate.generator = generator
        fate.failure =
            laterFailure(submission, customer: customer, template: template, thread: thread, at: now) ?? chance
        switch MagicNumber(digits: customer.digits) {
        case .error(let code): fate.failure = fate.failure ?? code
        case .neverDelivered: fate.isDelivered = false
        case .readOnly: (fate.isRead, fate.skipsDelivered) = (true, true)
        case .deliveredAfterFailed: (fate.failure, fate.turnsAround) = (131026, true)
        case .failedAfterDelivered: fate.turnsAround = true
        case .silent: fate.isSilent = true
        default: break
        }
        if let fault = faults.later(path: "messages", recipient: customer.digits, &fate.generator) {
            fate.failure = fault
        }
        return fate
    }

    /// What Meta checks after it accepted.
    private func laterFailure(
        _ submission: Submission,
        customer: Customer,
        template: Template?,
        thread: ChatThread,
        at now: Timestamp
    ) -> Int? {
        guard customer.isInstalled, !customer.hasBlockedBusiness else { return 131026 }
        let isWindowOpen = thread.isWindowOpen(at: now)
        let isForgotten = settings.assumesOpenWindows && thread.lastInboundAt == nil
        guard template != nil || isWindowOpen || isForgotten else { return 131047 }
        if submission.mediaObjects.contains(where: { $0["link"]?.string?.hasPrefix("http://") == true }) {
            return 131053
        }
        guard template?.priceCategory == .marketing else { return nil }
        if customer.hasStoppedMarketing { return 131050 }
        if settings.isUSMarketingPaused, MarketTable.bundled.country(of: customer.digits) == "US" { return 131049 }
        guard let cap = settings.marketingPerUserPerDay, !isWindowOpen else { return nil }
        var thread = thread
        return thread.countMarketing(at: now) >= cap ? 131049 : nil
    }

    private func chanceFailure(_ generator: inout SeededGenerator) -> Int? {
        var drawn = Int(generator.below(1_000_000))
        for (code, share) in settings.failures.sorted(by: { $0.key < $1.key }) {
            drawn -= share.millionths
            if drawn < 0 { return code }
        }
        return nil
    }

    /// Puts the message into the customer's chat.
    private mutating func show(
        _ submission: Submission,
        id: String,
        key: ThreadKey,
        rendered: JSON?,
        at now: Timestamp
    ) -> Int? {
        if submission.type == "reaction" {
            react(
                to: submission.content["message_id"]?.string ?? "",
                emoji: submission.content["emoji"]?.string ?? "",
                by: .business
            )
            return nil
        }
        return addChat(
            ChatEntry(
                id: id,
                author: .business,
                numberID: key.numberID,
                customerID: key.customerID,
                at: now,
                type: submission.type,
                content: submission.content,
                rendered: rendered,
                quotes: submission.contextID,
                status: "accepted"
            )
        )
    }
}
