import Primitives
import Storage

extension Ledger {
    /// What Meta takes behind prices, by the identities that charges keep. What closes a price has none and is left out.
    package func costs(of prices: [PriceID]) throws -> [PriceID: PriceCost] {
        try PriceStore(transaction: transaction).costs(of: prices)
    }
}
