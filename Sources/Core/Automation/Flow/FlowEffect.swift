package import CloudAPI
package import Primitives

/// What a step of a run has the world do.
package enum FlowEffect: Sendable, Equatable {
    /// Do this and give the machine the `answer`, in the same transaction.
    case ask(NodeID, JSON)
    /// Set the run's timer, or none.
    case wait(Timestamp?)
    /// The run has passed a card.
    case left(NodeID, by: String)
    case finished(FlowEnding)
}
