import CloudAPI
package import Primitives

/// The one interpreter of flows: a pure function, which production, a builder's simulator and tests run alike.
package struct FlowMachine: Sendable {
    /// A run that passes more cards than this without resting is stopped: it goes round in circles.
    package static let passedMost = 200

    let kinds: [String: CardKind]

    package init(_ kinds: [CardKind]) {
        self.kinds = Dictionary(kinds.map { ($0.name, $0) }) { first, _ in
            preconditionFailure("two kinds of card are called \(first.name)")
        }
    }

    /// What a run does with what came in.
    ///
    /// - Returns: where it stands then, and what is to be done, in this order. The last one says how it rests: `ask` and `wait`
    ///   for more input, `finished` for ever.
    package func step(
        _ flow: Flow,
        _ state: FlowState,
        _ input: FlowInput,
        now: Timestamp
    ) -> (state: FlowState, effects: [FlowEffect]) {
        guard !state.isOver else { return (state, []) }
        var (state, input) = (state, input)
        var effects: [FlowEffect] = []
        if state.node == nil {
            guard let entry = flow.entry else { return (ended(state), [.finished(.completed)]) }
            (state.node, state.enteredAt, input) = (entry, now, .entered)
        }
        for _ in 0..<Self.passedMost {
            guard let id = state.node, let node = flow.nodes[id], let kind = kinds[node.kind] else {
                return (
                    ended(state), effects + [.finished(FlowEnding("failed", "The next step is not there any more."))]
                )
            }
            let moment = FlowMoment(now: now, startedAt: state.startedAt, enteredAt: state.enteredAt)
            switch kind.step(node.card, &state.memory, input, moment) {
            case .ask(let request): return (state, effects + [.ask(id, request)])
            case .wait(let until): return (state, effects + [.wait(until)])
            case .finish(let ending): return (ended(state), effects + [.finished(ending)])
            case .leave(let exit):
                effects.append(.left(id, by: exit))
                guard let next = node.exits[exit] else { return (ended(state), effects + [.finished(.completed)]) }
                (state.node, state.enteredAt, state.memory, input) = (next, now, .null, .entered)
            }
        }
        let circle = FlowEnding(
            "failed",
            "It passed \(Self.passedMost) steps without a rest: it goes round in circles."
        )
        return (ended(state), effects + [.finished(circle)])
    }

    /// Stops a run from outside: a reply, a person, the end of what it was for. Nothing comes after it.
    package func stop(_ state: FlowState, _ ending: FlowEnding) -> (state: FlowState, effects: [FlowEffect]) {
        state.isOver ? (state, []) : (ended(state), [.finished(ending)])
    }

    private func ended(_ state: FlowState) -> FlowState {
        var state = state
        (state.isOver, state.memory) = (true, .null)
        return state
    }
}
