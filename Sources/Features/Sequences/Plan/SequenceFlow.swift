import Automation
import CloudAPI
import Primitives

/// A plan as a graph of the flow engine: a card for each step that is on, one after another.
enum SequenceFlow {
    static let kind = "sequence.step"
    /// How long a step waits that could not be sent for a reason that people mend: too few credits, a paused template.
    static let holdFor: Duration = .hours(1)

    static let machine = FlowMachine([card])

    static func graph(of plan: SequencePlan) -> Flow {
        let steps = plan.steps.filter(\.on)
        let nodes = steps.enumerated().map { place, step in
            let next = place + 1 < steps.count ? ["next": steps[place + 1].id] : [:]
            let card: JSON = [
                "delay": .integer(step.delay.duration.milliseconds), "after": .string(step.delay.after.rawValue),
            ]
            return (step.id, FlowNode(kind: kind, card: card, exits: next))
        }
        return Flow(entry: steps.first?.id, nodes: Dictionary(nodes) { first, _ in first })
    }

    private static let card = CardKind(name: kind, exits: ["next"], rests: true) { card, _, input, at in
        switch input {
        case .entered, .event: .wait(until: due(card, at))
        case .timer: .ask("deliver")
        case .answer(let answer): move(after: answer, at)
        }
    }

    private static func due(_ card: JSON, _ at: FlowMoment) -> Timestamp {
        let base = card["after"]?.string == "enrolment" ? at.startedAt : at.enteredAt
        return max(at.now, base + .milliseconds(card["delay"]?.int64 ?? 0))
    }

    private static func move(after answer: JSON, _ at: FlowMoment) -> CardMove {
        switch StepAnswer(answer) {
        case .sent, .skipped: .leave("next")
        case .held: .wait(until: at.now + holdFor)
        case .closed(let until): .wait(until: until)
        case .over(let ending): .finish(ending)
        }
    }

    /// Where somebody is who waits at `node` of an older version: at the step that now comes after the last one they had. What
    /// stands before that is not made up for, and what they had does not come again. `nil`: there is nothing left for them.
    static func place(of node: NodeID, in old: SequencePlan, now new: SequencePlan, had: Set<String>) -> NodeID? {
        let before = old.steps.firstIndex { $0.id == node } ?? old.steps.count
        let passed = old.steps[..<before].last { step in new.steps.contains { $0.id == step.id } }
        let start = passed.flatMap { step in new.steps.firstIndex { $0.id == step.id } }.map { $0 + 1 } ?? 0
        return new.steps[start...].first { $0.on && !had.contains($0.id) }?.id
    }
}

/// What came of a step, as the card hears it.
enum StepAnswer: Equatable {
    case sent
    case skipped
    /// For a reason that people mend; it is tried again.
    case held
    /// Outside the delivery hours.
    case closed(until: Timestamp)
    case over(FlowEnding)

    var json: JSON {
        switch self {
        case .sent: ["result": "sent"]
        case .skipped: ["result": "skipped"]
        case .held: ["result": "held"]
        case .closed(let until): ["result": "closed", "until": .integer(until.milliseconds)]
        case .over(let ending): ["result": "over", "outcome": .string(ending.outcome), "words": .string(ending.words)]
        }
    }

    init(_ json: JSON) {
        switch json["result"]?.string {
        case "sent": self = .sent
        case "skipped": self = .skipped
        case "closed": self = .closed(until: Timestamp(milliseconds: json["until"]?.int64 ?? 0))
        case "over": self = .over(FlowEnding(json["outcome"]?.string ?? "failed", json["words"]?.string ?? ""))
        default: self = .held
        }
    }
}
