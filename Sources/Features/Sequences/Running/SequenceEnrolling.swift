import Automation
import CloudAPI
import Contacts
package import Primitives
package import Storage

/// Enrols contacts inside the caller's transaction: a person's click, the API, an event, a campaign's button, a bot's card.
package struct SequenceEnrolling {
    static let slice = 500

    private let transaction: Transaction
    private let workspace: WorkspaceID
    private let ambient: Ambient
    private let shelf: SequenceShelf

    package init(
        _ transaction: Transaction,
        in workspace: WorkspaceID,
        ambient: Ambient,
        shelf: SequenceShelf = SequenceShelf()
    ) {
        self.transaction = transaction
        self.workspace = workspace
        self.ambient = ambient
        self.shelf = shelf
    }

    /// - Parameter cause: what brought it about, in words: `The event contact.created`.
    /// - Throws: `SequenceError.notFound`.
    @discardableResult
    package func enrol(_ sequence: SequenceID, _ contacts: [ContactID], cause: String) throws -> EnrolmentReport {
        guard let found = try SequenceStore(transaction, in: workspace).share([sequence])[sequence] else {
            throw SequenceError.notFound(sequence)
        }
        var report = EnrolmentReport(matched: Set(contacts).count)
        guard found.state == .live else {
            report.skip(found.state == .paused ? .paused : .draft, report.matched)
            return report
        }
        for some in Array(Set(contacts)).sorted().chunked(by: Self.slice) {
            try enrol(found, some, cause: String(cause.prefix(200)), &report)
        }
        return report
    }

    private func enrol(
        _ sequence: DripSequence,
        _ ids: [ContactID],
        cause: String,
        _ report: inout EnrolmentReport
    ) throws {
        let desk = EnrolmentDesk(transaction, in: workspace, ambient: ambient, shelf: shelf)
        let live = try desk.live(sequence)
        // Contacts first: see "Locks" in docs/architecture.md.
        let contacts = try ContactEditor(transaction, in: workspace, ambient: ambient, by: nil).lock(ids)
        report.skip(.gone, ids.count - contacts.count)
        let known = try desk.store.known(ids, in: sequence.id)
        let fitting = try ContactTest(transaction, in: workspace, now: ambient.now()).fitting(live.plan.start, ids)
        var new: [Enrolment] = []
        for contact in contacts {
            if known.now.contains(contact.id) {
                report.skip(.running)
            } else if live.plan.once, known.before.contains(contact.id) {
                report.skip(.before)
            } else if contact.blockedAt != nil {
                report.skip(.blocked)
            } else if contact.phone == nil, contact.userID == nil {
                report.skip(.unreachable)
            } else if !fitting.contains(contact.id) {
                report.skip(.start)
            } else {
                new.append(try enrolment(of: contact.id, in: sequence.id, by: live, cause: cause, desk))
            }
        }
        let made = try desk.store.insert(new)
        report.skip(.running, new.count - made.count)
        report.enrolled += made.count
        desk.tally.add(.enrolled, sequence.id, Int64(made.count))
        for one in made {
            desk.tally.move(sequence.id, from: .enrolled, to: one.stage)
            if !one.step.isEmpty { desk.tally.add(.scheduled, sequence.id, step: one.step) }
        }
        let timers = made.compactMap { one in one.nextAt.map { (key: one.timer(in: workspace), at: $0) } }
        try TimerStore(transaction, ambient: ambient).set(timers)
        try desk.tally.write()
    }

    /// Somebody at the beginning: waiting for the first step.
    private func enrolment(
        of contact: ContactID,
        in sequence: SequenceID,
        by live: LiveVersion,
        cause: String,
        _ desk: EnrolmentDesk
    ) throws -> Enrolment {
        let now = ambient.now()
        var new = Enrolment(
            id: ambient.id(),
            sequence: sequence,
            contact: contact,
            stage: .enrolled,
            version: live.number,
            step: "",
            enteredAt: now,
            words: "",
            cause: cause,
            enrolledAt: now
        )
        var state = new.state
        let rest = try FlowRun(SequenceFlow.machine, live.graph).take(.entered, &state, now: now) { _, _ in .null }
        new.step = state.node ?? ""
        switch rest {
        case .waits(let until):
            new.nextAt = until
            new.words = "Waits for the step “\(live.plan.name(of: new.step))”."
        case .ended, .over: desk.end(&new, .completed)
        }
        return new
    }
}

extension Enrolment {
    fileprivate init(
        id: EnrolmentID,
        sequence: SequenceID,
        contact: ContactID,
        stage: Stage,
        version: Int,
        step: String,
        enteredAt: Timestamp,
        words: String,
        cause: String,
        enrolledAt: Timestamp
    ) {
        (self.id, self.sequence, self.contact, self.stage) = (id, sequence, contact, stage)
        (self.version, self.step, self.enteredAt) = (version, step, enteredAt)
        (self.words, self.cause, self.enrolledAt) = (words, cause, enrolledAt)
    }
}
