import Primitives

/// Counts quotes by what they have in common, for audiences too long to keep.
package struct EstimateTally: Sendable {
    struct Group: Hashable {
        let market: String
        let category: MessageCategory
        let free: FreeReason?
        let price: Points
    }

    private(set) var counts: [Group: Int] = [:]

    package init() {}

    package mutating func add(_ quote: Quote) {
        let group = Group(market: quote.market, category: quote.category, free: quote.free, price: quote.amount)
        counts[group, default: 0] += 1
    }
}
