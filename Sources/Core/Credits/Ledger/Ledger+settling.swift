import Events
package import Primitives
import Storage

extension Ledger {
    /// Hears a batch of words and moves what they decide, exactly once whatever comes how often in which order.
    ///
    /// A delivery is charged by the price valid at the provider's time of delivery, for the category that Meta reports and
    /// the volume tier that its number had reached by then.
    /// In a fixed number of statements for a batch; about 1,000 words at a time is best.
    ///
    /// - Throws: `CreditError.noWallet`, `.noPriceBook`, `.overflow`.
    @discardableResult
    package func settle(_ workspace: WorkspaceID, _ words: [Word]) throws -> Settlement {
        guard !words.isEmpty else { return .nothing }
        var wallet = try OpenWallet(workspace, ledger: self)
        let store = ChargeStore(transaction: transaction, workspace: workspace)
        let now = ambient.now()
        let plan = try SettlementPlan(
            words,
            about: try store.find(Set(words.map(\.message)).sorted()),
            book: try books.book(wallet.row.book, in: transaction),
            tiers: try books.tiers(of: wallet.row, in: transaction),
            now: now
        )
        guard !plan.changed.isEmpty else { return Settlement(changed: [], unknown: plan.unknown, suspended: []) }

        let batch: BatchID = ambient.id()
        try store.update(plan.changed, batch: batch)
        // The journal's time, so that a period's entries are exactly its journal rows.
        try store.insert(plan.entries, batch: batch, at: wallet.moment)
        try wallet.read(plan.sums.keys.compactMap { $0 }.sorted())
        try post(plan, batch: batch, to: &wallet)
        try wallet.expireDue()
        try wallet.save()
        try tellSuspended(plan.suspended, workspace: workspace)
        return Settlement(changed: plan.changed, unknown: plan.unknown, suspended: plan.suspended)
    }

    /// At most two transfers for each hold and one for what was charged late, holds in the order of their making: what
    /// comes free pays for what is late.
    private func post(_ plan: SettlementPlan, batch: BatchID, to wallet: inout OpenWallet) throws {
        let holds = plan.sums.sorted { ($0.key?.rawValue ?? .min) < ($1.key?.rawValue ?? .min) }
        for (hold, sums) in holds {
            if sums.capture > .zero { try wallet.post(.settlement(.capture, sums.capture, hold: hold, batch: batch)) }
            if sums.release > .zero { try wallet.post(.settlement(.release, sums.release, hold: hold, batch: batch)) }
        }
        for (hold, sums) in holds where sums.late > .zero {
            try wallet.post(.settlement(.late, sums.late, hold: hold, batch: batch))
        }
    }

    private func tellSuspended(_ messages: [MessageID], workspace: WorkspaceID) throws {
        guard let first = messages.first else { return }
        try events.append(
            NewEvent(
                workspace: workspace,
                kind: "charges.suspended",
                subject: "\(first)",
                payload: #"{"count":\#(messages.count)}"#
            ),
            in: transaction
        )
    }
}
