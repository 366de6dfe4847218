package import Primitives

/// The money side of a hold: how much is still in it, and which lots stand behind it.
package struct HeldFunds: Sendable, Equatable {
    /// What one lot gives to the hold.
    package struct Portion: Sendable, Equatable {
        package let lot: LotID
        package let amount: Points
        package var used: Points
        package var freed: Points

        package init(lot: LotID, amount: Points, used: Points = .zero, freed: Points = .zero) {
            self.lot = lot
            self.amount = amount
            self.used = used
            self.freed = freed
        }

        var left: Points { amount - used - freed }
    }

    package let id: HoldID
    package let amount: Points
    package var captured: Points
    package var released: Points
    /// In the order in which they are used.
    package var portions: [Portion]

    package init(
        id: HoldID,
        amount: Points,
        captured: Points = .zero,
        released: Points = .zero,
        portions: [Portion] = []
    ) {
        self.id = id
        self.amount = amount
        self.captured = captured
        self.released = released
        self.portions = portions
    }

    package var left: Points { amount - captured - released }
}
