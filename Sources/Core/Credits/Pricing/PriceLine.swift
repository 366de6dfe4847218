import Primitives

/// A line of the price book as it is written.
struct PriceLine: Sendable, Equatable {
    let price: Price
    /// Meta's rate in millionths of the currency.
    let rate: Int64?
    /// 0 for the first of its moment.
    let revision: Int64
}
