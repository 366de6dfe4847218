import Primitives

/// A line of the price book as it is written.
struct PriceLine: Sendable, Equatable {
    /// The source of what a margin began.
    static let margin = "margin"
    /// The source of what ends a tier because its list price is another from then on: until there is a new file of tiers.
    static let ended = "list price changed"

    let price: Price
    /// 0 for the first of its moment.
    let revision: Int64
    /// Where the rate is from.
    let source: String

    var from: Timestamp { price.from }
}
