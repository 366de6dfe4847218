import CloudAPI
@testable import Messaging
import Primitives
import Storage
import TestSupport
import Testing

/// What broke off does not stay for ever.
struct PruningTests {
    @Test(arguments: TestDatabase.all)
    func `Uploads that never ended go after their time, finished and received files stay`(kind: TestDatabase)
        async throws
    {
        let world = try await MessagingWorld(kind)
        let (broken, whole, expected) = (MediaID(rawValue: 1), MediaID(rawValue: 2), MediaID(rawValue: 3))
        let at = world.ambient.now()
        try await world.database.write { transaction in
            let store = MediaStore(transaction)
            for id in [broken, whole] {
                try store.insert(world.workspace, id, mimeType: "image/png", filename: nil, at: at)
                try store.append(world.workspace, id, place: 0, bytes: [1])
            }
            try store.finish(world.workspace, whole, bytes: 1, sha256: "")
            _ = try store.expect(
                world.workspace,
                expected,
                channel: world.channel.id,
                metaID: "1",
                mimeType: "image/png",
                filename: nil,
                at: at
            )
        }

        let early = try await world.database.write { try MediaStore($0).prune(before: at, limit: 10) }
        let late = try await world.database.write { try MediaStore($0).prune(before: at + .seconds(1), limit: 10) }

        #expect(early == 0)
        #expect(late == 1)
        let (brokenFile, brokenBytes, wholeBytes, received) = try await world.database.read { transaction in
            let store = MediaStore(transaction)
            return (
                try store.find(world.workspace, broken), try store.chunk(world.workspace, broken, place: 0),
                try store.chunk(world.workspace, whole, place: 0), try store.find(world.workspace, expected)
            )
        }
        #expect(brokenFile == nil && brokenBytes == nil)
        #expect(wholeBytes == [1])
        #expect(received != nil)
    }

    @Test(arguments: TestDatabase.all)
    func `A process that is gone without a word is forgotten`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        _ = try await world.line(owner: 1).beat(channel: world.channel.id)
        world.clock.advance(by: .days(1))
        _ = try await world.line(owner: 2).beat(channel: world.channel.id)

        try await world.database.write {
            try SenderStore(transaction: $0).prune(before: world.ambient.now() - .hours(1))
        }

        let left: [Int64] = try await world.database.read {
            try $0.rows("SELECT owner FROM channel_dispatchers").map { try $0["owner"] }
        }
        #expect(left == [2])
    }
}
