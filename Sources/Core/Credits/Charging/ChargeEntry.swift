package import Primitives
import Storage

/// One line of the sub-ledger: what happened to the money of one message. A message has at most one of each kind.
package struct ChargeEntry: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable, DatabaseValue {
        /// From the hold to spent; at most the quote.
        case capture
        /// From the hold back to available.
        case release
        /// Beyond the quote: from available to spent, below zero if need be.
        case excess
        /// After a release: the whole price from available to spent, below zero if need be.
        case late
    }

    package let kind: Kind
    /// Zero is an entry too: it says that it happened.
    package let amount: Points

    package init(_ kind: Kind, _ amount: Points) {
        self.kind = kind
        self.amount = amount
    }
}
