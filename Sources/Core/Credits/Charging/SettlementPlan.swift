import Primitives

/// What a batch of words does to the messages they are about: decided in memory, in any order the words may come.
struct SettlementPlan {
    /// What moves for one hold; `nil` stands for messages that had none.
    struct Sums: Equatable {
        var capture = Points.zero
        var release = Points.zero
        var late = Points.zero
    }

    private(set) var changed: [MessageCharge] = []
    private(set) var entries: [(MessageCharge, ChargeEntry)] = []
    private(set) var sums: [HoldID?: Sums] = [:]
    private(set) var suspended: [MessageID] = []
    private(set) var unknown = 0

    private let book: PriceBook
    private let tiers: VolumeTiers
    private let now: Timestamp

    /// - Throws: `CreditError.overflow`.
    init(_ words: [Word], about charges: [MessageCharge], book: PriceBook, tiers: VolumeTiers, now: Timestamp)
        throws(CreditError)
    {
        self.book = book
        self.tiers = tiers
        self.now = now
        let byMessage = Dictionary(grouping: words, by: \.message)
        var known = 0
        for charge in charges.sorted(by: { $0.message < $1.message }) {
            let heard = byMessage[charge.message] ?? []
            known += heard.count
            try settle(charge, heard.map(\.verdict))
        }
        unknown = words.count - known
    }

    private mutating func settle(_ before: MessageCharge, _ verdicts: [Word.Verdict]) throws(CreditError) {
        var after = before
        var entries: [ChargeEntry] = []
        for heard in verdicts.map({ Heard($0, about: before, book: book, reached: tiers) }).sorted(by: Heard.goesFirst)
        {
            let state = after.charge.state
            entries += after.charge.apply(heard.priced)
            if after.charge.state != state { note(heard, in: &after) }
        }
        guard after != before else { return }
        changed.append(after)
        if after.charge.state != before.charge.state, [.suspended, .suspendedLate].contains(after.charge.state) {
            suspended.append(after.message)
        }
        for entry in entries {
            try add(entry, of: after.hold)
            self.entries.append((after, entry))
        }
    }

    /// Keeps what the word said beside what it did to the money.
    private func note(_ heard: Heard, in message: inout MessageCharge) {
        message.deadlineAt = message.charge.state.hasDeadline ? now + message.keepHeld : nil
        switch heard.verdict {
        case .billable(let category, let moment):
            message.finalCategory = category.rawValue
            message.finalPrice = heard.price
            message.eventAt = moment
        case .unpriced(let category, let moment):
            message.finalCategory = category
            message.eventAt = moment
        case .free(let reason, let category, let moment):
            message.finalFreeReason = reason
            message.finalCategory = category
            message.eventAt = moment
        case .submitting, .accepted, .failed, .never:
            break
        }
    }

    private mutating func add(_ entry: ChargeEntry, of hold: HoldID?) throws(CreditError) {
        var sum = sums[hold] ?? Sums()
        switch entry.kind {
        case .capture: sum.capture = try checked(sum.capture, entry.amount)
        case .release: sum.release = try checked(sum.release, entry.amount)
        case .excess, .late: sum.late = try checked(sum.late, entry.amount)
        }
        sums[hold] = sum
    }

    private func checked(_ left: Points, _ right: Points) throws(CreditError) -> Points {
        guard let sum = left.adding(right) else { throw .overflow }
        return sum
    }
}
