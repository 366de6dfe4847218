/// What is counted together, in the words of Meta's analytics.
package struct TallyKey: Hashable, Sendable, Comparable {
    package let market: String
    /// `IN`, `US|CA`, or `*` for what Meta's list does not name.
    package let country: String
    /// `MARKETING`
    package let category: String
    /// `REGULAR`
    package let type: String

    package init(market: String, country: String, category: String, type: String) {
        self.market = market
        self.country = country
        self.category = category
        self.type = type
    }

    /// Whether Meta charges for it.
    package var isCharged: Bool { type == "REGULAR" }

    package static func < (left: Self, right: Self) -> Bool {
        (left.market, left.country, left.category, left.type) < (
            right.market, right.country, right.category, right.type
        )
    }
}
