package import Primitives

/// One line of the price book: from `from` on, until a newer line of the same market, category and tier.
package struct Price: Sendable, Equatable {
    package let id: PriceID
    package let market: String
    package let category: MessageCategory
    /// See `PriceKey.tierFrom`.
    package let tierFrom: Int64
    package let from: Timestamp
    /// `nil` closes: from then on there is no price.
    package let amount: Points?
    /// What Meta takes, in millionths of the book's currency; `nil` where it is not known.
    package let rate: Int64?

    package init(
        id: PriceID,
        market: String,
        category: MessageCategory,
        tierFrom: Int64 = 0,
        from: Timestamp,
        amount: Points?,
        rate: Int64? = nil
    ) {
        self.id = id
        self.market = market
        self.category = category
        self.tierFrom = tierFrom
        self.from = from
        self.amount = amount
        self.rate = rate
    }

    package var key: PriceKey { PriceKey(market: market, category: category, tierFrom: tierFrom) }
}

/// What a price is for.
package struct PriceKey: Hashable, Sendable {
    package let market: String
    package let category: MessageCategory
    /// The first message of the month that it is for, by Meta's count: 25,000,001. 0 is the list price.
    package let tierFrom: Int64

    package init(market: String, category: MessageCategory, tierFrom: Int64 = 0) {
        self.market = market
        self.category = category
        self.tierFrom = tierFrom
    }

    package var isTier: Bool { tierFrom > 0 }

    /// The list price that a tier's is lower than.
    var list: PriceKey { PriceKey(market: market, category: category) }
}

extension PriceKey: Comparable {
    package static func < (left: PriceKey, right: PriceKey) -> Bool {
        (left.market, left.category.rawValue, left.tierFrom) < (right.market, right.category.rawValue, right.tierFrom)
    }
}
