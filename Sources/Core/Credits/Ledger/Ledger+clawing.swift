package import Primitives
import Storage

extension Ledger {
    /// Takes back what a refunded grant gave: its free points first, then others, and the rest is debt.
    ///
    /// What messages under way hold stays theirs. It never refuses for want of points.
    ///
    /// - Parameters:
    ///   - reference: says "this very refund": asking again gives what it came to the first time.
    ///   - freeze: a disputed payment's points that are given back first, in the same movement: the dispute is lost.
    /// - Throws: `CreditError.noWallet`, `.noLot`, `.badAmount`, `.referenceTaken`; `.beyondLot` when all refunds of a grant
    ///   together are more than it gave.
    @discardableResult
    package func clawBack(
        _ workspace: WorkspaceID,
        lot id: LotID,
        amount: Points,
        reference: String,
        thawing freeze: String? = nil
    ) throws -> ClawBack {
        var wallet = try OpenWallet(workspace, ledger: self)
        let clawbacks = ClawBackStore(transaction: transaction, workspace: workspace)
        if let earlier = try clawbacks.find(reference: reference) {
            guard earlier.lot == id, earlier.amount == amount else { throw CreditError.referenceTaken(reference) }
            return earlier.result
        }
        let lot = try lot(workspace, id, thatGave: amount)
        if let freeze { try thaw(freeze, in: &wallet) }
        let result = ClawBack(amount, available: wallet.funds.balances.available)
        try wallet.post(.clawBack(lot.kind, amount, lot: id, reference: reference))
        try clawbacks.insert(
            ClawBackStore.Line(reference: reference, lot: id, amount: amount, result: result),
            at: ambient.now()
        )
        try wallet.expireDue()
        try wallet.save()
        return result
    }

    /// What `clawBack` would come to now.
    ///
    /// - Throws: as `clawBack`.
    package func previewClawBack(_ workspace: WorkspaceID, lot id: LotID, amount: Points) throws -> ClawBackPreview {
        _ = try lot(workspace, id, thatGave: amount)
        let available = try WalletStore(transaction: transaction).find(workspace).balances.available
        return ClawBackPreview(
            clawBack: ClawBack(amount, available: available),
            locks: available - amount <= settings.lockAt
        )
    }

    /// Sets points aside while a payment is disputed, those of its grant first. It takes what is available and no more, for
    /// nothing is owed yet.
    ///
    /// - Parameter reference: says "this very dispute": asking again changes nothing.
    /// - Returns: how much is set aside.
    /// - Throws: `CreditError.noWallet`, `.noLot`, `.badAmount`, `.beyondLot`.
    @discardableResult
    package func freeze(_ workspace: WorkspaceID, lot id: LotID, amount: Points, reference: String) throws -> Points {
        var wallet = try OpenWallet(workspace, ledger: self)
        let holds = HoldStore(transaction: transaction, workspace: workspace)
        if let earlier = try holds.find(reference: Self.frozen(reference)) { return earlier.amount }
        _ = try lot(workspace, id, thatGave: amount)
        try wallet.expireDue()
        let aside = ClawBack(amount, available: wallet.funds.balances.available).taken
        let hold = Hold(
            id: ambient.id(),
            reference: Self.frozen(reference),
            label: "Disputed payment",
            purpose: .dispute,
            key: nil,
            amount: aside,
            assigned: .zero,
            captured: .zero,
            released: .zero,
            // Until somebody decides: no hour of upkeep may give it back.
            expiresAt: ambient.now() + .days(36_500),
            openedAt: ambient.now(),
            closedAt: nil
        )
        if aside > .zero { try wallet.post(.freeze(aside, lot: id, hold: hold.id, reference: reference)) }
        try holds.insert(hold)
        if let funds = wallet.funds.holds[hold.id] { try holds.insert(portionsOf: funds) }
        try wallet.save()
        return aside
    }

    /// Gives back what was set aside for a dispute: it is won. Nothing happens the second time, or when nothing was.
    ///
    /// - Returns: how much went back.
    /// - Throws: `CreditError.noWallet`.
    @discardableResult
    package func thaw(_ workspace: WorkspaceID, reference: String) throws -> Points {
        var wallet = try OpenWallet(workspace, ledger: self)
        let back = try thaw(reference, in: &wallet)
        try wallet.expireDue()
        // To the customer it is as good as a grant: it ends a lock.
        try wallet.save(granted: back > .zero)
        return back
    }

    @discardableResult
    private func thaw(_ reference: String, in wallet: inout OpenWallet) throws -> Points {
        let holds = HoldStore(transaction: transaction, workspace: wallet.row.workspace)
        guard let hold = try holds.find(reference: Self.frozen(reference)), hold.closedAt == nil else { return .zero }
        try holds.close(hold.id, at: ambient.now())
        guard hold.left > .zero else { return .zero }
        try wallet.read([hold.id])
        try wallet.post(.closing(hold.left, hold: hold.id))
        return hold.left
    }

    private func lot(_ workspace: WorkspaceID, _ id: LotID, thatGave amount: Points) throws -> Lot {
        guard amount > .zero else { throw CreditError.badAmount(amount) }
        guard let lot = try LotStore(transaction: transaction, workspace: workspace).find(id) else {
            throw CreditError.noLot(id)
        }
        let left = lot.amount - (try ClawBackStore(transaction: transaction, workspace: workspace).sum(of: id))
        guard amount <= left else { throw CreditError.beyondLot(id, left: left) }
        return lot
    }

    private static func frozen(_ reference: String) -> String { "freeze:\(reference)" }
}
