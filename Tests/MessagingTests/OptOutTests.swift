import CloudAPI
import Contacts
import Credits
import Foundation
import Primitives
import Storage
import TestSupport
import Testing

@testable import Messaging

/// STOP and START, as people write them and as they tap them.
struct OptOutTests {
    private static let number = "919800000001"

    private static func text(_ words: String, seconds: Int64) -> JSON {
        WebhookBodies.body(messages: [
            .members([
                ("from", .string(number)), ("id", .string("wamid.in.\(seconds)")),
                ("timestamp", .string("\(1_795_424_400 + seconds)")), ("type", "text"),
                ("text", ["body": .string(words)]),
            ])
        ])
    }

    private static func tap(_ title: String, on wamid: String?, seconds: Int64) -> JSON {
        var message: [(String, JSON)] = [
            ("from", .string(number)), ("id", .string("wamid.in.\(seconds)")),
            ("timestamp", .string("\(1_795_424_400 + seconds)")), ("type", "button"),
            ("button", ["text": .string(title), "payload": .string(title)]),
        ]
        if let wamid { message.append(("context", ["id": .string(wamid)])) }
        return WebhookBodies.body(messages: [.members(message)])
    }

    private func contact(_ world: MessagingWorld) async throws -> Contact {
        let phone = try #require(PhoneNumber("+" + Self.number))
        let found = try await world.database.read {
            try ContactStore($0, ambient: world.ambient).find(phone, in: world.workspace)
        }
        return try #require(found)
    }

    private func confirmations(_ world: MessagingWorld) async throws -> Int {
        try await world.database.read {
            try $0.row("SELECT count(*) AS count FROM jobs WHERE kind = \(OptOutConfirmation.kind)")?["count"] ?? 0
        }
    }

    @Test(arguments: TestDatabase.all)
    func `STOP is a no with the person's own words, START a yes, each answered once`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        try await world.receive([Self.text("Hello", seconds: 0)])
        #expect(try await contact(world).optIn == .unknown)

        try await world.receive([Self.text("Stop!", seconds: 10), Self.text("STOP", seconds: 20)])
        let stopped = try await contact(world)
        #expect(stopped.optIn == .no)
        #expect(try await confirmations(world) == 1)
        let ledger = try await world.database.read {
            try ContactStore($0, ambient: world.ambient).ledger(of: stopped.id, in: world.workspace)
        }
        #expect(ledger.map(\.evidence) == ["STOP", "Stop!"])
        #expect(ledger.allSatisfy { $0.source == .keyword && $0.purpose == .marketing })

        try await world.receive([Self.text("start", seconds: 30)])
        #expect(try await contact(world).optIn == .yes)
        #expect(try await confirmations(world) == 2)
    }

    @Test(arguments: TestDatabase.all)
    func `The answer to STOP goes through the normal send, inside the window`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        try await world.receive([Self.text("stop", seconds: 0)])
        let text = try await world.database.read { transaction -> String in
            try transaction.row("SELECT payload FROM jobs WHERE kind = \(OptOutConfirmation.kind)")?["payload"] ?? ""
        }
        let payload = try JSONDecoder().decode(OptOutConfirmation.Payload.self, from: Data(text.utf8))
        let confirmation = OptOutConfirmation(service: world.service)
        // A job may run twice.
        for _ in 0..<2 { try await confirmation.send(payload, in: world.workspace) }
        let rows = try await world.database.read {
            try $0.rows(
                "SELECT text, state, category FROM messages WHERE workspace_id = \(world.workspace) AND direction = 'out'"
            )
        }
        #expect(try rows.map { try $0["text"] as String } == [OptOutSettings().confirmStop])
        #expect(try rows.map { try $0["category"] as String } == ["service"])
    }

    @Test(arguments: TestDatabase.all)
    func `A no that comes while marketing waits keeps it from leaving`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(3)
        let phone = try await world.database.read {
            try ContactStore($0, ambient: world.ambient).page(world.workspace, search: nil, after: nil, limit: 10)
                .first { $0.phone?.rawValue.hasSuffix("1") == true }?.phone
        }
        let digits = try #require(phone).digits
        try await world.receive([
            WebhookBodies.body(messages: [
                .members([
                    ("from", .string(String(digits))), ("id", "wamid.stop"), ("timestamp", "1795424400"),
                    ("type", "text"), ("text", ["body": "stop"]),
                ])
            ])
        ])
        let claimed = try await world.line().claim(world.channel, limit: 10)

        #expect(claimed.map(\.reference) == [0, 2])
    }

    @Test(arguments: TestDatabase.all)
    func `A tap stops marketing where it answers marketing, and nothing where it answers something else`(
        kind: TestDatabase
    ) async throws {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(1)
        _ = try await world.sendAll { _ in .accepted(AcceptedMessage(id: "wamid.marketing")) }
        try await world.receive([Self.text("Hello", seconds: 0)])
        let reply = try await world.sendText("When?", to: try await contact(world).id)
        try await world.database.write {
            try $0.run("UPDATE messages SET wamid = 'wamid.service' WHERE id = \(reply.id)")
        }

        try await world.receive([Self.tap("Stop promotions", on: "wamid.service", seconds: 10)])
        #expect(try await contact(world).optIn == .unknown)
        try await world.receive([Self.tap("Tell me more", on: "wamid.marketing", seconds: 20)])
        #expect(try await contact(world).optIn == .unknown)
        try await world.receive([Self.tap("Stop promotions", on: "wamid.marketing", seconds: 30)])
        #expect(try await contact(world).optIn == .no)
    }

    @Test(arguments: TestDatabase.all)
    func `Writing is consent where the workspace says so, and never against a no`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        try await world.database.write {
            try $0.run(
                """
                INSERT INTO opt_out_settings (workspace_id, words, confirm_stop, confirm_start, inbound_is_consent)
                VALUES (\(world.workspace), '[{"language":"en","stop":["halt"],"start":["go"]}]', '', '', 1)
                """
            )
        }
        try await world.receive([Self.text("Hello", seconds: 0)])
        #expect(try await contact(world).optIn == .yes)
        try await world.receive([Self.text("HALT", seconds: 10), Self.text("Hello again", seconds: 20)])
        #expect(try await contact(world).optIn == .no)
        #expect(try await confirmations(world) == 0)
    }

    @Test(arguments: TestDatabase.all)
    func `Who refuses a purpose gets no message of it`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        try await world.receive([Self.text("Hello", seconds: 0)])
        let asha = try await contact(world)
        try await world.database.write {
            try ContactStore($0, ambient: world.ambient)
                .take(ConsentWord(.no, to: .service, source: .manual), of: asha.id, in: world.workspace)
        }
        await #expect(throws: MessagingError.self) { _ = try await world.sendText("Hi", to: asha.id) }
    }
}
