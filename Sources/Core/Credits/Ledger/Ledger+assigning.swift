package import Primitives
import Storage

extension Ledger {
    /// Writes down which messages will be paid from a hold, before any of them is sent. Locks the hold only, never the
    /// wallet.
    ///
    /// - Parameters:
    ///   - hold: may be `nil` when every quote is free.
    ///   - state: `.reserved` for messages that wait in a queue: they have no deadline until `.submitting` is heard.
    ///   - subjects: what reports count the messages by.
    /// - Throws: `CreditError.holdExhausted`, `.holdNeeded`, `.alreadyAssigned`, `.overflow`.
    package func assign(
        _ workspace: WorkspaceID,
        hold: HoldID?,
        charges: [(MessageID, Quote)],
        as state: ChargeState = .submitting,
        about subjects: [MessageID: ChargeSubject] = [:]
    ) throws {
        guard !charges.isEmpty else { return }
        try take(try total(charges.map(\.1)), workspace: workspace, hold: hold)
        let now = ambient.now()
        let kept = settings.keepHeld
        let rows = charges.map { message, quote in
            MessageCharge(
                message: message,
                hold: hold,
                quote: quote,
                subject: subjects[message],
                charge: Charge(state: state, quote: quote.amount),
                keepHeld: kept,
                deadlineAt: state.hasDeadline ? now + kept : nil
            )
        }
        let inserted = try ChargeStore(transaction: transaction, workspace: workspace).insert(rows, at: now)
        guard inserted == rows.count else { throw CreditError.alreadyAssigned }
    }

    private func total(_ quotes: [Quote]) throws -> Points {
        try quotes.reduce(Points.zero) { sum, quote in
            guard quote.amount >= .zero else { throw CreditError.badAmount(quote.amount) }
            guard let sum = sum.adding(quote.amount) else { throw CreditError.overflow }
            return sum
        }
    }

    private func take(_ amount: Points, workspace: WorkspaceID, hold: HoldID?) throws {
        guard let hold else {
            guard amount == .zero else { throw CreditError.holdNeeded }
            return
        }
        let holds = HoldStore(transaction: transaction, workspace: workspace)
        guard try holds.assign(amount, from: hold) else { throw CreditError.holdExhausted(hold) }
    }
}
