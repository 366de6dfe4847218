package import Primitives

/// The messages of an estimate that share a market, a category and a price.
package struct EstimateLine: Sendable, Equatable {
    package let market: String
    package let category: MessageCategory
    package let free: FreeReason?
    /// Of one message.
    package let price: Points
    package let count: Int
    /// The price times the count.
    package let amount: Points

    /// The sum as a person would write it: `1200 × 0.8631 = 1035.72`.
    package var arithmetic: String { "\(count) × \(price) = \(amount)" }
}
