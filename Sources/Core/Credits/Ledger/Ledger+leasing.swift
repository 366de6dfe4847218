package import Primitives
import Storage

extension Ledger {
    /// Takes a slice of a hold for a dispatcher. Locks the hold only, never the wallet.
    ///
    /// - Parameter expiresAt: from then on the slice may be taken back from an owner who is gone; ten minutes by default.
    /// - Returns: `nil` when the hold has less than that left, or is closed.
    package func lease(
        _ workspace: WorkspaceID,
        hold: HoldID,
        owner: String,
        amount: Points,
        expiresAt: Timestamp? = nil
    ) throws -> Lease? {
        guard amount >= .zero else { throw CreditError.badAmount(amount) }
        guard try HoldStore(transaction: transaction, workspace: workspace).take(amount, from: hold) else { return nil }
        let lease = Lease(
            id: ambient.id(),
            hold: hold,
            owner: owner,
            amount: amount,
            assigned: .zero,
            expiresAt: expiresAt ?? ambient.now() + .minutes(10),
            endedAt: nil
        )
        try LeaseStore(transaction: transaction, workspace: workspace).insert(lease)
        return lease
    }

    /// Writes down which messages will be paid from a hold, before any of them is sent.
    ///
    /// - Parameters:
    ///   - hold: may be `nil` when every quote is free.
    ///   - lease: the slice that pays; `nil` takes from the hold directly, for a single send.
    ///   - state: `.reserved` for messages that wait in a queue: they have no deadline until `.submitting` is heard.
    /// - Throws: `CreditError.leaseLost`, `.holdExhausted`, `.holdNeeded`, `.alreadyAssigned`, `.overflow`.
    package func assign(
        _ workspace: WorkspaceID,
        hold: HoldID?,
        lease: LeaseID? = nil,
        charges: [(MessageID, Quote)],
        as state: ChargeState = .submitting
    ) throws {
        guard !charges.isEmpty else { return }
        try take(try total(charges.map(\.1)), workspace: workspace, hold: hold, lease: lease)
        let now = ambient.now()
        let kept = settings.keepHeld
        let rows = charges.map { message, quote in
            MessageCharge(
                message: message,
                hold: hold,
                quote: quote,
                charge: Charge(state: state, quote: quote.amount),
                keepHeld: kept,
                deadlineAt: state.hasDeadline ? now + kept : nil
            )
        }
        let inserted = try ChargeStore(transaction: transaction, workspace: workspace).insert(
            rows,
            lease: lease,
            at: now
        )
        guard inserted == rows.count else { throw CreditError.alreadyAssigned }
    }

    /// Ends a lease; what it has not assigned can be leased again. Nothing happens the second time.
    ///
    /// To take over from a dispatcher that is gone: end its lease, make a new one. The old one's identity is then refused.
    package func end(_ workspace: WorkspaceID, lease: LeaseID) throws {
        _ = try WalletStore(transaction: transaction).lock(workspace)
        let found = try LeaseStore(transaction: transaction, workspace: workspace).find(lease)
        if let found, found.endedAt == nil { try end([found], workspace: workspace) }
    }

    /// Ends the leases whose owners have not come back in time.
    ///
    /// - Returns: how many.
    @discardableResult
    package func endExpiredLeases(_ workspace: WorkspaceID, limit: Int = 1000) throws -> Int {
        _ = try WalletStore(transaction: transaction).lock(workspace)
        let expired = try LeaseStore(transaction: transaction, workspace: workspace).expired(
            at: ambient.now(),
            limit: limit
        )
        try end(expired, workspace: workspace)
        return expired.count
    }

    private func end(_ leases: [Lease], workspace: WorkspaceID) throws {
        try LeaseStore(transaction: transaction, workspace: workspace).end(leases, at: ambient.now())
        let holds = HoldStore(transaction: transaction, workspace: workspace)
        for lease in leases { try holds.giveBack(lease.amount - lease.assigned, to: lease.hold) }
    }

    private func total(_ quotes: [Quote]) throws -> Points {
        try quotes.reduce(Points.zero) { sum, quote in
            guard quote.amount >= .zero else { throw CreditError.badAmount(quote.amount) }
            guard let sum = sum.adding(quote.amount) else { throw CreditError.overflow }
            return sum
        }
    }

    private func take(_ amount: Points, workspace: WorkspaceID, hold: HoldID?, lease: LeaseID?) throws {
        guard let hold else {
            guard amount == .zero, lease == nil else { throw CreditError.holdNeeded }
            return
        }
        if let lease {
            let leases = LeaseStore(transaction: transaction, workspace: workspace)
            guard try leases.take(amount, from: lease, of: hold) else { throw CreditError.leaseLost(lease) }
        } else {
            let holds = HoldStore(transaction: transaction, workspace: workspace)
            guard try holds.take(amount, from: hold) else { throw CreditError.holdExhausted(hold) }
        }
    }
}
