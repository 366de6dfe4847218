package import Primitives

/// Messages of one kind on one day, as both counted them.
package struct Tally: Sendable, Equatable {
    package let key: TallyKey
    /// Meta's volume tier, `0:750000`; several where the account moved up on that day; empty where there is none.
    package var tier = ""
    package var ours: Int64 = 0
    package var theirs: Int64 = 0
    package var ourPoints = Points.zero
    /// In millionths of the currency, by the card that we have; `nil` where it does not say.
    package var ourCost: Int64? = 0
    /// The same by Meta; `nil` where it is withheld.
    package var theirCost: Int64? = 0

    package init(_ key: TallyKey) {
        self.key = key
    }
}
