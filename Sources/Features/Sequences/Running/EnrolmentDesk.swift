import Automation
import Messaging
import Primitives
import Storage

/// Brings enrolments further inside a transaction: the row, its timer, its path and the counters, always together.
struct EnrolmentDesk {
    let transaction: Transaction
    let workspace: WorkspaceID
    let ambient: Ambient
    let shelf: SequenceShelf
    let tally: SequenceTally

    init(_ transaction: Transaction, in workspace: WorkspaceID, ambient: Ambient, shelf: SequenceShelf) {
        self.transaction = transaction
        self.workspace = workspace
        self.ambient = ambient
        self.shelf = shelf
        tally = SequenceTally(transaction, in: workspace, ambient: ambient)
    }

    var store: EnrolmentStore { EnrolmentStore(transaction, in: workspace) }
    var path: PathStore { PathStore(transaction, in: workspace) }
    private var timers: TimerStore { TimerStore(transaction, ambient: ambient) }

    /// The version that runs.
    ///
    /// - Throws: `SequenceError.notPublished`.
    func live(_ sequence: DripSequence) throws -> LiveVersion {
        guard let number = sequence.version else { throw SequenceError.notPublished }
        return try shelf.version(number, of: sequence.id, in: workspace, transaction)
    }

    /// Gives one input to the engine and takes down where it leaves the enrolment.
    func take(
        _ input: FlowInput,
        _ enrolment: inout Enrolment,
        by live: LiveVersion,
        answer: (_ step: String, inout Enrolment) throws -> StepAnswer
    ) throws {
        let now = ambient.now()
        var state = enrolment.state
        var next = enrolment
        let rest = try FlowRun(SequenceFlow.machine, live.graph).take(input, &state, now: now) { step, _ in
            try answer(step, &next).json
        }
        next.version = live.number
        next.enteredAt = state.enteredAt
        switch rest {
        case .over: return
        case .ended(let ending): end(&next, ending)
        case .waits(let until):
            if let step = state.node, step != next.step {
                tally.add(.scheduled, next.sequence, step: step)
                next.step = step
                next.held = nil
                next.words = "Waits for the step “\(live.plan.name(of: step))”."
            }
            next.nextAt = until
            if next.stage == .enrolled, !next.sentStep.isEmpty { next.stage = .inProgress }
        }
        enrolment = next
    }

    /// It is over. Saved by `save`.
    func end(_ enrolment: inout Enrolment, _ ending: FlowEnding) {
        let stage = Enrolment.Stage(rawValue: ending.outcome) ?? .failed
        if stage == .dropped || stage == .failed, !enrolment.step.isEmpty {
            tally.add(.dropped, enrolment.sequence, step: enrolment.step)
        }
        enrolment.stage = stage
        enrolment.words = ending.words
        enrolment.endedAt = enrolment.endedAt ?? ambient.now()
        (enrolment.step, enrolment.nextAt, enrolment.held) = ("", nil, nil)
    }

    /// Ends one from outside, and takes back what of it has not left yet: nothing comes after it.
    ///
    /// - Parameter messaging: `nil` where nothing can wait to leave.
    func stop(_ enrolment: Enrolment, _ ending: FlowEnding, messaging: MessagingService?) throws {
        var ended = enrolment
        end(&ended, ending)
        try save(ended, was: enrolment)
        guard let messaging else { return }
        let waiting = try path.waiting(of: enrolment.id)
        if !waiting.isEmpty { try messaging.takeBack(waiting, in: transaction, workspace: workspace) }
    }

    func save(_ enrolment: Enrolment, was before: Enrolment) throws {
        guard enrolment != before else { return }
        try store.save(enrolment)
        tally.move(enrolment.sequence, from: before.stage, to: enrolment.stage)
        let timer = enrolment.timer(in: workspace)
        if let nextAt = enrolment.nextAt {
            try timers.set(timer, at: nextAt)
        } else {
            try timers.cancel(timer)
        }
    }

    func note(_ kind: PathEntry.Kind, _ words: String, _ enrolment: Enrolment, step: String, message: MessageID? = nil)
        throws
    {
        try path.insert(
            PathEntry(
                id: ambient.rawID(),
                enrolment: enrolment.id,
                sequence: enrolment.sequence,
                at: ambient.now(),
                kind: kind,
                step: step,
                words: words,
                message: message,
                state: message == nil ? nil : .queued
            )
        )
    }

    /// Brings one that waits by an older version to the one that runs: what was edited counts for the steps not reached.
    ///
    /// - Returns: `false` when there is nothing left for it: it is over.
    func relocate(_ enrolment: inout Enrolment, to live: LiveVersion) throws -> Bool {
        guard enrolment.version != live.number else { return true }
        let old = try shelf.version(enrolment.version, of: enrolment.sequence, in: workspace, transaction)
        let had = try path.sentSteps(of: enrolment.id)
        guard let next = SequenceFlow.place(of: enrolment.step, in: old.plan, now: live.plan, had: had) else {
            end(&enrolment, FlowEnding("completed", "All steps were done; the sequence was changed meanwhile."))
            return false
        }
        if next != enrolment.step {
            try note(
                .moved,
                "The sequence was changed: “\(live.plan.name(of: next))” comes next.",
                enrolment,
                step: next
            )
            tally.add(.scheduled, enrolment.sequence, step: next)
            (enrolment.step, enrolment.held) = (next, nil)
        }
        enrolment.version = live.number
        return true
    }
}

extension SequencePlan {
    /// What people call a step.
    func name(of step: String) -> String {
        guard let place = steps.firstIndex(where: { $0.id == step }) else { return "a step that was deleted" }
        return steps[place].name.isEmpty ? "Step \(place + 1)" : steps[place].name
    }
}
