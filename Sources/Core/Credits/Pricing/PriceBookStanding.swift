package import Primitives

/// What an operator sees of a price book.
package struct PriceBookStanding: Sendable, Equatable {
    package let terms: BookTerms
    /// In force now.
    package let margin: Margin
    /// Oldest first, those to come last.
    package let margins: [DatedMargin]
    /// How many markets have a price now.
    package let markets: Int
    /// The day from which the newest of its prices holds.
    package let lastFrom: CivilDay?
    package let workspaces: Int
    /// Steps that workspaces have reached this month, as Meta says, and that the book has no price for.
    package let unpricedTiers: [UnpricedTier]
}

package struct UnpricedTier: Sendable, Equatable {
    package let key: PriceKey
    /// How many have reached it.
    package let workspaces: Int
}

package struct DatedMargin: Sendable, Equatable {
    package let from: CivilDay
    package let margin: Margin
}
