package import Credits
package import Primitives

/// Recipients who cost the same for the same reason.
package struct QuotedGroup: Sendable, Equatable {
    package let market: String
    package let category: MessageCategory
    /// Of one message.
    package let price: Points
    package let free: FreeReason?
    package let count: Int
}
