import Credits
import Events
import Primitives
import Storage
import TestSupport

/// One seed's life of a wallet: random steps on the ledger and on the oracle, compared after each.
///
/// Runs inside one transaction, so that 500 of them take seconds. A step that "crashes" runs in a savepoint that is undone.
final class Simulation {
    struct Difference: Error, CustomStringConvertible {
        let description: String
    }

    private struct Crash: Error {}

    static let keep: Duration = .hours(72)
    private static let horizon = 45

    private let workspace: WorkspaceID
    private let transaction: Transaction
    private let clock = TestClock()
    private let settings = CreditSettings(noticeAt: Points(micro: 20), keepHeld: Simulation.keep)
    private let ledger: Ledger
    private var random: SeededGenerator
    private var oracle = Oracle(keep: Simulation.keep.milliseconds)
    private var trail: [String] = []

    private var lots: [LotID] = []
    private var holds: [HoldID] = []
    private var leases: [LeaseID] = []
    private var messages: [MessageID] = []
    private var batches: [[Heard]] = []
    private var references = 0

    /// A word for both sides.
    private struct Heard {
        enum Kind { case submitting, accepted, billable(MessageCategory, Int64), unpriced, free, failed, never }

        let message: Int
        let kind: Kind
    }

    init(seed: UInt64, in transaction: Transaction) {
        workspace = WorkspaceID(rawValue: Int64(seed) + 1)
        self.transaction = transaction
        random = SeededGenerator(seed: seed)
        // Identities differ between seeds: they share the database, and prices are the instance's.
        let ambient = Ambient.test(clock, seed: seed)
        ledger = Ledger(
            transaction,
            ambient: ambient,
            events: EventLog(ambient: ambient, subscribers: []),
            settings: settings
        )
    }

    /// - Throws: `Difference`, with all that was done.
    func run() throws {
        try ledger.open(workspace, book: "INR")
        do {
            for step in 0..<Self.horizon {
                try perform()
                try compare(whole: step % 15 == 14)
            }
            try compare(whole: true)
        } catch {
            throw Difference(description: "\(error)\n\(trail.joined(separator: "\n"))")
        }
    }

    private func perform() throws {
        switch pick(100) {
        case 0..<14: try grant()
        case 14..<30: try hold()
        case 30..<46: try assign()
        case 46..<52: try lease()
        case 52..<55: try endLease()
        case 55..<76: try settle()
        case 76..<81: try replay()
        case 81..<85: try close()
        case 85..<93: clock.advance(by: .minutes(Int64(pick(1500)) - 60))
        case 93..<96: try expireOverdue()
        case 96..<98: try closeOverdueHolds()
        default: try releaseReserved()
        }
    }
}

// MARK: Steps

extension Simulation {
    private var now: Int64 { clock.now.milliseconds }

