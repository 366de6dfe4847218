import Credits
import Foundation
import Primitives
import Storage
import StorageSQLite
import TestSupport
import Testing

@testable import Server

/// Case 21 with files: a copy of SQLite's file is put back beside the marker.
@Suite(.timeLimit(.minutes(2)))
struct InstanceHeartTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "heart-\(UUID().uuidString)")

    private func world(_ database: Database) async throws -> World {
        var world = try await ServerWorld(over: database, email: "ada@example.com").server.world
        world.marker = InstanceMarker(in: folder)
        return world
    }

    private func file(_ name: String) -> String { folder.appending(path: name).path }

    @Test func `A backup that is put back is seen at the start, and again until it is acknowledged`() async throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = Database(try SQLiteEngine(path: file("live.sqlite")))
        let before = try await world(database)
        try await InstanceHeart(before).start()
        try await database.backup(to: file("copy.sqlite"))
        let owner = try await database.read {
            try $0.row("SELECT workspace_id FROM wallets")?["workspace_id"] as WorkspaceID?
        }
        let workspace = try #require(owner)
        let features = Features(before)
        _ = try await database.write {
            try features.credits.ledger(in: $0).grant(
                workspace,
                kind: .promotion,
                amount: Points(5),
                reference: "later"
            )
        }
        try await InstanceHeart(before).beat()
        try await database.close()

        for _ in 1...2 {
            // The same copy twice: the marker must not have gone back with the first.
            try? FileManager.default.removeItem(atPath: file("again.sqlite"))
            try FileManager.default.copyItem(atPath: file("copy.sqlite"), toPath: file("again.sqlite"))
            let copy = Database(try SQLiteEngine(path: file("again.sqlite")))
            let after = World(copying: before, database: copy)
            try await InstanceHeart(after).start()
            let restored = try await copy.read { try InstanceMarks.restored(in: $0) }
            #expect(restored?.journalLost == 1)
            try await copy.write { try InstanceMarks($0, ambient: after.ambient).acknowledge(reason: "looked") }
            #expect(try await copy.read { try InstanceMarks.restored(in: $0) } == nil)
            try await copy.close()
        }
        let healed = Database(try SQLiteEngine(path: file("again.sqlite")))
        let last = World(copying: before, database: healed)
        try await InstanceHeart(last).beat()
        try await InstanceHeart(last).start()
        #expect(try await healed.read { try InstanceMarks.restored(in: $0) } == nil)
        try await healed.close()
    }

    @Test func `What is no marker keeps nothing from starting`() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let marker = InstanceMarker(in: folder)
        #expect(marker.read() == nil)
        try Data("{\"name\":".utf8).write(to: folder.appending(path: "instance.json"))
        #expect(marker.read() == nil)
        let mark = InstanceMark(name: 1, journal: 2, message: 3, at: Timestamp(milliseconds: 4))
        try marker.write(mark)
        #expect(marker.read() == mark)
    }
}

extension World {
    /// The same world over another database.
    fileprivate init(copying world: World, database: Database) {
        self.init(
            database: database,
            ambient: world.ambient,
            generator: world.generator,
            logger: world.logger,
            box: world.box,
            mailer: world.mailer,
            publicURL: world.publicURL,
            metaURL: world.metaURL,
            simulators: world.simulators,
            credits: world.credits,
            phoneURL: world.phoneURL,
            client: world.client,
            marker: world.marker
        )
    }
}
