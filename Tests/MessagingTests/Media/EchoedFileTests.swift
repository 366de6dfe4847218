import CloudAPI
@testable import Messaging
import Primitives
import Routes
import Storage
import TestSupport
import Testing

/// Files that the business sent from its own phone.
struct EchoedFileTests {
    private static func echo(_ type: String, _ object: JSON, wamid: String) -> JSON {
        let echo: JSON = .members([
            ("from", "12025550143"), ("to", "919800000077"), ("id", .string(wamid)), ("timestamp", "1795424400"),
            ("type", .string(type)), (type, object),
        ])
        return [
            "object": "whatsapp_business_account",
            "entry": [
                [
                    "id": .string(MessagingWorld.wabaID),
                    "changes": [
                        [
                            "field": "smb_message_echoes",
                            "value": [
                                "messaging_product": "whatsapp",
                                "metadata": [
                                    "display_phone_number": "12025550143",
                                    "phone_number_id": .string(MessagingWorld.phoneNumberID),
                                ],
                                "message_echoes": [echo],
                            ],
                        ]
                    ],
                ]
            ],
        ]
    }

    @Test(arguments: TestDatabase.all)
    func `A file from the business's phone is fetched as a contact's is, once, and stands in the thread`(
        kind: TestDatabase
    ) async throws {
        let world = try await MessagingWorld(kind)
        let id = try await world.conversation()
        let picture = Self.echo(
            "image",
            ["id": "1479537139650973", "mime_type": "image/jpeg", "caption": "Your sari"],
            wamid: "wamid.echo"
        )
        try await world.receive([picture])
        try await world.receive([picture])

        let page = try await world.database.read {
            try ThreadReader(transaction: $0, scope: InboxScope(workspace: world.workspace, member: nil))
                .page(id, before: nil, limit: 10)
        }
        let bodies = page.compactMap { line -> MessageBody? in
            if case .message(let body) = line.item { body } else { nil }
        }
        let shown = try #require(bodies.filter { $0.type == "image" }.first)
        #expect(bodies.count { $0.type == "image" } == 1)
        #expect(shown.direction == "out" && shown.text == "Your sari")
        #expect(shown.media?.state == .fetching && shown.media?.mimeType == "image/jpeg")
        let jobs = try await world.database.read {
            try $0.rows("SELECT kind, queue FROM jobs WHERE kind = 'media.fetch'").map { try $0["queue"] as String }
        }
        #expect(jobs == ["media"])
        let scope = InboxScope(workspace: world.workspace, member: nil)
        let contact = try await world.find(id).contact
        let files = try await world.database.read {
            try ContactFiles(transaction: $0, scope: scope, contact: contact).page(nil, before: nil, limit: 5)
        }
        #expect(files.map(\.direction) == ["out"])
    }
}
