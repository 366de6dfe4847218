import CloudAPI
import Contacts
@testable import InboxRules
@testable import Jobs
@testable import Messaging
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

/// A message that Meta took from us.
struct Sent: Sendable, Equatable {
    let type: String
    let text: String
    let content: String
}

extension RulesWorld {
    static let customer = "919800000077"

    /// A customer writes a text; the webhook is received.
    func hear(_ text: String = "Hi", from number: String = customer) async throws {
        try await hear([(from: number, type: "text", content: ["body": .string(text)])])
    }

    /// A customer chooses a button or a row.
    func choose(_ id: String, from number: String = customer) async throws {
        let reply: JSON = ["type": "button_reply", "button_reply": ["id": .string(id), "title": "x"]]
        try await hear([(from: number, type: "interactive", content: reply)])
    }

    func hear(_ messages: [(from: String, type: String, content: JSON)]) async throws {
        try await post(meta.write(messages, at: clock.now))
        while try await receiver.process() > 0 {}
    }

    func post(_ bodies: [[UInt8]]) async throws {
        let rows = bodies.map { (id: ambient.rawID(), secretID: "secret", at: ambient.now(), bytes: $0) }
        try await database.write { try InboxStore(transaction: $0).append(rows) }
    }

    /// Runs what is due, and has Meta take what is to be sent.
    ///
    /// - Returns: what Meta took, in order.
    @discardableResult
    func work() async throws -> [Sent] {
        while try await runDue() > 0 {}
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

    func runDue(limit: Int = 100) async throws -> Int {
        let handlers = Dictionary(uniqueKeysWithValues: feature.jobHandlers.map { ($0.kind, $0) })
        let jobs = try await claim(limit: limit)
        for job in jobs { try await handlers[job.kind]?.run(job) }
        return jobs.count
    }

    func claim(limit: Int = 100) async throws -> [Job] {
        let leases = Dictionary(uniqueKeysWithValues: feature.jobHandlers.map { ($0.kind, $0.lease) })
        return try await database.write { [clock] transaction in
            try JobClaims(transaction: transaction, now: clock.now).take(from: "default", leases: leases, limit: limit)
                .jobs
        }
    }

    /// The worker dies; its leases run out.
    func crash() async throws {
        try await database.write { try JobStore($0, ambient: ambient).takeOver() }
    }

    private func send() async throws -> [Sent] {
        let line = OutgoingLine(
            database: database,
            ambient: ambient,
            progress: messaging.progress,
            workspace: workspace,
            owner: 1
        )
        var sent: [Sent] = []
        while true {
            let claimed = try await line.claim(channel, limit: 100)
            guard !claimed.isEmpty else { return sent }
            var outcomes: [OutcomeWriter.Outcome] = []
            for message in claimed {
                let wamid = try meta.take(message.outbound(), at: clock.now)
                outcomes.append(.answered(message, .accepted(AcceptedMessage(id: wamid))))
                let text = try JSON(parsing: Array(message.content.utf8))
                let words = text["body"]?.string ?? text["body"]?["text"]?.string ?? ""
                sent.append(Sent(type: message.type, text: words, content: message.content))
            }
            let done = outcomes
            try await database.write { [channel, messaging, ambient] transaction in
                try OutcomeStep(
                    workspace: workspace,
                    channel: channel.id,
                    progress: messaging.progress,
                    at: ambient.now(),
                    transaction: transaction
                ).apply(done)
            }
        }
    }

    // MARK: Looking

    func conversation(_ number: String = customer) async throws -> Conversation {
        let found = try await database.read { transaction -> Conversation? in
            guard let phone = PhoneNumber("+\(number)"),
                let contact = try ContactStore(transaction, ambient: ambient).find(phone, in: workspace)
            else { return nil }
            return try ConversationStore(transaction).find(workspace, channel: channel.id, contact: contact.id)
        }
        return try #require(found)
    }

    /// What the lines of the thread say, oldest first: the name, and the rule.
    func lines(_ number: String = customer) async throws -> [String] {
        let id = try await conversation(number).id
        let entries = try await database.read { transaction in
            try EntryStore(transaction, in: workspace).newest(
                of: id,
                named: ["assigned", "waiting", "rule-skipped", "resolved", "reopened", "rated", "unassigned"],
                limit: 200
            )
        }
        return entries.reversed().compactMap { entry in
            entry.event.map { event in [event.name, event.data["rule"]].compactMap { $0 }.joined(separator: " ") }
        }
    }

    func act(by caller: Caller, _ body: @escaping @Sendable (InboxActions) throws -> Void) async throws {
        try await messaging.act(by: caller, body)
    }

    func resolve(_ number: String = customer, by caller: Caller? = nil) async throws {
        let id = try await conversation(number).id
        try await act(by: caller ?? owner) { try $0.set(.resolved, id) }
    }

    func setOwner(_ member: MemberID?, of contact: ContactID) async throws {
        try await database.write { [workspace] transaction in
            try transaction.run(
                """
                UPDATE contacts SET owner_id = \(member ?? MemberID(rawValue: 0))
                WHERE workspace_id = \(workspace) AND id = \(contact)
                """
            )
        }
    }

    /// A colleague answers.
    func answer(_ text: String = "Hello", _ number: String = customer, by caller: Caller) async throws {
        let conversation = try await conversation(number)
        let draft = Draft(
            channel: channel.id,
            contact: conversation.contact,
            clientID: nil,
            body: .freeForm(type: "text", content: #"{"body":"\#(text)"}"#, text: text),
            origin: .agent,
            author: caller.member
        )
        _ = try await messaging.send([draft], in: workspace)
        try await work()
    }

    func count(_ sql: SQL) async throws -> Int {
        try await database.read { try $0.row(sql)?["count"] ?? 0 }
    }

    /// How many conversations each member has, fewest first.
    func shares() async throws -> [Int] {
        try await database.read { transaction in
            try transaction.rows(
                """
                SELECT count(*) AS count FROM conversations
                WHERE workspace_id = \(workspace) AND assignee_id <> 0 GROUP BY assignee_id ORDER BY count(*)
                """
            ).map { try $0["count"] }
        }
    }
}
