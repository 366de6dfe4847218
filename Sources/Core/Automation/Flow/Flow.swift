package import CloudAPI

/// A graph of cards, as one published version has it. It never changes: what is edited becomes another version.
package struct Flow: Codable, Sendable, Equatable {
    /// Where a run begins; `nil` when there is nothing to do.
    package let entry: NodeID?
    package let nodes: [NodeID: FlowNode]

    package init(entry: NodeID?, nodes: [NodeID: FlowNode]) {
        self.entry = entry
        self.nodes = nodes
    }
}

/// A card's name inside its flow; the author's program makes it up, and it stays when the card moves.
package typealias NodeID = String

/// One card of a flow.
package struct FlowNode: Codable, Sendable, Equatable {
    /// The name of its `CardKind`.
    package let kind: String
    /// What the author wrote on it, of a shape that only its kind knows.
    package let card: JSON
    /// Where each exit leads. One that leads nowhere ends the run, as completed.
    package let exits: [String: NodeID]

    package init(kind: String, card: JSON, exits: [String: NodeID] = [:]) {
        self.kind = kind
        self.card = card
        self.exits = exits
    }
}
