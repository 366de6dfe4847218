package import Primitives

/// One grant of points and what became of it.
package struct Lot: Sendable, Equatable {
    package let id: LotID
    package let kind: GrantKind
    package let amount: Points
    /// Lots with a lower number are used first; then those that run out first; then the oldest.
    package let priority: Int
    /// `nil`: never.
    package let expiresAt: Timestamp?
    package var held: Points
    package var used: Points
    package var expired: Points
    /// What clawbacks took out of it, of its own payment or of another's.
    package var clawed: Points

    package init(
        id: LotID,
        kind: GrantKind,
        amount: Points,
        priority: Int,
        expiresAt: Timestamp?,
        held: Points = .zero,
        used: Points = .zero,
        expired: Points = .zero,
        clawed: Points = .zero
    ) {
        self.id = id
        self.kind = kind
        self.amount = amount
        self.priority = priority
        self.expiresAt = expiresAt
        self.held = held
        self.used = used
        self.expired = expired
        self.clawed = clawed
    }

    /// What a new hold may take.
    package var free: Points { amount - held - used - expired - clawed }

    func isDue(at now: Timestamp) -> Bool {
        expiresAt.map { $0 <= now } ?? false
    }

    static func burnsBefore(_ left: Lot, _ right: Lot) -> Bool {
        let leftEnd = left.expiresAt?.milliseconds ?? .max
        let rightEnd = right.expiresAt?.milliseconds ?? .max
        return (left.priority, leftEnd, left.id) < (right.priority, rightEnd, right.id)
    }
}
