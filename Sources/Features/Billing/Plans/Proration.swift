package import Primitives

/// The part of a period's price that belongs to the part of the period which is left.
package enum Proration {
    /// `price` × `left` / `whole`, rounded half-up to the paisa; all of it for the whole period, nothing for none of it.
    ///
    /// Time is counted in milliseconds: as exactly as it is known.
    /// - Parameter price: not negative.
    package static func share(of price: Money, left: Duration, of whole: Duration) -> Money {
        let (left, whole) = (max(0, left.milliseconds), whole.milliseconds)
        guard whole > 0, left < whole else { return left > 0 ? price : .zero(price.currency) }
        let doubled = Int128(price.minor) * Int128(left) * 2 + Int128(whole)
        return Money(minor: Int64(doubled / (Int128(whole) * 2)), currency: price.currency)
    }
}
