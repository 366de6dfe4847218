import Storage

/// Where a workspace's subscription stands. A workspace without one has everything: `unlimited` on the wire.
package enum SubscriptionState: String, Sendable, Codable, CaseIterable, DatabaseValue {
    case trialing
    case active
    /// A period has ended and the next is not paid: nothing is locked yet.
    case pastDue = "past_due"
    /// Locked, by the operator or for want of payment.
    case paused
    /// It ends with the period; until then it is as it was.
    case cancelled
    case expired

    /// Whether paid messages are refused, and new members and channels. Reading, exports and billing never are.
    package var isLocked: Bool { self == .paused || self == .expired }

    package var words: String {
        switch self {
        case .trialing: "on trial"
        case .active: "active"
        case .pastDue: "past due"
        case .paused: "paused"
        case .cancelled: "cancelled"
        case .expired: "expired"
        }
    }
}
