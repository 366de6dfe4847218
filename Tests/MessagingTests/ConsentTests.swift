import CloudAPI
import Contacts
@testable import Messaging
import Primitives
import Storage
import TestSupport
import Testing

/// "Stop promotions" in WhatsApp, in whatever order its webhooks come.
struct ConsentTests {
    private static func word(_ value: String, seconds: Int64) -> JSON {
        [
            "object": "whatsapp_business_account",
            "entry": [
                [
                    "id": .string(MessagingWorld.wabaID),
                    "changes": [
                        [
                            "field": "user_preferences",
                            "value": [
                                "messaging_product": "whatsapp",
                                "metadata": ["phone_number_id": .string(MessagingWorld.phoneNumberID)],
                                "contacts": [WebhookBodies.contact("Asha", "919800000001")],
                                "user_preferences": [
                                    [
                                        "wa_id": "919800000001", "category": "marketing_messages",
                                        "value": .string(value), "timestamp": .integer(1_795_424_400 + seconds),
                                    ]
                                ],
                            ],
                        ]
                    ],
                ]
            ],
        ]
    }

    private static func asha(_ world: MessagingWorld) async throws -> Contact? {
        let number = try #require(PhoneNumber("+919800000001"))
        return try await world.database.read {
            try ContactStore($0, ambient: world.ambient).find(number, in: world.workspace)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `The last word said stands, whichever comes last`(kind: TestDatabase) async throws {
        let story = [
            Self.word("resume", seconds: 0), Self.word("stop", seconds: 300), Self.word("resume", seconds: 200),
        ]
        for bodies in [story, story.reversed(), [story[1], story[0], story[2], story[0]]] {
            let world = try await MessagingWorld(kind)
            try await world.receive(bodies)
            let asha = try await Self.asha(world)
            #expect(asha?.optIn == .no)
            #expect(asha?.optInAt == world.clock.now + .seconds(300))
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A replay does not opt anybody in again`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        try await world.receive([Self.word("resume", seconds: 0)])
        world.clock.advance(by: .days(20))
        let asha = try #require(try await Self.asha(world))
        try await world.database.write {
            try ContactStore($0, ambient: world.ambient).consent(.no, of: asha.id, source: .manual, in: world.workspace)
        }

        _ = try await world.database.write {
            try WebhookReplay.replay(since: world.clock.now - .days(30), in: $0)
        }
        while try await world.receiver.process() > 0 {}

        #expect(try await Self.asha(world)?.optIn == .no)
    }

    @Test(arguments: TestDatabase.all, ["", "maybe", "STOP"])
    func `A word that is not known is no consent`(kind: TestDatabase, value: String) async throws {
        let world = try await MessagingWorld(kind)
        try await world.receive([Self.word("stop", seconds: 0), Self.word(value, seconds: 10)])
        #expect(try await Self.asha(world)?.optIn == .no)
    }

    @Test(arguments: TestDatabase.all)
    func `A message that Meta refused because the person stopped marketing is a no`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(1)
        let claimed = try await world.sendAll { _ in .accepted(AcceptedMessage(id: "wamid.0")) }
        let status = WebhookBodies.status("failed", of: "wamid.0", seconds: 5, code: 131050)

        try await world.receive([WebhookBodies.body(statuses: [status])])

        let message = try await world.message(claimed[0].id)
        let contact = try await world.database.read {
            try ContactStore($0, ambient: world.ambient).find(message.contact, in: world.workspace)
        }
        #expect(message.state == .failed)
        #expect(contact.optIn == .no)
    }

    @Test(arguments: TestDatabase.all)
    func `An old message that comes again says nothing of who its sender is today`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        let old = WebhookBodies.body(
            messages: [
                .members([
                    ("from", "919800000001"), ("from_user_id", "IN.77"), ("id", "wamid.old"),
                    ("timestamp", "1795424400"), ("type", "text"), ("text", ["body": "Hello"]),
                ])
            ]
        )
        let new = WebhookBodies.body(
            messages: [
                .members([
                    ("from", "919800000002"), ("from_user_id", "IN.77"), ("id", "wamid.new"),
                    ("timestamp", "1795424500"), ("type", "text"), ("text", ["body": "My new number"]),
                ])
            ]
        )

        try await world.receive([old, new, old])

        let phones = try await world.database.read { transaction in
            try transaction.rows("SELECT phone FROM contacts WHERE workspace_id = \(world.workspace)")
                .map { try $0["phone"] as String }
        }
        #expect(phones == ["+919800000002"])
    }
}