    private func grant() throws {
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
                    workspace, kind: kind, amount: Points(micro: Int64(amount)), reference: reference, priority: priority,
                    expiresAt: expires
                )
                if lots.last != id { lots.append(id) }
            }
            oracle.grant(amount, priority: priority, expires: expires?.milliseconds)
            oracle.expire(now)
        }
    }

    private func hold() throws {
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
                        workspace, reference: reference, amount: Points(micro: Int64(amount)), expiresAt: expires)
                    if holds.last != id { holds.append(id) }
                }
                try expect(accepted, "the hold should have been refused")
            } catch CreditError.insufficient {
                try expect(!accepted, "the hold should have been made")
            }
        }
    }

    private func assign() throws {
        guard !holds.isEmpty else { return }
        let lease = leases.isEmpty || pick(2) == 0 ? nil : pick(leases.count)
        let hold = lease.map { oracle.leases[$0].hold } ?? pick(holds.count)
        let categories = (0..<1 + pick(5)).map { _ in [MessageCategory.marketing, .utility, .authentication][pick(3)] }
        let quotes = categories.map { SimulationPrices.price($0, at: now) ?? 0 }
        let submitted = pick(3) > 0
        let ids = (0..<quotes.count).map { MessageID(rawValue: Int64(messages.count + $0 + 1)) }
        let charges = zip(ids, zip(categories, quotes)).map { id, quote in
            (
                id,
                Quote(
                    category: quote.0, market: "India", callingCode: pick(2) == 0 ? "91" : nil,
                    amount: Points(micro: Int64(quote.1)), price: nil, free: nil)
            )
        }
        trail.append("assign \(quotes) to hold \(hold) lease \(lease.map { "\($0)" } ?? "-")")
        try step {
            let accepted = oracle.assign(
                quotes, to: hold, lease: lease, stage: submitted ? .submitting : .reserved, now: now)
            do {
                try ledger.assign(
                    workspace, hold: holds[hold], lease: lease.map { leases[$0] }, charges: charges,
                    as: submitted ? .submitting : .reserved)
                try expect(accepted, "the messages should have been refused")
                messages += ids
            } catch let error as CreditError {
                try expect(!accepted, "\(error)")
            }
        }
    }

    private func lease() throws {
        guard !holds.isEmpty else { return }
        let hold = pick(holds.count)
        let amount = pick(12)
        trail.append("lease \(amount) of hold \(hold)")
        try step {
            let accepted = oracle.lease(amount, of: hold)
            let lease = try ledger.lease(workspace, hold: holds[hold], owner: "x", amount: Points(micro: Int64(amount)))
            try expect(accepted == (lease != nil), "the lease should have been \(accepted ? "given" : "refused")")
            if let lease { leases.append(lease.id) }
        }
    }

    private func endLease() throws {
        guard !leases.isEmpty else { return }
        let lease = pick(leases.count)
        trail.append("end lease \(lease)")
        try step {
            oracle.end(lease: lease)
            try ledger.end(workspace, lease: leases[lease])
        }
    }

    private func settle() throws {
        guard !messages.isEmpty else { return }
        let batch = (0..<1 + pick(12)).map { _ in Heard(message: pick(messages.count), kind: kind()) }
        batches.append(batch)
        try hear(batch)
    }

    /// The same webhooks once more, alone or with others, in another order.
    private func replay() throws {
        guard !batches.isEmpty else { return }
        let batch = batches[pick(batches.count)] + batches[pick(batches.count)]
        // What a crash took away was never heard of.
        try hear(batch.filter { $0.message < messages.count }.shuffled(using: &random))
    }

    private func close() throws {
        guard !holds.isEmpty else { return }
        let hold = pick(holds.count)
        trail.append("close hold \(hold)")
        try step {
            oracle.close(hold)
            try ledger.close(workspace, hold: holds[hold])
        }
    }

    private func expireOverdue() throws {
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

    private func closeOverdueHolds() throws {
        trail.append("close overdue holds")
        try step {
            for hold in oracle.holds.indices where oracle.holds[hold].expires <= now { oracle.close(hold) }
            try ledger.closeOverdueHolds(workspace)
        }
    }

    private func releaseReserved() throws {
        guard !holds.isEmpty else { return }
        let hold = pick(holds.count)
        trail.append("release what was never submitted of hold \(hold)")
        try step {
            for message in oracle.messages.indices
            where oracle.messages[message].hold == hold && oracle.messages[message].stage == .reserved {
                oracle.fail(message)
            }
            oracle.giveBack()
            try ledger.releaseReserved(workspace, hold: holds[hold])
        }
    }
}

// MARK: Words

extension Simulation {
    private func kind() -> Heard.Kind {
        let moment = now - Int64(pick(600)) * 60_000
        switch pick(16) {
        case 0: return .submitting
        case 1..<3: return .accepted
        case 3..<7: return .billable(.marketing, moment)
        case 7: return .billable(.utility, moment)
        case 8: return .billable(.service, moment)
        case 9: return .billable(.authentication, moment)
        case 10: return .billable(.authenticationInternational, moment)
        case 11: return .unpriced
        case 12: return .free
        case 13..<15: return .failed
        default: return .never
        }
    }

    private func hear(_ batch: [Heard]) throws {
        trail.append("settle \(batch.map { "\($0.message):\($0.kind)" })")
        try step {
            hearOracle(batch)
            try ledger.settle(workspace, batch.map { Word(messages[$0.message], verdict($0.kind)) })
        }
    }

