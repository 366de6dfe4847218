package import Primitives

/// One line of the price book: from `from` on, until a newer line of the same market and category.
package struct Price: Sendable, Equatable {
    package let id: PriceID
    package let market: String
    package let category: MessageCategory
    package let from: Timestamp
    /// `nil` closes: from then on there is no price.
    package let amount: Points?
    /// What Meta takes, in millionths of the book's currency; `nil` where it is not known.
    package let rate: Int64?

    package init(
        id: PriceID,
        market: String,
        category: MessageCategory,
        from: Timestamp,
        amount: Points?,
        rate: Int64? = nil
    ) {
        self.id = id
        self.market = market
        self.category = category
        self.from = from
        self.amount = amount
        self.rate = rate
    }

    package var key: PriceKey { PriceKey(market: market, category: category) }
}

/// What a price is for.
package struct PriceKey: Hashable, Sendable {
    package let market: String
    package let category: MessageCategory

    package init(market: String, category: MessageCategory) {
        self.market = market
        self.category = category
    }
}
