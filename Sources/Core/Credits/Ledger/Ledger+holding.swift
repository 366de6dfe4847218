package import Primitives
import Storage

extension Ledger {
    /// Sets points aside: all of them or none.
    ///
    /// - Parameters:
    ///   - reference: says "this very hold": asking again gives the one that was made the first time.
    ///   - amount: zero is allowed, for messages that are quoted free; then nothing is checked and nothing moves.
    ///   - expiresAt: when what no message needs goes back by itself.
    ///   - label: for a person, in lists and notices; the reference when there is none.
    ///   - spender: whom caps hold to account.
    /// - Throws: `CreditError.insufficient`, which is also what an exhausted wallet answers; `.locked`, `.stopped`, `.capReached`,
    ///   `.restored`,
    ///   `.noWallet`, `.badAmount`, `.referenceTaken`.
    @discardableResult
    package func hold(
        _ workspace: WorkspaceID,
        reference: String,
        amount: Points,
        expiresAt: Timestamp,
        label: String? = nil,
        by spender: Spender = .someone
    ) throws -> HoldID {
        guard amount >= .zero else { throw CreditError.badAmount(amount) }
        var wallet = try OpenWallet(workspace, ledger: self)
        let holds = HoldStore(transaction: transaction, workspace: workspace)
        if let earlier = try holds.find(reference: reference) {
            guard earlier.amount == amount else { throw CreditError.referenceTaken(reference) }
            return earlier.id
        }
        if let moment = wallet.row.restoredAt { throw CreditError.restored(moment) }
        let hold = Hold(
            id: ambient.id(),
            reference: reference,
            label: label ?? reference,
            purpose: spender.purpose,
            key: spender.key,
            amount: amount,
            assigned: .zero,
            captured: .zero,
            released: .zero,
            expiresAt: expiresAt,
            openedAt: ambient.now(),
            closedAt: nil
        )
        guard amount > .zero || settings.strict else {
            try holds.insert(hold)
            return hold.id
        }

        try wallet.expireDue()
        try admit(amount, wallet)
        guard amount > .zero else {
            try holds.insert(hold)
            return hold.id
        }
        if wallet.row.isCapped, spender != .scheduled { try count(amount, by: spender, in: workspace) }
        try wallet.post(.hold(amount, hold: hold.id, reference: reference))
        try holds.insert(hold)
        if let funds = wallet.funds.holds[hold.id] { try holds.insert(portionsOf: funds) }
        try wallet.save()
        return hold.id
    }

    /// The gate of everything that sends.
    private func admit(_ amount: Points, _ wallet: OpenWallet) throws {
        // What is free is sent whatever the workspace pays for.
        if amount > .zero, let words = try stopped(transaction, wallet.row.workspace) {
            throw CreditError.stopped(words)
        }
        let available = wallet.funds.balances.available
        guard amount == .zero || available >= amount else {
            throw CreditError.insufficient(available: available, needed: amount)
        }
        guard available > settings.lockAt else {
            throw CreditError.locked(available: available, above: settings.lockAt)
        }
    }

    /// Ends a hold: what no open message needs goes back, and nothing can be assigned from it any more. Messages under
    /// way keep their money until they are settled. Nothing happens the second time.
    ///
    /// - Returns: how much went back.
    /// - Throws: `CreditError.noHold`, `.noWallet`.
    @discardableResult
    package func close(_ workspace: WorkspaceID, hold: HoldID) throws -> Points {
        var wallet = try OpenWallet(workspace, ledger: self)
        let holds = HoldStore(transaction: transaction, workspace: workspace)
        guard try holds.find(hold) != nil else { throw CreditError.noHold(hold) }

        // In this order: the closed hold refuses new messages, and only then is it certain which are open.
        try holds.close(hold, at: ambient.now())
        let needed = try ChargeStore(transaction: transaction, workspace: workspace).openQuotes(of: hold)

        try wallet.read([hold])
        let back = (wallet.funds.holds[hold]?.left ?? .zero) - needed
        guard back > .zero else { return .zero }
        try wallet.post(.closing(back, hold: hold))
        try wallet.expireDue()
        try wallet.save()
        return back
    }
}
