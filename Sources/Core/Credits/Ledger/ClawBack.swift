package import Primitives

/// What became of points that had to go back.
package struct ClawBack: Sendable, Equatable {
    /// Was there to be taken.
    package let taken: Points
    /// Was not: the balance went that much lower, below zero.
    package let debt: Points

    package init(taken: Points, debt: Points) {
        self.taken = taken
        self.debt = debt
    }

    /// What `amount` comes to with so much available.
    init(_ amount: Points, available: Points) {
        taken = min(amount, max(available, .zero))
        debt = amount - taken
    }
}

/// What a clawback would do, for whoever has to confirm it.
package struct ClawBackPreview: Sendable, Equatable {
    package let clawBack: ClawBack
    /// Paid sends would be refused afterwards.
    package let locks: Bool

    package init(clawBack: ClawBack, locks: Bool) {
        self.clawBack = clawBack
        self.locks = locks
    }
}
