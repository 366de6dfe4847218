import Automation
import Contacts
import Foundation
import Jobs
import Messaging
import Primitives
import Storage
import Workspaces

/// A message of a step did not arrive: what that means for the enrolment is looked at in a transaction of its own.
struct StepFailure: Codable, Sendable {
    static let kind = "sequences.failed"

    let enrolment: EnrolmentID
    let step: String
    let message: MessageID
    let code: Int64?
    let text: String

    init(enrolment: EnrolmentID, step: String, change: MessageChange) {
        (self.enrolment, self.step, message) = (enrolment, step, change.message)
        code = change.errorCode
        text = change.errorText ?? "WhatsApp reported neither delivery nor failure in time."
    }

    func enqueue(in workspace: WorkspaceID, ambient: Ambient, _ transaction: Transaction) throws {
        try JobStore(transaction, ambient: ambient).enqueue(
            NewJob(
                workspace: workspace,
                kind: Self.kind,
                key: "\(message)",
                runAt: ambient.now(),
                payload: String(decoding: try JSONEncoder().encode(self), as: UTF8.self)
            )
        )
    }

    /// Codes after which no further step can arrive, or none may be sent.
    ///
    /// Source: Meta, Cloud API error codes (`error-codes.csv`): 131026 undeliverable, 131021 the sender's own number, 131050 the
    /// user has stopped marketing messages, 130403 the business has blocked the number.
    private static let unreachable: Set<Int64> = [131026, 131021]
    private static let unwanted: Set<Int64> = [
        131050, 130403, Refusal.optedOut.rawValue, Refusal.blocked.rawValue, Refusal.erased.rawValue,
    ]

    /// The window had closed before a text left, by our clock or by Meta's: 131047.
    private static let late: Set<Int64> = [131047, Refusal.windowClosed.rawValue]

    static func handler(_ service: SequenceService) -> JobHandler {
        JobHandler(kind: kind) { job in
            let failure = try JSONDecoder().decode(StepFailure.self, from: Data(job.payload.utf8))
            try await service.database.write { transaction in
                let desk = EnrolmentDesk(
                    transaction,
                    in: job.workspace,
                    ambient: service.ambient,
                    shelf: service.hooks.shelf
                )
                let later = try failure.apply(desk, service.messaging)
                try desk.tally.write()
                if let later {
                    try job.lease.postpone(until: later, in: transaction)
                } else {
                    try job.lease.complete(in: transaction)
                }
            }
        }
    }

    /// - Returns: when to look again; `nil` when all is done.
    private func apply(_ desk: EnrolmentDesk, _ messaging: MessagingService) throws -> Timestamp? {
        guard let known = try desk.store.find(enrolment) else { return nil }
        // As a batch of timers does: whoever pauses waits. Then the contact: see "Locks" in docs/architecture.md.
        let late = code.map(Self.late.contains) == true ? [known.sequence] : []
        let sequence = try SequenceStore(desk.transaction, in: desk.workspace).share(late)[known.sequence]
        let contact = try ContactEditor(desk.transaction, in: desk.workspace, ambient: desk.ambient, by: nil)
            .lock([known.contact]).first
        guard let before = try desk.store.lock(enrolment) else { return nil }
        // It was delivered after all meanwhile: the last word counts.
        guard let entry = try desk.path.of([message]).first, entry.state == .failed || entry.state == .expired else {
            return nil
        }
        var words = "“\(try name(before, desk))” was not delivered: \(text)"
        if let sequence, before.sentStep == step, before.endedAt == nil || before.stage == .completed {
            let delivery = StepDelivery(
                desk: desk,
                inbox: InboxDesk(messaging, workspace: desk.workspace, in: desk.transaction),
                sequence: sequence,
                live: try desk.live(sequence),
                contact: contact,
                zone: try WorkspaceStore(desk.transaction).find(desk.workspace)?.timeZone ?? "UTC"
            )
            switch try delivery.sendInstead(step, before) {
            case .sent: return try forget(entry, desk)
            case .closed(let opening): return opening
            case .not(let why): words += " " + why
            }
        }
        try end(before, words, desk, messaging)
        return nil
    }

    /// The step has not failed after all.
    private func forget(_ entry: PathEntry, _ desk: EnrolmentDesk) throws -> Timestamp? {
        var forgotten = entry
        forgotten.state = .cancelled
        try desk.path.save([forgotten])
        desk.tally.add(.failed, entry.sequence, step: entry.step, -1)
        return nil
    }

    private func end(_ before: Enrolment, _ words: String, _ desk: EnrolmentDesk, _ messaging: MessagingService) throws
    {
        if let code, Self.unwanted.contains(code), before.endedAt == nil {
            try desk.stop(before, FlowEnding("dropped", words), messaging: messaging)
        } else if let code, Self.unreachable.contains(code), before.endedAt == nil {
            try desk.stop(before, FlowEnding("failed", words), messaging: messaging)
        } else if before.stage == .completed, before.sentStep == step {
            try desk.stop(before, FlowEnding("failed", words), messaging: nil)
        } else if before.endedAt == nil {
            var told = before
            told.words = words + " The next step comes all the same."
            try desk.save(told, was: before)
        }
    }

    private func name(_ enrolment: Enrolment, _ desk: EnrolmentDesk) throws -> String {
        guard let sequence = try SequenceStore(desk.transaction, in: desk.workspace).find(enrolment.sequence) else {
            return "A step"
        }
        return try desk.live(sequence).plan.name(of: step)
    }
}
