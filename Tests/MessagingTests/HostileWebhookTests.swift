import CloudAPI
import Contacts
import Credits
@testable import Messaging
import Primitives
import Storage
import TestSupport
import Testing

/// Bodies that are signed well and mean ill: a workspace's admin knows its app secret, and may write what they like.
struct HostileWebhookTests {
    private static let nul = "wamid.\u{0}x"

    private static let hostile: [(what: String, bodies: [JSON])] = [
        ("a status of NUL", [WebhookBodies.body(statuses: [WebhookBodies.status("delivered", of: nul, seconds: 1)])]),
        (
            "a moment beyond all years",
            [
                text("wamid.far", timestamp: .string("9223372036854775807")),
                text("wamid.far2", timestamp: .integer(1 << 53)),
            ]
        ),
        (
            "a moment that overflows when a day is added",
            [text("wamid.day", timestamp: .string("9223372036854775"))]
        ),
        (
            "a number with an endless exponent",
            [text("wamid.exp", timestamp: JSONNumber("10e9223372036854775807").map(JSON.number) ?? .null)]
        ),
        ("NUL in words and names", [text("wamid.nul", body: "a\u{0}b", name: "N\u{0}l")]),
        ("a number of NUL", [number("1\u{0}")]),
    ]

    private static func text(
        _ wamid: String,
        timestamp: JSON = .string("1795424400"),
        body: String = "Hello",
        name: String = "Asha"
    ) -> JSON {
        WebhookBodies.body(
            messages: [
                .members([
                    ("from", "919800000001"), ("id", .string(wamid)), ("timestamp", timestamp), ("type", "text"),
                    ("text", ["body": .string(body)]),
                ])
            ],
            contacts: [WebhookBodies.contact(name, "919800000001")]
        )
    }

    private static func number(_ id: String) -> JSON {
        [
            "object": "whatsapp_business_account",
            "entry": [
                [
                    "id": "1\u{0}",
                    "changes": [
                        [
                            "field": "messages\u{0}",
                            "value": ["messaging_product": "whatsapp", "metadata": ["phone_number_id": .string(id)]],
                        ]
                    ],
                ]
            ],
        ]
    }

    private static func waiting(_ world: MessagingWorld) async throws -> Int64 {
        try await world.database.read { transaction in
            try transaction.row("SELECT count(*) AS count FROM webhook_inbox WHERE state = 0").map { try $0["count"] }
                ?? 0
        }
    }

    private static func texts(_ world: MessagingWorld) async throws -> [String] {
        try await world.database.read { transaction in
            try transaction.rows(
                "SELECT text FROM messages WHERE workspace_id = \(world.workspace) AND direction = 'in' ORDER BY at, id"
            ).map { try $0["text"] }
        }
    }

    @Test(arguments: TestDatabase.all, hostile.indices)
    func `A body that means ill holds up nobody behind it`(kind: TestDatabase, place: Int) async throws {
        let world = try await MessagingWorld(kind)
        let (what, bodies) = Self.hostile[place]

        try await world.receive(bodies + [Self.text("wamid.good", body: "I am next")])

        #expect(try await Self.waiting(world) == 0, "\(what)")
        #expect(try await Self.texts(world).contains("I am next"), "\(what)")
    }

    @Test(arguments: TestDatabase.all)
    func `One wamid claimed for two messages names one, and the other statuses count`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(3)
        let claimed = try await world.sendAll { _ in .unknown(.timedOut) }

        let two = claimed.prefix(2).map { WebhookBodies.status("sent", of: "wamid.same", message: $0.id, seconds: 1) }
        let third = WebhookBodies.status("delivered", of: "wamid.third", message: claimed[2].id, seconds: 2)
        try await world.receive([WebhookBodies.body(statuses: two + [third])])

        #expect(try await Self.waiting(world) == 0)
        #expect(try await world.message(claimed[2].id).state == .delivered)
        let states = try await [world.message(claimed[0].id).state, world.message(claimed[1].id).state]
        #expect(Set(states) == [.sent, .unknown])
    }

    @Test(arguments: TestDatabase.all)
    func `A claim does not move a message that has another wamid`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        try await world.queueCampaign(1)
        let claimed = try await world.sendAll { _ in .accepted(AcceptedMessage(id: "wamid.0")) }

        let status = WebhookBodies.status("delivered", of: "wamid.other", message: claimed[0].id, seconds: 1)
        try await world.receive([WebhookBodies.body(statuses: [status])])

        #expect(try await world.message(claimed[0].id).state == .accepted)
        #expect(try await world.wallet().spent == .zero)
    }

    @Test(arguments: TestDatabase.all)
    func `More updates than one statement takes are all applied`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        let bodies = (0..<7).map { body in
            WebhookBodies.body(
                statuses: (0..<1_000).map { WebhookBodies.status("sent", of: "wamid.\(body).\($0)", seconds: 1) }
            )
        }

        try await world.receive(bodies)

        #expect(try await Self.waiting(world) == 0)
        let parked = try await world.database.read { transaction in
            try transaction.row("SELECT count(*) AS count FROM parked_statuses").map { try $0["count"] as Int64 }
        }
        #expect(parked == 7_000)
    }
}
