package import Primitives

/// What an import will change: shown before, and written when told.
package struct PriceUpdate: Sendable, Equatable {
    package let currency: String
    package let effective: CivilDay
    /// Prices that begin: new ones, and those that replace an open one.
    package let opened: [Change]
    /// Markets and categories that will have no price any more.
    package let closed: [PriceKey]
    /// Prices that stay as they are.
    package let unchanged: Int
    /// Markets with prices that the card does not speak of: they stay as they are, and somebody should know.
    package let untouched: [String]

    package struct Change: Sendable, Equatable {
        package let key: PriceKey
        /// `nil` when there was none.
        package let before: Points?
        package let after: Points
    }

    let lines: [PriceLine]
}
