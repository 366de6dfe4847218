package import Events
package import Primitives
package import Storage

/// Everything that may be done with points, inside the caller's transaction.
///
/// Callers never compute balances: they say what they want and the ledger decides. In a transaction that does several of
/// these, on PostgreSQL, do what locks the wallet (`grant`, `hold`, `settle`, `close`) before `assign`, which locks a hold:
/// two that lock in opposite orders would have to be tried again.
package struct Ledger {
    let transaction: Transaction
    let ambient: Ambient
    let events: EventLog
    let settings: CreditSettings
    let books: PriceBooks
    let zoneOf: CreditService.ZoneOf
    let stopped: CreditService.Stopped

    /// Services get theirs from `CreditService.ledger(in:)`, which gives it the operator's settings and the price books
    /// that are in memory already.
    package init(
        _ transaction: Transaction,
        ambient: Ambient,
        events: EventLog,
        settings: CreditSettings = CreditSettings(),
        books: PriceBooks = PriceBooks(),
        zoneOf: @escaping CreditService.ZoneOf = { _, _ in "UTC" },
        stopped: @escaping CreditService.Stopped = { _, _ in nil }
    ) {
        self.transaction = transaction
        self.ambient = ambient
        self.events = events
        self.settings = settings
        self.books = books
        self.zoneOf = zoneOf
        self.stopped = stopped
    }

    /// - Throws: `CreditError.noWallet`.
    package func wallet(_ workspace: WorkspaceID) throws -> Wallet {
        Wallet(try WalletStore(transaction: transaction).find(workspace), settings: settings)
    }

    /// The price book that the workspace's messages are quoted from.
    ///
    /// - Throws: `CreditError.noWallet`, `.noPriceBook`.
    package func book(_ workspace: WorkspaceID) throws -> PriceBook {
        try books.book(try WalletStore(transaction: transaction).find(workspace).book, in: transaction)
    }

    /// What the messages were quoted and cost. Those that were never assigned are left out.
    package func charges(_ workspace: WorkspaceID, _ messages: [MessageID]) throws -> [MessageCharge] {
        try ChargeStore(transaction: transaction, workspace: workspace).find(messages)
    }

    /// - Throws: `CreditError.noHold`.
    package func hold(_ workspace: WorkspaceID, _ hold: HoldID) throws -> Hold {
        guard let found = try HoldStore(transaction: transaction, workspace: workspace).find(hold) else {
            throw CreditError.noHold(hold)
        }
        return found
    }
}
