package import Storage
import Synchronization

/// The price books that are in memory: read again only when their version has changed.
package final class PriceBooks: Sendable {
    private let missingPrices: MissingPrices
    private let books = Mutex<[String: PriceBook]>([:])

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
}
