import Primitives

/// What a payment buys of a subscription.
package struct SubscriptionOrder: Sendable, Equatable, Codable {
    /// The subscription's, when this was offered.
    package let version: Int64
    package let plan: PlanID
    package let planName: String
    package let term: PlanTerm
    package let extraMembers: Int64
    package let extraChannels: Int64
    /// Milliseconds since 1970, like all times here.
    package let anchor: Int64
    package let from: Int64
    package let to: Int64
    /// What the whole period costs from now on, before tax, in the hundredth part.
    package let price: Int64
    /// One line that the customer sees.
    package let title: String
    package let lines: [Line]

    /// A line of the document.
    package struct Line: Sendable, Equatable, Codable {
        package let description: String
        package let quantity: Int64
        /// Of one, in the hundredth part.
        package let each: Int64
        package let amount: Int64
    }
}

/// What a payment is for.
package enum PaymentPurpose: Sendable, Equatable {
    case points
    case subscription(SubscriptionOrder)

    package var name: String {
        switch self {
        case .points: "points"
        case .subscription: "subscription"
        }
    }

    package var order: SubscriptionOrder? {
        switch self {
        case .points: nil
        case .subscription(let order): order
        }
    }
}
