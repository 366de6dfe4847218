/// What a quote does where the book has no price: the operator's choice.
package enum MissingPrices: String, Sendable {
    /// Refuse with an error that says which price to import. The default: a price is never guessed.
    case refuse
    /// Take the last price the book knew for the market and category or, when it never knew one, the price of the market
    /// that the country was part of before. For the sandbox, and for an operator who carries the difference.
    case lastKnown = "last-known"
}
