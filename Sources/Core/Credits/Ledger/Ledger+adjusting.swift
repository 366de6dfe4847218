package import Primitives
import Storage

extension Ledger {
    /// What an operator's grant or deduction has done.
    package struct Adjustment: Sendable, Equatable {
        /// `nil` for a deduction.
        package let lot: LotID?
        /// False when the same was asked for before: nothing was changed this time.
        package let isNew: Bool
    }

    /// Gives points in an operator's name.
    ///
    /// - Parameters:
    ///   - reference: says "this very grant", as in `grant`.
    ///   - reason: in words, kept with the lot.
    /// - Throws: as `grant`.
    package func give(
        _ workspace: WorkspaceID,
        kind: GrantKind,
        amount: Points,
        reference: String,
        reason: String,
        priority: Int? = nil,
        expiresAt: Timestamp? = nil
    ) throws -> Adjustment {
        // With the wallet locked the answer cannot change before the grant.
        _ = try WalletStore(transaction: transaction).lock(workspace)
        let isNew = try !hasGrant(workspace, reference: reference)
        let lot = try grant(
            workspace,
            kind: kind,
            amount: amount,
            reference: reference,
            reason: reason,
            priority: priority,
            expiresAt: expiresAt
        )
        return Adjustment(lot: lot, isNew: isNew)
    }

    /// Takes points away in an operator's name: free ones only, in the order of their use. It never makes a debt.
    ///
    /// What a purchase gave stays what it gave: refunds of it are as they were.
    ///
    /// - Parameter reference: says "this very deduction": asking again changes nothing.
    /// - Throws: `CreditError.noWallet`, `.badAmount`, `.referenceTaken`; `.beyondFree` when fewer are free.
    package func deduct(_ workspace: WorkspaceID, amount: Points, reference: String) throws -> Adjustment {
        guard amount > .zero else { throw CreditError.badAmount(amount) }
        var wallet = try OpenWallet(workspace, ledger: self)
        let transfer = Transfer.deduction(amount, reference: reference)
        let earlier = try WalletStore(transaction: transaction).amount(of: transfer.idempotencyKey, in: workspace)
        if let earlier {
            guard earlier == amount else { throw CreditError.referenceTaken(reference) }
            return Adjustment(lot: nil, isNew: false)
        }
        try wallet.expireDue()
        let free = max(wallet.funds.balances.available, .zero)
        guard amount <= free else { throw CreditError.beyondFree(free) }
        try wallet.post(transfer)
        try wallet.save()
        return Adjustment(lot: nil, isNew: true)
    }

    /// The newest grants of a workspace, used up or not.
    package func grants(_ workspace: WorkspaceID, limit: Int) throws -> [GrantedLot] {
        try LotStore(transaction: transaction, workspace: workspace).newest(limit: limit)
    }

    package func grant(_ workspace: WorkspaceID, _ lot: LotID) throws -> GrantedLot? {
        try LotStore(transaction: transaction, workspace: workspace).granted(lot)
    }
}
