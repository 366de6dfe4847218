import Automation
import CloudAPI
import Primitives

/// Kinds of cards for tests: one that asks and rests, one that only rests, one that chooses.
enum Cards {
    /// Waits `seconds` from when it was entered, asks for what `ask` says, and leaves by the exit that the answer names.
    static let task = CardKind(
        name: "task",
        exits: ["next", "other"],
        rests: true,
        check: { card in
            card["seconds"]?.int64 == nil
                ? [FlowFinding("seconds", "There is no delay.", mend: "Say how long.")] : []
        },
        step: { card, _, input, at in
            switch input {
            case .entered: return .wait(until: max(at.now, at.enteredAt + .seconds(card["seconds"]?.int64 ?? 0)))
            case .timer: return .ask(card["ask"] ?? .null)
            case .answer(let answer): return .leave(answer.string ?? "next")
            case .event: return .wait(until: nil)
            }
        }
    )

    /// Rests until something happens outside; remembers how often.
    static let question = CardKind(
        name: "question",
        exits: ["next"],
        rests: true,
        step: { card, memory, input, _ in
            guard case .event(let name, _) = input else { return .wait(until: nil) }
            guard name == "answered" else {
                memory = .integer((memory.int64 ?? 0) + 1)
                return memory.int64 == 3 ? .finish(FlowEnding("failed", "Not understood.")) : .wait(until: nil)
            }
            return .leave("next")
        }
    )

    static let jump = CardKind(name: "jump", exits: ["next"], rests: false) { _, _, _, _ in .leave("next") }

    static let machine = FlowMachine([task, question, jump])

    /// Tasks one after another, `seconds` apart.
    static func line(_ names: [String], seconds: Int64 = 60) -> Flow {
        let nodes = names.enumerated().map { place, name in
            let next = place + 1 < names.count ? ["next": names[place + 1]] : [:]
            return (
                name, FlowNode(kind: "task", card: ["seconds": .integer(seconds), "ask": .string(name)], exits: next)
            )
        }
        return Flow(entry: names.first, nodes: Dictionary(uniqueKeysWithValues: nodes))
    }
}
