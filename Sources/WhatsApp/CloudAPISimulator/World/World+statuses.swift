import CloudAPI
import Primitives

extension World {
    mutating func happen(_ happening: Happening, at now: Timestamp) {
        switch happening {
        case .status(let position, let status, let fate): step(position, status, fate, at: now)
        case .post(let update): post(update)
        case .review(let id, let revision): review(id, revision: revision, at: now)
        case .unpause(let id): unpause(id, at: now)
        case .category(let id, let category): setCategory(id, category, noticeHours: 0, at: now)
        }
    }

    /// One word about a message, and the plan for the next.
    private mutating func step(_ position: Int, _ status: StatusWord, _ fate: Fate, at now: Timestamp) {
        guard let entry = ledger[position] else { return }
        var fate = fate
        switch status {
        case .sent:
            say(.sent, of: position, at: now, &fate.generator)
            if fate.skipsDelivered {
                schedule.add(.status(position, .read, fate), at: now + fate.deliveredAfter)
            } else if fate.isDelivered {
                schedule.add(.status(position, .delivered, fate), at: now + fate.deliveredAfter)
            }
        case .delivered:
            deliver(position, fate, at: now)
        case .read:
            if entry.readAt == nil { say(.read, of: position, at: now, &fate.generator) }
        case .played:
            say(.played, of: position, at: now, &fate.generator)
        case .failed:
            say(.failed, of: position, at: now, &fate.generator, code: fate.failure ?? 131026)
            if fate.turnsAround, entry.deliveredAt == nil {
                fate.turnsAround = false
                schedule.add(.status(position, .delivered, fate), at: now + fate.deliveredAfter)
            }
        }
    }

    private mutating func deliver(_ position: Int, _ fate: Fate, at now: Timestamp) {
        guard let entry = ledger[position] else { return }
        var fate = fate
        let key = ThreadKey(numberID: entry.numberID, customerID: entry.customerID)
        say(.delivered, of: position, at: now, &fate.generator)
        if customers.find(entry.customerID)?.isByHand == true {
            threads[key, default: ChatThread()].unread.append(position)
        }
        if fate.turnsAround {
            fate.failure = 131026
            schedule.add(.status(position, .failed, fate), at: now + fate.deliveredAfter)
        } else if fate.isRead {
            schedule.add(.status(position, .read, fate), at: now + fate.readAfter)
        }
    }

    /// The customer opens the chat: what was delivered is read.
    /// - Returns: how many messages that are.
    @discardableResult
    mutating func read(_ key: ThreadKey, at now: Timestamp) -> Int {
        guard let unread = threads[key]?.unread, !unread.isEmpty else { return 0 }
        threads[key]?.unread = []
        guard customers.find(key.customerID)?.sendsReadReceipts == true else { return unread.count }
        for position in unread where ledger[position]?.readAt == nil {
            var generator = SeededGenerator(seed: seed, key: "read \(position)")
            say(.read, of: position, at: now, &generator)
        }
        return unread.count
    }

    /// The customer listens to a voice note.
    mutating func play(_ messageID: String, at now: Timestamp) -> Bool {
        guard let position = ledger.position(of: messageID), let entry = ledger[position], entry.type == "audio",
            entry.playedAt == nil
        else { return false }
        var generator = SeededGenerator(seed: seed, key: "played \(position)")
        say(.played, of: position, at: now, &generator)
        return true
    }

    /// Enters the word in the books and posts it.
    private mutating func say(
        _ status: StatusWord,
        of position: Int,
        at now: Timestamp,
        _ generator: inout SeededGenerator,
        code: Int? = nil
    ) {
        guard let before = ledger[position] else { return }
        ledger.update(position) { entry in
            switch status {
            case .sent: entry.sentAt = now
            case .delivered: entry.deliveredAt = now
            case .read: entry.readAt = now
            case .played: entry.playedAt = now
            case .failed: (entry.failedAt, entry.failure) = (now, code)
            }
        }
        ledger.count(status)
        let isFirstArrival = before.deliveredAt == nil && before.readAt == nil
        if status == .delivered || status == .read { charge(position, at: now) }
        if status == .failed, isFirstArrival { giveBackFreeService(before) }
        guard let entry = ledger[position] else { return }
        let hasPricing = status == .sent || isFirstArrival && [.delivered, .read].contains(status)
        showStatus(of: entry)
        post(
            statusUpdate(entry, status, hasPricing: hasPricing, code: code, at: now),
            at: now,
            fate: &generator
        )
    }

    /// Undelivered service messages do not use up the month's free ones.
    private mutating func giveBackFreeService(_ entry: LedgerEntry) {
        guard entry.pricing.era == .perMessageWithService, entry.pricing.category == .service,
            entry.pricing.type == .freeCustomerService
        else { return }
        let month = month(of: entry.acceptedAt)
        numbers[entry.numberID]?.freeService.add(-1, in: month)
    }

    private mutating func showStatus(of entry: LedgerEntry) {
        touched.insert(entry.customerID)
        guard let position = entry.chatPosition else { return }
        chat.update(position) {
            $0.status = entry.state
            $0.failure = entry.failure
        }
    }
}
