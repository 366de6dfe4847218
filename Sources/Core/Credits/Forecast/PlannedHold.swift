package import Primitives

/// What somebody's plan will hold later: a scheduled campaign.
package struct PlannedHold: Sendable, Equatable {
    package let at: Timestamp
    package let amount: Points

    package init(at: Timestamp, amount: Points) {
        self.at = at
        self.amount = amount
    }
}
