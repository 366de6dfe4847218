import Jobs
package import Primitives
import Storage

extension Ledger {
    /// Opens the workspace's wallet, empty. Nothing happens when it has one.
    ///
    /// - Parameter book: the currency of the price book, `INR`.
    package func open(_ workspace: WorkspaceID, book: String) throws {
        guard try WalletStore(transaction: transaction).insert(workspace, book: book, at: ambient.now()) else { return }
        try JobStore(transaction, ambient: ambient).enqueue(
            NewJob(
                workspace: workspace,
                kind: CreditService.upkeep,
                key: "wallet",
                runAt: ambient.now() + .hours(1),
                payload: "{}"
            )
        )
    }

    /// Gives the points of a trial, once in the life of a workspace.
    ///
    /// - Throws: `CreditError.noWallet`.
    @discardableResult
    package func grantTrial(_ workspace: WorkspaceID) throws -> LotID {
        let earlier = try LotStore(transaction: transaction, workspace: workspace).find(reference: "trial")
        if let earlier { return earlier.id }
        return try grant(workspace, kind: .trial, amount: settings.trial, reference: "trial", expiresAt: nil)
    }

    /// Adds points. Debt is repaid from them at once, and a lock ends with the same commit.
    ///
    /// - Parameters:
    ///   - reference: says "this very grant": asking again gives the lot that was made the first time.
    ///   - reason: in words, kept with the lot.
    ///   - priority: lots with a lower number are used first. By default what was given goes before what was paid for.
    ///   - expiresAt: when what is left runs out; `nil` for never.
    /// - Throws: `CreditError.noWallet`, `.badAmount`, `.referenceTaken`, `.overflow`.
    @discardableResult
    package func grant(
        _ workspace: WorkspaceID,
        kind: GrantKind,
        amount: Points,
        reference: String,
        reason: String? = nil,
        priority: Int? = nil,
        expiresAt: Timestamp? = nil
    ) throws -> LotID {
        guard amount > .zero else { throw CreditError.badAmount(amount) }
        var wallet = try OpenWallet(workspace, ledger: self)
        let lots = LotStore(transaction: transaction, workspace: workspace)
        if let earlier = try lots.find(reference: reference) {
            guard earlier.amount == amount, earlier.kind == kind else { throw CreditError.referenceTaken(reference) }
            return earlier.id
        }
        let id: LotID = ambient.id()
        let lot = Lot(id: id, kind: kind, amount: amount, priority: priority ?? kind.priority, expiresAt: expiresAt)
        try wallet.post(.grant(kind, amount, lot: id, reference: reference), granting: lot)
        try wallet.expireDue()
        // As it is now: some of it may have repaid debt, or have run out already.
        if let granted = wallet.funds.lot(id) {
            try lots.insert(granted, reference: reference, reason: reason, at: ambient.now())
        }
        try wallet.save(granted: true)
        return id
    }

    /// Whether a grant was made under this reference.
    package func hasGrant(_ workspace: WorkspaceID, reference: String) throws -> Bool {
        try LotStore(transaction: transaction, workspace: workspace).find(reference: reference) != nil
    }

    /// Takes away what has run out, wallet by wallet: the ledger does it by itself whenever points move.
    ///
    /// - Returns: how much ran out.
    /// - Throws: `CreditError.noWallet`.
    @discardableResult
    package func expireLots(_ workspace: WorkspaceID) throws -> Points {
        var wallet = try OpenWallet(workspace, ledger: self)
        try wallet.expireDue()
        try wallet.save()
        return wallet.funds.balances.expired - wallet.row.balances.expired
    }
}
