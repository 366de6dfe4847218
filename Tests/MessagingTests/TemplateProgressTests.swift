import CloudAPI
import Primitives
import Storage
import Templates
import TestSupport
import Testing

@testable import Messaging

@Suite struct TemplateProgressTests {
    /// The counters of the campaign's template, all days and buttons.
    private func numbers(_ world: MessagingWorld, button: Int64 = -1) async throws -> [String: Int64] {
        try await world.database.read { transaction in
            let row = try transaction.row(
                """
                SELECT CAST(COALESCE(sum(sent), 0) AS BIGINT) AS sent,
                    CAST(COALESCE(sum(delivered), 0) AS BIGINT) AS delivered,
                    CAST(COALESCE(sum(read_count), 0) AS BIGINT) AS read_count,
                    CAST(COALESCE(sum(failed), 0) AS BIGINT) AS failed,
                    CAST(COALESCE(sum(replied), 0) AS BIGINT) AS replied,
                    CAST(COALESCE(sum(clicked), 0) AS BIGINT) AS clicked,
                    CAST(COALESCE(sum(blocked), 0) AS BIGINT) AS blocked,
                    CAST(COALESCE(sum(cost), 0) AS BIGINT) AS cost
                FROM template_numbers WHERE workspace_id = \(world.workspace) AND button = \(button)
                """
            )
            var found: [String: Int64] = [:]
            for name in ["sent", "delivered", "read_count", "failed", "replied", "clicked", "blocked", "cost"] {
                found[name] = try row.map { try $0[name] }
            }
            return found
        }
    }

    private func charged(_ world: MessagingWorld) async throws -> Int64 {
        try await world.database.read { transaction in
            let row = try transaction.row(
                """
                SELECT CAST(COALESCE(sum(charged), 0) AS BIGINT) AS charged FROM messages
                WHERE workspace_id = \(world.workspace)
                """
            )
            return try row.map { try $0["charged"] } ?? 0
        }
    }

    private func reply(_ text: String, _ number: Int, wamid: String, seconds: Int64) -> JSON {
        WebhookBodies.text(
            text,
            wamid: wamid,
            from: "9198\(String(repeating: "0", count: 7))\(number)",
            seconds: seconds
        )
    }

    @Test(arguments: TestDatabase.all)
    func `Counts what becomes of messages, in any order and once`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind, observers: [TemplateProgress().observer])
        try await world.queueCampaign(4)
        let sent = try await world.sendAll { .accepted(AcceptedMessage(id: "wamid.\($0.reference ?? -1)")) }
        let statuses = [
            WebhookBodies.status("read", of: "wamid.0", message: sent[0].id, seconds: 3),
            WebhookBodies.status("delivered", of: "wamid.0", message: sent[0].id, seconds: 2),
            WebhookBodies.status("delivered", of: "wamid.1", message: sent[1].id, seconds: 2),
            WebhookBodies.status("failed", of: "wamid.2", message: sent[2].id, seconds: 2, code: 131_050),
            WebhookBodies.status("failed", of: "wamid.3", message: sent[3].id, seconds: 2, code: 131_026),
        ]

        try await world.receive([WebhookBodies.body(statuses: statuses)])
        try await world.receive([WebhookBodies.body(statuses: statuses.reversed())])

        let found = try await numbers(world)
        #expect(found["sent"] == 4 && found["delivered"] == 2 && found["read_count"] == 1)
        #expect(found["failed"] == 2 && found["blocked"] == 1)
        #expect(try await found["cost"] == charged(world))
        #expect(found["cost"] ?? 0 > 0)
    }

    @Test(arguments: TestDatabase.all)
    func `An answer counts once, a tap for its button, and a wish for no more as a block`(kind: TestDatabase)
        async throws
    {
        let world = try await MessagingWorld(kind, observers: [TemplateProgress().observer])
        try await world.queueCampaign(3)
        let buttons =
            #"[{"type":"BUTTONS","buttons":[{"type":"URL","text":"Open"},{"type":"QUICK_REPLY","text":"Yes"}]}]"#
        try await world.database.write { try $0.run("UPDATE templates SET components = \(buttons)") }
        _ = try await world.sendAll { .accepted(AcceptedMessage(id: "wamid.\($0.reference ?? -1)")) }
        let tap: JSON = [
            "from": "919800000001", "id": "in.2", "timestamp": "1795424500", "type": "button",
            "context": ["from": "12025550143", "id": "wamid.1"], "button": ["text": "Yes", "payload": "Yes"],
        ]

        try await world.receive([
            WebhookBodies.body(messages: [
                reply("Hello", 0, wamid: "in.0", seconds: 60), reply("Again", 0, wamid: "in.1", seconds: 70), tap,
                reply("STOP", 2, wamid: "in.3", seconds: 80),
                // A stranger, whom no template has reached.
                WebhookBodies.text("Hi", wamid: "in.4", from: "919811111111", seconds: 90),
            ])
        ])

        let found = try await numbers(world)
        #expect(found["replied"] == 3 && found["clicked"] == 1 && found["blocked"] == 1)
        #expect(try await numbers(world, button: 1)["clicked"] == 1)
        #expect(try await numbers(world, button: 0)["clicked"] == 0)
    }

    @Test(arguments: TestDatabase.all)
    func `Nobody answers a template that has not left, was taken back or did not arrive, nor one by quoting another`(
        kind: TestDatabase
    ) async throws {
        let world = try await MessagingWorld(kind, observers: [TemplateProgress().observer])
        try await world.queueCampaign(5)
        let set: @Sendable (Messaging.MessageState, Int) async throws -> Void = { state, reference in
            try await world.database.write { transaction in
                _ = try transaction.run("UPDATE messages SET state = \(state) WHERE reference = \(reference)")
            }
        }
        try await set(.cancelled, 1)
        try await world.receive([
            WebhookBodies.body(messages: [
                reply("In line", 0, wamid: "in.0", seconds: 1), reply("Taken back", 1, wamid: "in.1", seconds: 1),
            ])
        ])
        try await set(.cancelled, 0)
        let sent = try await world.sendAll { .accepted(AcceptedMessage(id: "wamid.\($0.reference ?? -1)")) }
        let failed = WebhookBodies.status("failed", of: "wamid.2", message: sent[0].id, seconds: 2, code: 131_026)
        try await world.receive([WebhookBodies.body(statuses: [failed])])
        let writer = try await world.writer("919800000003")
        _ = try await world.sendText("How may I help?", to: writer)
        _ = try await world.sendAll { _ in .accepted(AcceptedMessage(id: "wamid.text")) }
        let quoting: JSON = [
            "from": "919800000004", "id": "in.4", "timestamp": "1795424460", "type": "text",
            "context": ["from": "12025550143", "id": "wamid.text"], "text": ["body": "With this"],
        ]
        try await world.receive([
            WebhookBodies.body(messages: [reply("STOP", 2, wamid: "in.2", seconds: 60), quoting])
        ])

        // Only the one who wrote after it had left.
        let found = try await numbers(world)
        #expect(found["replied"] == 1 && found["blocked"] == 0)
    }

    @Test(arguments: TestDatabase.all)
    func `After three days an answer is no answer any more`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind, observers: [TemplateProgress().observer])
        try await world.queueCampaign(1)
        _ = try await world.sendAll { _ in .accepted(AcceptedMessage(id: "wamid.0")) }
        world.clock.advance(by: .hours(73))

        try await world.receive([
            WebhookBodies.body(messages: [reply("Hello", 0, wamid: "in.0", seconds: 73 * 3600)])
        ])

        #expect(try await numbers(world)["replied"] == 0)
    }
}
