@testable import Automation
import CloudAPI
import Contacts
import Credits
@testable import Jobs
@testable import Messaging
import Primitives
@testable import Sequences
import Storage
import TestSupport
import Testing

/// A message that Meta took from us.
struct Sent: Sendable, Equatable {
    let message: MessageID
    let contact: ContactID
    let text: String
    let at: Timestamp
}

extension SequencesWorld {
    func hear(_ text: String = "Hi", from number: String) async throws {
        try await hear([(from: number, type: "text", content: ["body": .string(text)])])
    }

    func hear(_ messages: [(from: String, type: String, content: CloudAPI.JSON)]) async throws {
        let rows = try meta.write(messages, at: clock.now)
            .map { (id: ambient.rawID(), secretID: "secret", at: ambient.now(), bytes: $0) }
        try await database.write { try InboxStore(transaction: $0).append(rows) }
        while try await receiver.process() > 0 {}
    }

    /// Runs jobs and timers that are due, and has Meta take what is to be sent.
    @discardableResult
    func work() async throws -> [Sent] {
        while true {
            var done = try await runDue()
            while try await desk.round() > 0 { done += 1 }
            if done == 0 { break }
        }
        return try await send()
    }

    /// Moves the clock and works, a step at a time, as a server that never stops would.
    @discardableResult
    func pass(_ time: Duration, step: Duration = .minutes(30)) async throws -> [Sent] {
        let end = clock.now + time
        var sent: [Sent] = []
        while clock.now < end {
            clock.advance(to: min(end, clock.now + step))
            sent += try await work()
        }
        return sent
    }

    func runDue() async throws -> Int {
        let handlers = Dictionary(uniqueKeysWithValues: feature.jobHandlers.map { ($0.kind, $0) })
        let leases = handlers.mapValues(\.lease)
        let jobs = try await database.write { [clock] transaction in
            try JobClaims(transaction: transaction, now: clock.now).take(from: "default", leases: leases, limit: 100)
                .jobs
        }
        for job in jobs { try await handlers[job.kind]?.run(job) }
        return jobs.count
    }

    var line: OutgoingLine {
        OutgoingLine(
            database: database,
            ambient: ambient,
            progress: messaging.progress,
            workspace: workspace,
            owner: 1
        )
    }

    /// What Meta answered.
    func record(_ outcomes: [OutcomeWriter.Outcome]) async throws {
        try await database.write { [channel, messaging, ambient] transaction in
            try OutcomeStep(
                workspace: workspace,
                channel: channel.id,
                progress: messaging.progress,
                at: ambient.now(),
                transaction: transaction
            ).apply(outcomes)
        }
    }

    func wallet() async throws -> Wallet {
        try await database.read { try messaging.credits.ledger(in: $0).wallet(workspace) }
    }

    func send() async throws -> [Sent] {
        var sent: [Sent] = []
        while true {
            let claimed = try await line.claim(channel, limit: 100)
            guard !claimed.isEmpty else { return sent }
            let outcomes = claimed.map {
                OutcomeWriter.Outcome.answered($0, .accepted(AcceptedMessage(id: "wamid.\($0.id)")))
            }
            try await record(outcomes)
            let messages = try await database.read {
                try MessageStore($0).all(workspace, claimed.map(\.id))
            }
            for message in messages.sorted(by: { $0.id < $1.id }) {
                sent.append(Sent(message: message.id, contact: message.contact, text: message.text, at: clock.now))
            }
        }
    }

    /// Meta's word about a message.
    func status(_ state: Messaging.MessageState, _ message: MessageID, code: Int64 = 131_026) async throws {
        let failure =
            state == .failed ? Message.Failure(code: code, title: "Undeliverable", detail: "Not on WhatsApp") : nil
        let news = News(message: message, state: state, at: clock.now, failure: failure)
        try await database.write { [messaging, channel] transaction in
            try messaging.progress.apply([news], workspace: workspace, channel: channel.id, in: transaction)
        }
    }

    // MARK: Looking

    func all(of sequence: SequenceID) async throws -> [Enrolment] {
        try await database.read { transaction in
            try EnrolmentStore(transaction, in: workspace)
                .page(of: sequence, stage: nil, contacts: nil, after: nil, limit: 1000)
        }
    }

    func one(of sequence: SequenceID) async throws -> Enrolment {
        try #require(try await all(of: sequence).first)
    }

    func path(_ enrolment: Enrolment) async throws -> [PathEntry.Kind] {
        try await database.read { try PathStore($0, in: workspace).all(of: enrolment.id, limit: 100).map(\.kind) }
    }

    func counts(_ sequence: SequenceID) async throws -> SequenceCounts {
        try await feature.service.find(sequence, in: workspace).counts
    }

    func numbers(_ sequence: SequenceID, _ step: String) async throws -> SequenceAnalytics.Step {
        let found = try await feature.service.analytics(of: sequence, from: nil, to: nil, in: workspace)
        return try #require(found.steps.first { $0.id == step })
    }

    func edit(_ contact: ContactID, _ change: @escaping @Sendable (inout ContactEdit) -> Void) async throws {
        try await database.write { transaction in
            var edit = ContactEdit()
            change(&edit)
            let editor = ContactEditor(transaction, in: workspace, ambient: ambient, by: nil)
            let changes = try editor.apply(edit, to: editor.lock([contact]))
            try ContactNews(events: events, workspace: workspace).tell(changes, in: transaction)
        }
    }

    /// No timer waits for anything.
    func restsForEver() async throws -> Bool { try await desk.next() == nil }
}
