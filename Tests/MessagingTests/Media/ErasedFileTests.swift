import CloudAPI
import Contacts
@testable import Messaging
import Primitives
import Storage
import TestSupport
import Testing

/// The file of a person who was erased.
struct ErasedFileTests {
    private static let picture = WebhookBodies.body(messages: [
        .members([
            ("from", "919800000431"), ("id", "wamid.in.picture"), ("timestamp", "1795424400"), ("type", "image"),
            ("image", ["id": "1479537139650973", "mime_type": "image/jpeg"]),
        ])
    ])

    private func file(_ world: MessagingWorld) async throws -> Media {
        let row = try await world.database.read { try $0.row("SELECT * FROM media WHERE mime_type = 'image/jpeg'") }
        return try Media(#require(row))
    }

    private func erase(_ world: MessagingWorld) async throws {
        try await world.database.write { transaction in
            let row = try transaction.row("SELECT contact_id FROM messages WHERE wamid = 'wamid.in.picture'")
            let person = ErasedPerson(contact: try #require(row)["contact_id"], identities: [], name: "Zebediah")
            _ = try Eraser.messages(world.ambient).run(transaction, world.workspace, person)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `It is fetched from Meta by nobody any more`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        try await world.receive([Self.picture])
        try await erase(world)

        let (id, workspace) = (try await file(world).id, world.workspace)
        #expect(try await world.database.write { try MediaStore($0).expectAgain(workspace, id) } == false)
        let left = try await file(world)
        #expect(left.state == .failed && left.metaID == nil, "the job that waits to fetch it has nothing to ask for")
    }

    @Test(arguments: TestDatabase.all)
    func `What was being fetched at that moment does not come, and what came of it goes`(kind: TestDatabase)
        async throws
    {
        let world = try await MessagingWorld(kind)
        try await world.receive([Self.picture])
        let (id, workspace) = (try await file(world).id, world.workspace)
        var writer = MediaWriter(database: world.database, workspace: workspace, media: id, bytesMax: 1_000_000)
        try await writer.append([UInt8](repeating: 7, count: MediaStore.chunkBytes))
        try await erase(world)
        try await writer.append([UInt8](repeating: 8, count: MediaStore.chunkBytes))

        let fetched = writer
        await #expect(throws: MessagingError.mediaNotFound) {
            var writer = fetched
            try await writer.finish(told: "image/jpeg") { _, _ in }
        }

        #expect(try await file(world).state == .failed)
        let later = world.clock.now + .days(1)
        #expect(try await world.database.write { try MediaStore($0).prune(before: later, limit: 10) } == 1)
        let chunks = try await world.database.read { try $0.row("SELECT count(*) AS count FROM media_chunks") }
        #expect(try #require(chunks)["count"] == Int64(0))
    }
}
