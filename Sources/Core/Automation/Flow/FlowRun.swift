package import CloudAPI
package import Primitives

/// Takes one input through the machine to the next rest, with a host that does what is asked: all inside the host's transaction,
/// so that a run's state and its effects are on disk together or not at all.
package struct FlowRun {
    package let machine: FlowMachine
    package let flow: Flow

    /// How a run rests.
    package enum Rest: Sendable, Equatable {
        case waits(until: Timestamp?)
        case ended(FlowEnding)
        /// It was over before.
        case over
    }

    package init(_ machine: FlowMachine, _ flow: Flow) {
        self.machine = machine
        self.flow = flow
    }

    /// - Parameters:
    ///   - state: becomes what it is at the rest.
    ///   - passed: called for each card that the run leaves.
    ///   - answer: does what a card asks for, and says what came of it.
    package func take(
        _ input: FlowInput,
        _ state: inout FlowState,
        now: Timestamp,
        passed: (_ node: NodeID, _ exit: String) throws -> Void = { _, _ in },
        answer: (_ node: NodeID, _ request: JSON) throws -> JSON
    ) throws -> Rest {
        var input = input
        while true {
            let (next, effects) = machine.step(flow, state, input, now: now)
            state = next
            guard !effects.isEmpty else { return .over }
            for effect in effects {
                switch effect {
                case .left(let node, let exit): try passed(node, exit)
                case .wait(let until): return .waits(until: until)
                case .finished(let ending): return .ended(ending)
                case .ask(let node, let request): input = .answer(try answer(node, request))
                }
            }
        }
    }
}
