import Automation
import CloudAPI
import Foundation
import Primitives
import Testing

struct FlowMachineTests {
    private let start = Timestamp(seconds: 1_795_424_400)
    private let machine = Cards.machine

    @Test func `A run rests at its card, asks when its time has come, and goes on by the exit of the answer`() {
        let flow = Cards.line(["a", "b"])
        var (state, effects) = machine.step(flow, FlowState(startedAt: start), .entered, now: start)
        #expect(effects == [.wait(start + .seconds(60))])
        let later = start + .seconds(60)
        (state, effects) = machine.step(flow, state, .timer, now: later)
        #expect(effects == [.ask("a", "a")])
        (state, effects) = machine.step(flow, state, .answer("next"), now: later)
        #expect(effects == [.left("a", by: "next"), .wait(later + .seconds(60))])
        #expect(state.node == "b" && state.enteredAt == later && state.startedAt == start)
        (state, effects) = machine.step(flow, state, .answer("other"), now: later)
        #expect(effects == [.left("b", by: "other"), .finished(.completed)])
        #expect(state.isOver)
    }

    @Test func `What is over hears nothing any more, and is stopped once`() {
        let flow = Cards.line(["a"])
        let waiting = machine.step(flow, FlowState(startedAt: start), .entered, now: start).state
        let ending = FlowEnding("dropped", "They answered.")
        let (stopped, effects) = machine.stop(waiting, ending)
        #expect(effects == [.finished(ending)])
        #expect(machine.stop(stopped, ending).effects.isEmpty)
        for input in [FlowInput.entered, .timer, .answer("next"), .event("x", .null)] {
            let after = machine.step(flow, stopped, input, now: start + .days(1))
            #expect(after.effects.isEmpty && after.state == stopped, "\(input)")
        }
    }

    @Test func `A card keeps what it remembers until it is left`() {
        let flow = Flow(entry: "q", nodes: ["q": FlowNode(kind: "question", card: .null)])
        var state = machine.step(flow, FlowState(startedAt: start), .entered, now: start).state
        state = machine.step(flow, state, .event("what", .null), now: start).state
        #expect(state.memory == 1)
        state = machine.step(flow, state, .event("what", .null), now: start).state
        let (over, effects) = machine.step(flow, state, .event("what", .null), now: start)
        #expect(effects == [.finished(FlowEnding("failed", "Not understood."))])
        #expect(over.memory == .null)
    }

    @Test func `A circle without a rest ends with words, and so does a card that is not there`() {
        let jumps = Flow(
            entry: "a",
            nodes: [
                "a": FlowNode(kind: "jump", card: .null, exits: ["next": "b"]),
                "b": FlowNode(kind: "jump", card: .null, exits: ["next": "a"]),
            ]
        )
        let (state, effects) = machine.step(jumps, FlowState(startedAt: start), .entered, now: start)
        #expect(state.isOver)
        #expect(
            effects.last
                == .finished(FlowEnding("failed", "It passed 200 steps without a rest: it goes round in circles."))
        )

        let gone = machine.step(
            Cards.line(["a"]),
            FlowState(node: "z", startedAt: start),
            .timer,
            now: start
        )
        #expect(gone.effects == [.finished(FlowEnding("failed", "The next step is not there any more."))])
        #expect(
            machine.step(Flow(entry: nil, nodes: [:]), FlowState(startedAt: start), .entered, now: start).effects
                == [.finished(.completed)]
        )
    }

    @Test func `A flow survives being written down`() throws {
        let flow = Cards.line(["a", "b", "c"])
        let copy = try JSONDecoder().decode(Flow.self, from: try JSONEncoder().encode(flow))
        #expect(copy == flow)
        let state = FlowState(node: "a", startedAt: start, memory: ["tries": 2])
        #expect(try JSONDecoder().decode(FlowState.self, from: try JSONEncoder().encode(state)) == state)
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let flow: Flow
        let words: String
        var isWarning = false
    }

    @Test(arguments: [
        Fault(
            testDescription: "an unknown kind",
            flow: Flow(entry: "a", nodes: ["a": FlowNode(kind: "magic", card: .null)]),
            words: "no step of the kind “magic”"
        ),
        Fault(
            testDescription: "the kind's own check",
            flow: Flow(entry: "a", nodes: ["a": FlowNode(kind: "task", card: .null)]),
            words: "There is no delay."
        ),
        Fault(testDescription: "no such entry", flow: Flow(entry: "x", nodes: [:]), words: "begins at a step"),
        Fault(
            testDescription: "an exit that the kind has not",
            flow: Flow(
                entry: "a",
                nodes: ["a": FlowNode(kind: "jump", card: .null, exits: ["perhaps": "a"])]
            ),
            words: "no exit “perhaps”"
        ),
        Fault(
            testDescription: "an exit to nowhere",
            flow: Flow(entry: "a", nodes: ["a": FlowNode(kind: "jump", card: .null, exits: ["next": "b"])]),
            words: "leads to a step that is not there"
        ),
        Fault(
            testDescription: "a circle without a rest",
            flow: Flow(
                entry: "q",
                nodes: [
                    "q": FlowNode(kind: "question", card: .null, exits: ["next": "a"]),
                    "a": FlowNode(kind: "jump", card: .null, exits: ["next": "b"]),
                    "b": FlowNode(kind: "jump", card: .null, exits: ["next": "a"]),
                ]
            ),
            words: "back here without a rest"
        ),
        Fault(
            testDescription: "a card that nothing leads to",
            flow: Flow(
                entry: "a",
                nodes: ["a": FlowNode(kind: "jump", card: .null), "b": FlowNode(kind: "jump", card: .null)]
            ),
            words: "Nothing leads to this step.",
            isWarning: true
        ),
        Fault(
            testDescription: "too many cards",
            flow: Cards.line((0...FlowMachine.nodesMost).map { "n\($0)" }),
            words: "It has 201 steps."
        ),
        Fault(
            testDescription: "too much on a card",
            flow: Flow(
                entry: "a",
                nodes: ["a": FlowNode(kind: "jump", card: .string(String(repeating: "x", count: 70_000)))]
            ),
            words: "It is too long."
        ),
    ])
    func `Every fault is found before publishing, with words and a mend`(fault: Fault) throws {
        let findings = machine.check(fault.flow)
        let found = try #require(findings.first { $0.words.contains(fault.words) }, "\(findings)")
        #expect(found.isWarning == fault.isWarning)
        #expect(!found.mend.isEmpty)
    }

    @Test func `A circle with a rest, and a plain line, have no faults`() {
        let circle = Flow(
            entry: "q",
            nodes: [
                "q": FlowNode(kind: "question", card: .null, exits: ["next": "a"]),
                "a": FlowNode(kind: "jump", card: .null, exits: ["next": "q"]),
            ]
        )
        #expect(machine.check(circle).isEmpty)
        #expect(machine.check(Cards.line(["a", "b", "c"])).isEmpty)
    }
}
