import Foundation
import Storage
import Testing

@Suite(.timeLimit(.minutes(2)))
struct BackupTests {
    @Test
    func `A backup made while others write is whole and holds what was acknowledged`() async throws {
        let folder = try Folder()
        let database = try await Notes.open(folder.file)
        let writer = Task {
            for id in 0..<3_000 where !Task.isCancelled {
                // Two rows that belong together: a backup has both or none.
                try await database.write { transaction in
                    try transaction.run(Notes.insert(id * 2))
                    try transaction.run(Notes.insert(id * 2 + 1))
                }
            }
        }
        while try await database.noteIDs().count < 200 { await Task.yield() }
        let acknowledged = try await database.noteIDs().count

        let path = "\(folder.path)/backup.sqlite"
        try await database.backup(to: path)
        writer.cancel()

        let copy = try await Notes.open(path)
        let found = try await copy.noteIDs()
        #expect(found.count >= acknowledged)
        #expect(found == Array(0..<found.count))
        #expect(found.count.isMultiple(of: 2))
        let check = try await copy.read { try $0.row("PRAGMA integrity_check") }
        #expect(try check?["integrity_check"] == "ok")
    }

    @Test
    func `A backup overwrites nothing and leaves nothing half-made`() async throws {
        let folder = try Folder()
        let database = try await Notes.open(folder.file)
        let taken = "\(folder.path)/taken"
        try Data("precious".utf8).write(to: URL(filePath: taken))

        await #expect(throws: DatabaseError.self) { try await database.backup(to: taken) }
        await #expect(throws: DatabaseError.self) { try await database.backup(to: "\(folder.path)/no/such/folder") }

        #expect(try Data(contentsOf: URL(filePath: taken)) == Data("precious".utf8))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(!names.contains { $0.hasSuffix(".partial") })
    }
}
