/// What is wrong with a step of a market's and category's tiers.
package enum TierFlaw: Sendable, Equatable {
    /// The first tier is not the list price from the first message on, or a later one is.
    case type
    /// It ends before it begins.
    case bounds
    /// It begins later than the message after the one before.
    case gap
    /// It begins before the one before ends, or that one has no end.
    case overlap
    /// It costs more than the one before.
    case dearer
    /// The difference from list is not that of the two rates.
    case difference
}
