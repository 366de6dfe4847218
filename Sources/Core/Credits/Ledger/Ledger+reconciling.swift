package import Primitives
import Storage

extension Ledger {
    /// Books what the reconciliation of a day came to, as one row of the journal.
    ///
    /// What Meta counted beyond our messages is taken as a `shortfall`, below zero if need be; what we charged beyond Meta's
    /// count comes back as a grant of kind `adjustment`.
    ///
    /// - Parameters:
    ///   - change: to the available balance; nothing happens for zero.
    ///   - reference: says "this very day of this account": asking again changes nothing.
    /// - Throws: `CreditError.noWallet`, `.referenceTaken`, `.overflow`.
    package func adjust(_ workspace: WorkspaceID, by change: Points, reference: String) throws {
        if change > .zero {
            try grant(workspace, kind: .adjustment, amount: change, reference: reference)
        } else if change < .zero {
            try takeShortfall(workspace, -change, reference)
        }
    }

    private func takeShortfall(_ workspace: WorkspaceID, _ amount: Points, _ reference: String) throws {
        var wallet = try OpenWallet(workspace, ledger: self)
        let transfer = Transfer.shortfall(amount, reference: reference)
        let journal = JournalStore(transaction: transaction, workspace: workspace)
        if let earlier = try journal.amount(of: transfer.idempotencyKey) {
            guard earlier == amount else { throw CreditError.referenceTaken(reference) }
            return
        }
        try wallet.expireDue()
        try wallet.post(transfer)
        try wallet.save()
    }

    /// What was delivered in a period, by the provider's time, charged or free: counted as Meta counts it.
    ///
    /// - Parameters:
    ///   - channels: those of one WhatsApp account.
    ///   - to: exclusive.
    package func delivered(
        _ workspace: WorkspaceID,
        channels: [ChannelID],
        from: Timestamp,
        to: Timestamp
    ) throws -> [DeliveredGroup] {
        try ChargeStore(transaction: transaction, workspace: workspace).delivered(
            channels: channels,
            from: from,
            to: to
        )
    }
}
