package import Primitives

/// What a campaign will cost, with its arithmetic.
package struct Estimate: Sendable, Equatable {
    /// By market, then category, then price.
    package let lines: [EstimateLine]
    package let count: Int
    /// If as few are delivered as in the worst campaign so far; zero while there is none.
    package let least: Points
    /// If as many are delivered as usual.
    package let expected: Points
    /// If every one is delivered. This is what is held.
    package let most: Points

    /// - Throws: `CreditError.overflow` when the sum does not fit.
    package init(_ quotes: some Sequence<Quote>, delivery: DeliveryRate = .unknown) throws(CreditError) {
        var tally = EstimateTally()
        for quote in quotes { tally.add(quote) }
        try self.init(tally, delivery: delivery)
    }

    /// - Throws: `CreditError.overflow` when the sum does not fit.
    package init(_ tally: EstimateTally, delivery: DeliveryRate = .unknown) throws(CreditError) {
        var lines: [EstimateLine] = []
        var most = Points.zero
        for (group, count) in tally.counts {
            guard let amount = group.price.times(Int64(count)), let sum = most.adding(amount) else { throw .overflow }
            most = sum
            lines.append(
                EstimateLine(
                    market: group.market,
                    category: group.category,
                    free: group.free,
                    price: group.price,
                    count: count,
                    amount: amount
                )
            )
        }
        self.lines = lines.sorted {
            ($0.market, $0.category.rawValue, $0.price) < ($1.market, $1.category.rawValue, $1.price)
        }
        count = lines.reduce(0) { $0 + $1.count }
        self.most = most
        least = delivery.least(of: most)
        expected = delivery.usual(of: most)
    }
}