    /// Message by message, the most telling word first.
    private func hearOracle(_ batch: [Heard]) {
        var owed = 0
        for (message, words) in Dictionary(grouping: batch, by: \.message).sorted(by: { $0.key < $1.key }) {
            var deliveries: [(moment: Int64, price: Int)] = []
            for word in words {
                guard case .billable(let category, let moment) = word.kind else { continue }
                if let price = SimulationPrices.price(category, at: moment) { deliveries.append((moment, price)) }
            }
            if let first = deliveries.min(by: { $0 < $1 }) { owed += oracle.billable(message, price: first.price) }
            if words.contains(where: { isUnpriced($0.kind) }) { oracle.park(message) }
            if words.contains(where: { if case .free = $0.kind { true } else { false } }) { oracle.free(message) }
            for word in words {
                switch word.kind {
                case .failed, .never: oracle.fail(message)
                default: break
                }
            }
            for word in words { if case .accepted = word.kind { oracle.advance(message, to: .accepted, now: now) } }
            for word in words { if case .submitting = word.kind { oracle.advance(message, to: .submitting, now: now) } }
        }
        oracle.giveBack()
        oracle.owe(owed)
    }

    private func isUnpriced(_ kind: Heard.Kind) -> Bool {
        switch kind {
        case .unpriced: true
        case .billable(let category, let moment): SimulationPrices.price(category, at: moment) == nil
        default: false
        }
    }

    private func verdict(_ kind: Heard.Kind) -> Word.Verdict {
        switch kind {
        case .submitting: .submitting
        case .accepted: .accepted
        case .billable(let category, let moment): .billable(category, at: Timestamp(milliseconds: moment))
        case .unpriced: .unpriced("group_marketing", at: clock.now)
        case .free: .free(.customerService)
        case .failed: .failed
        case .never: .never
        }
    }
}

// MARK: Comparing

extension Simulation {
    private func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

    /// Does something on both sides. One time in twenty it crashes before the commit, and nothing of it has happened.
    private func step(_ body: () throws -> Void) throws {
        guard pick(20) == 0 else { return try body() }
        let kept = (oracle, lots, holds, leases, messages)
        do {
            try transaction.savepoint {
                try body()
                throw Crash()
            }
        } catch is Crash {}
        (oracle, lots, holds, leases, messages) = kept
        trail.append("  crashed")
    }

    private func compare(whole: Bool) throws {
        // Both sides sweep, so that a lot that ran out in a step that moved nothing is not a difference.
        oracle.expire(now)
        try ledger.expireLots(workspace)
        let wallet = try ledger.wallet(workspace).balances
        let found = [wallet.available, wallet.held, wallet.spent, wallet.expired].map(\.micro)
        let expected = [oracle.available, oracle.held, oracle.spent, oracle.expired].map(Int64.init)
        try expect(found == expected, "available, held, spent, expired are \(found) and should be \(expected)")
        guard whole else { return }
        try compareLots()
        try compareMessages()
        let findings = try Verifier(transaction, settings: settings).findings(workspace: workspace)
            + Rebuild(transaction, workspace: workspace).run(repair: false)
        try expect(findings.isEmpty, findings.map(\.description).joined(separator: "\n"))
    }

    private func compareLots() throws {
        for (place, lot) in lots.enumerated() {
            let row = try transaction.row(
                "SELECT held, used, expired FROM lots WHERE workspace_id = \(workspace) AND id = \(lot)")
            let found: [Int64] = try ["held", "used", "expired"].map { try row?[$0] ?? -1 }
            let expected = [
                oracle.count(lot: place) { if case .held = $0 { true } else { false } },
                oracle.count(lot: place) { $0 == .used }, oracle.count(lot: place) { $0 == .expired },
            ].map(Int64.init)
            try expect(found == expected, "lot \(place): held, used, expired are \(found) and should be \(expected)")
        }
    }

    private func compareMessages() throws {
        for charge in try ledger.charges(workspace, messages) {
            let place = Int(charge.message.rawValue) - 1
            let expected = oracle.messages[place]
            try expect(
                charge.charge.charged.micro == Int64(expected.charged ?? 0) && charge.charge.state.isOpen == expected.open,
                "message \(place) is \(charge.charge) and should be \(expected)"
            )
        }
        try expect(oracle.messages.count == messages.count, "there should be \(oracle.messages.count) messages")
    }

    private func expect(_ holds: Bool, _ what: @autoclosure () -> String) throws {
        if !holds { throw Difference(description: what()) }
    }
}
