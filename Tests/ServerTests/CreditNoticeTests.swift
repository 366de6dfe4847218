import Credits
import Events
import Jobs
import Logging
import Primitives
import Routes
@testable import Server
import Storage
import TestSupport
import Testing

/// A crossing of a line reaches the people who can do something about it.
@Suite(.timeLimit(.minutes(2)))
struct CreditNoticeTests {
    /// Runs the subscribers' jobs until none is left.
    private func deliver(_ world: ServerWorld) async throws {
        let server = world.server.world
        let worker = JobWorker(
            database: server.database,
            ambient: server.ambient,
            handlers: world.server.features.jobHandlers,
            queues: ["events": 4],
            logger: server.logger
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await worker.run() }
            while try await count("SELECT count(*) AS count FROM jobs WHERE queue = 'events'", world) > 0 {
                try await Task.sleep(for: .milliseconds(5))
            }
            group.cancelAll()
        }
    }

    private func count(_ sql: SQL, _ world: ServerWorld) async throws -> Int64 {
        try await world.server.world.database.read { try $0.row(sql)?["count"] ?? 0 }
    }

    private func ledger(_ world: ServerWorld, _ body: @escaping @Sendable (Ledger, WorkspaceID) throws -> Void)
        async throws
    {
        let credits = world.server.features.credits
        let workspace = world.owner.workspace
        try await world.server.world.database.write { try body(credits.ledger(in: $0), workspace) }
    }

    @Test(arguments: TestDatabase.all)
    func `A low and a used up balance are noticed and mailed once each, with what to do`(kind: TestDatabase)
        async throws
    {
        let world = try await ServerWorld(kind)
        let until = world.server.world.ambient.now() + .days(1)
        try await ledger(world) { ledger, workspace in
            try ledger.grant(workspace, kind: .purchase, amount: Points(150), reference: "a")
            try ledger.hold(workspace, reference: "h1", amount: Points(120), expiresAt: until, label: "Diwali offer")
            try ledger.hold(workspace, reference: "h2", amount: Points(10), expiresAt: until)
            try ledger.hold(workspace, reference: "h3", amount: Points(70), expiresAt: until)
        }
        try await deliver(world)

        let mails = try await world.server.world.database.read { transaction in
            try transaction.rows("SELECT recipient, subject, text FROM outbox_mails ORDER BY id").map { row in
                (
                    to: try row["recipient"] as String, subject: try row["subject"] as String,
                    text: try row["text"] as String
                )
            }
        }
        let low = try #require(mails.first { $0.subject == "Message credits are low: 80 points left" })
        #expect(low.to == "ada@example.com")
        #expect(low.text.contains("Another 120 are held for messages under way, 120 of them for “Diwali offer”."))
        #expect(low.text.contains("http://localhost/credits"))
        let facts: String? = try await world.server.world.database.read {
            try $0.row("SELECT facts FROM notices WHERE kind = 'wallet.low'")?["facts"]
        }
        // For the other languages, which say it themselves.
        #expect(facts?.contains(#""label":"Diwali offer""#) == true && facts?.contains(#""largest":"120""#) == true)
        #expect(mails.filter { $0.subject.contains("used up") }.count == 1)
        #expect(mails.filter { $0.subject.contains("low") }.count == 1)
        #expect(try await count("SELECT count(*) AS count FROM notices WHERE kind LIKE 'wallet.%'", world) == 2)
    }

    @Test(arguments: TestDatabase.all)
    func `Three days left are told with the range and never as a bare number`(kind: TestDatabase) async throws {
        let world = try await ServerWorld(kind)
        let now = world.server.world.ambient.now()
        let payload = """
            {"available":"500","held":"0","perDay":"200","epoch":1,"emptyAt":"\(now + .hours(60))",
             "earliest":"\(now + .hours(50))","latest":null}
            """
        let workspace = world.owner.workspace
        let events = world.server.features.events
        try await world.server.world.database.write {
            try events.append(
                NewEvent(workspace: workspace, kind: "wallet.days", subject: "\(workspace)", payload: payload),
                in: $0
            )
        }
        try await deliver(world)

        let text = try await world.server.world.database.read { transaction in
            try transaction.rows("SELECT subject, text FROM outbox_mails WHERE subject LIKE '%last for%'").map { row in
                (try row["subject"] as String) + (try row["text"] as String)
            }
        }
        #expect(text.count == 1)
        #expect(text.first?.hasPrefix("Message credits will last for about 2 days") == true)
        #expect(text.first?.contains("about 200 are spent in a day") == true)
        #expect(text.first?.contains("and later than a year from now") == true)
    }

    @Test(arguments: TestDatabase.all)
    func `Deliveries without a price are told once a day, however many batches bring them`(kind: TestDatabase)
        async throws
    {
        let world = try await ServerWorld(kind)
        let now = world.server.world.ambient.now()
        try await ledger(world) { ledger, workspace in
            let quote = Quote(category: .utility, market: "India", amount: Points(1), price: nil, free: nil)
            let hold = try ledger.hold(workspace, reference: "h", amount: Points(3), expiresAt: now + .days(1))
            let messages = (1...3).map { MessageID(rawValue: $0) }
            try ledger.assign(workspace, hold: hold, charges: messages.map { ($0, quote) })
            for message in messages { try ledger.settle(workspace, [Word(message, .unpriced("group", at: now))]) }
        }
        try await deliver(world)

        let told: SQL = "SELECT count(*) AS count FROM notices WHERE kind = 'charges.suspended'"
        #expect(try await count("SELECT count(*) AS count FROM events WHERE kind = 'charges.suspended'", world) == 3)
        #expect(try await count(told, world) == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `Every job that is scheduled at the start has somebody who runs it`(kind: TestDatabase) async throws {
        let world = try await ServerWorld(kind)

        let kinds = try await world.server.world.database.read { transaction in
            try transaction.rows("SELECT DISTINCT kind FROM jobs").map { try $0["kind"] as String }
        }

        let known = Set(world.server.features.jobHandlers.map(\.kind))
        #expect(kinds.filter { !known.contains($0) } == [])
        #expect(kinds.contains("events.prune") && kinds.contains("notifications.prune"))
    }
}
