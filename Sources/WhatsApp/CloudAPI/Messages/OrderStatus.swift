/// How an order goes on (India).
public struct OrderStatus: Hashable, Sendable {
    public enum State: String, Hashable, Sendable, CaseIterable {
        case pending
        case processing
        case partiallyShipped = "partially-shipped"
        case shipped
        case completed
        /// Only before the payment.
        case canceled
    }

    public var referenceID: String
    public var state: State
    /// At most 120 characters.
    public var description: String?

    public init(referenceID: String, state: State, description: String? = nil) {
        self.referenceID = referenceID
        self.state = state
        self.description = description
    }

    var json: JSON {
        [
            "reference_id": .string(referenceID),
            "order": ["status": .string(state.rawValue), "description": description.map(JSON.string)],
        ]
    }
}
