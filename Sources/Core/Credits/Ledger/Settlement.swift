package import Primitives

/// What a batch of words came to.
package struct Settlement: Sendable, Equatable {
    /// The messages about which something changed, as they are now.
    package let changed: [MessageCharge]
    /// Words about messages that were never assigned in this workspace: nothing is charged for those.
    package let unknown: Int
    /// Deliveries that we have no price for: they wait, and a person is told by the event `charges.suspended`.
    package let suspended: [MessageID]

    package static let nothing = Settlement(changed: [], unknown: 0, suspended: [])

    /// What each message that is now settled cost in the end; zero for one that was free or released.
    package var charged: [MessageID: Points] {
        Dictionary(
            changed.filter { !$0.charge.state.isOpen }.map { ($0.message, $0.charge.charged) },
            uniquingKeysWith: { first, _ in first }
        )
    }
}
