package import CloudAPI
package import Primitives

/// Where a run stands. With the flow it is all that a run is.
package struct FlowState: Codable, Sendable, Equatable {
    /// The card that it is at; `nil` before the first, and when it is over.
    package var node: NodeID?
    package var isOver: Bool
    package let startedAt: Timestamp
    /// When it came to the card.
    package var enteredAt: Timestamp
    /// What the card keeps for itself.
    package var memory: JSON

    package init(
        node: NodeID? = nil,
        isOver: Bool = false,
        startedAt: Timestamp,
        enteredAt: Timestamp? = nil,
        memory: JSON = .null
    ) {
        self.node = node
        self.isOver = isOver
        self.startedAt = startedAt
        self.enteredAt = enteredAt ?? startedAt
        self.memory = memory
    }
}
