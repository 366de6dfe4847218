package import Primitives

/// What stands behind a price: what Meta takes for the message, beside what is charged for it.
package struct PriceCost: Sendable, Equatable {
    /// ISO 4217; also the name of the book.
    package let currency: String
    /// Meta's rate in millionths of the currency.
    package let rate: Int64
    package let pointsPerUnit: Int64
    /// What is charged.
    package let amount: Points

    /// The rate as points, without a margin; `nil` when it does not fit.
    package var cost: Points? { Margin.zero.price(ofRate: rate, pointsPerUnit: pointsPerUnit) }
}
