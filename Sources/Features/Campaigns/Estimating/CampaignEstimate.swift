import Credits
package import Primitives

/// What a campaign will cost, with its arithmetic.
package struct CampaignEstimate: Sendable, Equatable {
    package let lines: [QuotedGroup]
    package let recipients: Int
    /// If every message is delivered: what is held at the start.
    package let total: Points
    package let available: Points

    /// The balance at which sending is locked; `nil` when this campaign may be sent all the same, for it costs nothing.
    package let lockAt: Points?

    /// How much is missing; `nil` when it is enough. An exhausted wallet sends nothing that costs.
    package var shortBy: Points? {
        let unlocked = lockAt.map { $0 + Points(micro: 1) } ?? .zero
        let needed = lockAt == nil ? total : max(total, unlocked)
        return needed > .zero && available < needed ? needed - available : nil
    }

    /// - Throws: `CreditError.overflow`.
    init(_ groups: [QuotedGroup], available: Points, settings: CreditSettings) throws(CreditError) {
        var counts: [QuotedGroup.Kind: Int] = [:]
        for group in groups { counts[group.kind, default: 0] += group.count }
        var sum = Points.zero
        var lines: [QuotedGroup] = []
        for (kind, count) in counts where count > 0 {
            guard let amount = kind.price.times(Int64(count)), let next = sum.adding(amount) else { throw .overflow }
            sum = next
            lines.append(QuotedGroup(kind, count: count))
        }
        self.lines = lines.sorted {
            ($0.market, $0.category.rawValue, $0.price) < ($1.market, $1.category.rawValue, $1.price)
        }
        recipients = lines.reduce(0) { $0 + $1.count }
        total = sum
        self.available = available
        lockAt = sum > .zero || settings.strict ? settings.lockAt : nil
    }
}

extension QuotedGroup {
    /// What its recipients have in common.
    struct Kind: Hashable {
        let market: String
        let category: MessageCategory
        let price: Points
        let free: FreeReason?
    }

    var kind: Kind { Kind(market: market, category: category, price: price, free: free) }

    init(_ kind: Kind, count: Int) {
        self.init(market: kind.market, category: kind.category, price: kind.price, free: kind.free, count: count)
    }

    init(_ quote: Quote, count: Int) {
        self.init(market: quote.market, category: quote.category, price: quote.amount, free: quote.free, count: count)
    }
}
