import TestSupport
import Credits
import Primitives

extension Simulation {
    var now: Int64 { clock.now.milliseconds }

    func grant() throws {
        let amount = 1 + pick(60)
        let kind = [GrantKind.purchase, .promotion, .adjustment, .trial][pick(4)]
        let priority = pick(3)
        let expires = pick(2) == 0 ? nil : clock.now + .minutes(Int64(max(0, pick(3000) - 200)))
        references += 1
        let reference = "grant \(references)"
        trail.append("grant \(amount) priority \(priority) until \(expires.map { "\($0)" } ?? "-")")
        try step {
            for _ in 0..<1 + pick(2) {
                let id = try ledger.grant(
                    workspace,
                    kind: kind,
                    amount: Points(micro: Int64(amount)),
                    reference: reference,
                    priority: priority,
                    expiresAt: expires
                )
                if lots.last != id { lots.append(id) }
            }
            oracle.grant(amount, priority: priority, expires: expires?.milliseconds)
            oracle.expire(now)
        }
    }

    func hold() throws {
        let amount = 1 + pick(40)
        let expires = clock.now + .minutes(Int64(pick(4000)))
        references += 1
        let reference = "hold \(references)"
        trail.append("hold \(amount) until \(expires)")
        try step {
            let accepted = oracle.hold(amount, expires: expires.milliseconds, now: now)
            do {
                for _ in 0..<1 + pick(2) {
                    let id = try ledger.hold(
                        workspace,
                        reference: reference,
                        amount: Points(micro: Int64(amount)),
                        expiresAt: expires
                    )
                    if holds.last != id { holds.append(id) }
                }
                try expect(accepted, "the hold should have been refused")
            } catch CreditError.insufficient {
                try expect(!accepted, "the hold should have been made")
            }
        }
    }

    func assign() throws {
        guard !holds.isEmpty else { return }
        let hold = pick(holds.count)
        let categories = (0..<1 + pick(5)).map { _ in [MessageCategory.marketing, .utility, .authentication][pick(3)] }
        let quotes = categories.map { SimulationPrices.price($0, at: now) ?? 0 }
        let submitted = pick(3) > 0
        let ids = (0..<quotes.count).map { MessageID(rawValue: Int64(messages.count + $0 + 1)) }
        let charges = zip(ids, zip(categories, quotes)).map { id, quote in
            (
                id,
                Quote(
                    category: quote.0,
                    market: "India",
                    callingCode: pick(2) == 0 ? "91" : nil,
                    amount: Points(micro: Int64(quote.1)),
                    price: nil,
                    free: nil
                )
            )
        }
        trail.append("assign \(quotes) to hold \(hold)")
        try step {
            let accepted = oracle.assign(
                quotes,
                to: hold,
                stage: submitted ? .submitting : .reserved,
                now: now
            )
            do {
                try ledger.assign(
                    workspace,
                    hold: holds[hold],
                    charges: charges,
                    as: submitted ? .submitting : .reserved
                )
                try expect(accepted, "the messages should have been refused")
                messages += ids
            } catch let error as CreditError {
                try expect(!accepted, "\(error)")
            }
        }
    }

    func settle() throws {
        guard !messages.isEmpty else { return }
        let batch = (0..<1 + pick(12)).map { _ in Heard(message: pick(messages.count), kind: kind()) }
        batches.append(batch)
        try hear(batch)
    }

    /// The same webhooks once more, alone or with others, in another order.
    func replay() throws {
        guard !batches.isEmpty else { return }
        let batch = batches[pick(batches.count)] + batches[pick(batches.count)]
        // What a crash took away was never heard of.
        try hear(batch.filter { $0.message < messages.count }.shuffled(using: &random))
    }

    func close() throws {
        guard !holds.isEmpty else { return }
        let hold = pick(holds.count)
        trail.append("close hold \(hold)")
        try step {
            oracle.close(hold)
            try ledger.close(workspace, hold: holds[hold])
        }
    }

    func expireOverdue() throws {
        trail.append("expire overdue messages")
        try step {
            for message in oracle.messages.indices
            where oracle.messages[message].stage != .reserved && oracle.messages[message].deadline <= now {
                oracle.fail(message)
            }
            oracle.giveBack()
            try ledger.expireOverdue(workspace)
        }
    }

    func closeOverdueHolds() throws {
        trail.append("close overdue holds")
        try step {
            // One with nothing left has nothing to give back and is let be: what is quoted at nothing may still be assigned to it.
            for hold in oracle.holds.indices where oracle.holds[hold].expires <= now && oracle.hasLeft(hold) {
                oracle.close(hold)
            }
            try ledger.closeOverdueHolds(workspace)
        }
    }
}
