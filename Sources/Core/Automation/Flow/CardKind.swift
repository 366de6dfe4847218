package import CloudAPI
package import Primitives

/// A kind of card, as a feature registers it: what may be written on one, and what it does.
package struct CardKind: Sendable {
    package let name: String
    /// The ways out of such a card.
    package let exits: Set<String>
    /// Whether a run always comes to rest here; a circle without such a card would never end.
    package let rests: Bool
    /// What is wrong with a card, by the path of its part: `delay.amount`.
    package let check: @Sendable (_ card: JSON) -> [FlowFinding]
    /// What the card does with what came in. Pure: it looks at nothing but its arguments.
    package let step: @Sendable (_ card: JSON, _ memory: inout JSON, _ input: FlowInput, _ at: FlowMoment) -> CardMove

    package init(
        name: String,
        exits: Set<String>,
        rests: Bool,
        check: @escaping @Sendable (JSON) -> [FlowFinding] = { _ in [] },
        step: @escaping @Sendable (JSON, inout JSON, FlowInput, FlowMoment) -> CardMove
    ) {
        self.name = name
        self.exits = exits
        self.rests = rests
        self.check = check
        self.step = step
    }
}

/// The times that a card may go by.
package struct FlowMoment: Sendable, Equatable {
    package let now: Timestamp
    /// When the run began.
    package let startedAt: Timestamp
    /// When the run came to this card.
    package let enteredAt: Timestamp
}

/// What comes to a card.
package enum FlowInput: Sendable, Equatable {
    /// The run has come to the card; or the card was edited while the run waits at it, and is to be looked at anew.
    case entered
    /// The time has come that the card waits for.
    case timer
    /// What came of what the card asked for.
    case answer(JSON)
    /// Something happened outside.
    case event(String, JSON)
}

/// What a card wants next.
package enum CardMove: Sendable, Equatable {
    /// Have this done, in this very transaction, and tell what came of it. Of a shape that the feature knows.
    case ask(JSON)
    /// Nothing, until then; or until something happens, when it is `nil`.
    case wait(until: Timestamp?)
    /// Go on by this exit.
    case leave(String)
    case finish(FlowEnding)
}

/// How a run ended.
package struct FlowEnding: Sendable, Equatable {
    /// In the feature's word: `completed`.
    package let outcome: String
    /// Why, for people.
    package let words: String

    package init(_ outcome: String, _ words: String) {
        self.outcome = outcome
        self.words = words
    }

    /// The last card was left.
    package static let completed = FlowEnding("completed", "All steps were done.")
}
