package import Primitives

/// A step of the volume discount as whoever runs the simulator sets it: Meta's own boundaries are not public.
package struct SimulatedTier: Sendable, Equatable {
    package let market: String
    package let category: PriceCategory
    /// The first message of the month at the rate.
    package let from: Int
    /// In units of the account's currency, as the ledger's amounts.
    package let rate: Points

    package init(market: String, category: PriceCategory, from: Int, rate: Points) {
        self.market = market
        self.category = category
        self.from = from
        self.rate = rate
    }

    /// Source: reference section 11, "Volume tiers".
    package static let categories: Set<PriceCategory> = [.utility, .authentication, .authenticationInternational]
}

/// The portfolio's charged messages of each month.
struct VolumeCounter: Sendable {
    struct Key: Hashable, Sendable {
        let market: String
        let category: PriceCategory
        /// `2026-11`, in the account's time zone.
        let month: String
    }

    /// Where a message stands.
    struct Place: Sendable {
        let key: Key
        /// Of the tier, in messages: the first from 0, the last without end as far as numbers go.
        let from: Int
        let to: Int
        /// `nil` in the first tier, which has the list rate.
        let rate: Points?
        /// The account has not been told of this step.
        let isNews: Bool

        /// As Meta writes it: `25000001:50000000`.
        var bounds: String { "\(from):\(to)" }
    }

    private var counts: [Key: Int] = [:]
    private var told: [Key: Int] = [:]

    /// Counts one.
    ///
    /// - Returns: `nil` where no tiers are set.
    mutating func add(_ key: Key, tiers: [SimulatedTier]) -> Place? {
        let count = counts[key, default: 0] + 1
        counts[key] = count
        let ladder = tiers.filter { $0.market == key.market && $0.category == key.category }.sorted {
            $0.from < $1.from
        }
        guard !ladder.isEmpty else { return nil }
        let reached = ladder.last { $0.from <= count }
        let next = ladder.first { $0.from > count }
        let isNews = (reached?.from ?? 0) > told[key, default: 0]
        if let reached, isNews { told[key] = reached.from }
        return Place(
            key: key,
            from: reached?.from ?? 0,
            to: next.map { $0.from - 1 } ?? .max,
            rate: reached?.rate,
            isNews: isNews
        )
    }
}
