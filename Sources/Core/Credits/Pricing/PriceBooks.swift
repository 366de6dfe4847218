import Primitives
package import Storage
import Synchronization

/// The price books that are in memory, and the tiers that workspaces have reached: read again only when their version has changed.
package final class PriceBooks: Sendable {
    private let missingPrices: MissingPrices
    private let books = Mutex<[String: PriceBook]>([:])
    private let standings = Mutex<[WorkspaceID: (version: Int64, reached: VolumeTiers)]>([:])
    /// Few workspaces send as much as makes a step; when there are more, they are read anew now and then.
    private static let standingsMost = 10_000

    package init(missingPrices: MissingPrices = .refuse) {
        self.missingPrices = missingPrices
    }

    /// The book of a currency as the transaction sees it.
    ///
    /// - Throws: `CreditError.noPriceBook`.
    package func book(_ name: String, in transaction: Transaction) throws -> PriceBook {
        let store = PriceStore(transaction: transaction)
        guard let version = try store.version(of: name) else { throw CreditError.noPriceBook(name) }
        if let known = books.withLock({ $0[name] }), known.version == version { return known }
        guard let book = try store.book(name, missingPrices: missingPrices) else { throw CreditError.noPriceBook(name) }
        books.withLock { $0[name] = book }
        return book
    }

    /// What the numbers of a workspace have reached, as the transaction sees it. For most that is nothing, and costs nothing.
    func tiers(of wallet: WalletRow, in transaction: Transaction) throws -> VolumeTiers {
        guard wallet.tiersVersion != 0 else { return .none }
        if let known = standings.withLock({ $0[wallet.workspace] }), known.version == wallet.tiersVersion {
            return known.reached
        }
        let reached = try VolumeTierStore(transaction: transaction).tiers(of: wallet.workspace)
        standings.withLock { standings in
            if standings.count >= Self.standingsMost { standings = [:] }
            standings[wallet.workspace] = (wallet.tiersVersion, reached)
        }
        return reached
    }
}
