package import Primitives

/// What one message will cost if it is delivered as we expect.
///
/// The price is that of the moment asked for. What is charged in the end is the price valid at delivery, for the category
/// that Meta reports: see `Ledger.settle`.
package struct Quote: Sendable, Equatable {
    package let category: MessageCategory
    /// Meta's pricing market of the recipient's calling code, `India`, `Rest of Africa`.
    package let market: String
    /// The recipient's calling code as `MarketMap` knows it: by the time of delivery it may be in another market. When it
    /// is not kept, the market stays as it was quoted.
    package let callingCode: String?
    /// Zero when it is free.
    package let amount: Points
    /// The line of the price book; `nil` when it is free.
    package let price: PriceID?
    package let free: FreeReason?

    package init(
        category: MessageCategory,
        market: String,
        callingCode: String? = nil,
        amount: Points,
        price: PriceID?,
        free: FreeReason?
    ) {
        self.category = category
        self.market = market
        self.callingCode = callingCode
        self.amount = amount
        self.price = price
        self.free = free
    }
}
