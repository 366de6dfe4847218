import Foundation
import Storage
import StorageSQLite
import Testing

@Suite(.timeLimit(.minutes(2)))
struct DurabilityTests {
    @Test
    func `What was acknowledged is in the files, whenever the process dies`() async throws {
        let folder = try Folder()
        let database = try await Notes.open(folder.file)
        let acknowledged = Recorder<Int>()

        let writers = Task {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<16 {
                    group.addTask {
                        for place in 0..<100 {
                            let id = writer * 1_000 + place
                            try await database.write { try $0.run(Notes.insert(id)) }
                            acknowledged.add(id)
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        for round in 1...5 {
            while acknowledged.all.count < round * 250 { await Task.yield() }
            let promised = Set(acknowledged.all)
            // What a dead process leaves behind: its files, in the middle of whatever it was doing.
            let copy = try Folder()
            for name in ["data.sqlite", "data.sqlite-wal"] {
                try FileManager.default.copyItem(atPath: "\(folder.path)/\(name)", toPath: "\(copy.path)/\(name)")
            }

            let survivor = try await Notes.open(copy.file)
            let found = Set(try await survivor.noteIDs())

            #expect(promised.subtracting(found).isEmpty)
            let check = try await survivor.read { try $0.row("PRAGMA integrity_check") }
            #expect(try check?["integrity_check"] == "ok")
        }
        try await writers.value
    }

    @Test
    func `A commit is flushed, foreign keys are kept and checkpoints are ours`() async throws {
        let folder = try Folder()
        let database = try await Notes.open(folder.file)

        for (pragma, expected) in [
            ("synchronous", Value.integer(2)), ("journal_mode", .text("wal")), ("foreign_keys", .integer(1)),
            ("wal_autocheckpoint", .integer(0)), ("journal_size_limit", .integer(67_108_864)),
        ] {
            let row = try await database.write { try $0.row("PRAGMA \(raw: pragma)") }
            #expect(row?.all.first?.value == expected, "\(pragma)")
        }
        let keys = try await database.read { try $0.row("PRAGMA foreign_keys") }
        #expect(keys?.all.first?.value == .integer(1))
    }

    @Test
    func `Everything is there after closing, and the log is gone`() async throws {
        let folder = try Folder()
        let first = try await Notes.open(folder.file)
        try await first.write { try $0.runEach((1...500).map { Notes.insert($0) }) }
        try await first.close()

        #expect(folder.bytes(of: "data.sqlite-wal") == 0)
        let second = try await Notes.open(folder.file)
        #expect(try await second.noteIDs() == Array(1...500))
    }

    @Test
    func `The log is moved into the file as soon as nobody waits`() async throws {
        let folder = try Folder()
        let database = try await Notes.open(folder.file)

        try await database.write { try $0.run(Notes.insert(1, bytes: Array(repeating: 7, count: 6_000_000))) }
        // The pump looks at the log after it has told the caller.
        let deadline = ContinuousClock.now + .seconds(10)
        while folder.bytes(of: "data.sqlite") < 6_000_000, .now < deadline {
            try await Task.sleep(for: .milliseconds(5))
        }

        #expect(folder.bytes(of: "data.sqlite") > 6_000_000)
    }

    @Test
    func `The log stays near 64 MiB however busy the writer is`() async throws {
        let folder = try Folder()
        let database = try await Notes.open(folder.file)

        try await withThrowingTaskGroup(of: Void.self) { group in
            for id in 1...150 {
                group.addTask {
                    _ = try await database.write {
                        try $0.run(Notes.insert(id, bytes: Array(repeating: 7, count: 1_000_000)))
                    }
                }
                if id.isMultiple(of: 10) { try await group.next() }
            }
            try await group.waitForAll()
        }

        #expect(folder.bytes(of: "data.sqlite-wal") < 160_000_000)
        #expect(try await database.noteIDs().count == 150)
    }

    @Test
    func `The files are for the owner's eyes only`() async throws {
        let folder = try Folder()
        let database = try await Notes.open("\(folder.path)/deep/er/data.sqlite")
        try await database.write { try $0.run(Notes.insert(1)) }

        for name in ["data.sqlite", "data.sqlite-wal", "data.sqlite-shm"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/deep/er/\(name)")
            #expect((attributes[.posixPermissions] as? Int) == 0o600, "\(name)")
        }
    }

    @Test
    func `A file that cannot be is told as such`() async throws {
        for path in ["/proc/nowhere/data.sqlite", "/dev/null/data.sqlite", "/"] {
            let error = #expect(throws: DatabaseError.self) { try SQLiteEngine(path: path) }
            guard case .unavailable = error else {
                Issue.record("\(path): \(String(describing: error))")
                continue
            }
        }
        let folder = try Folder()
        try Data("this is no database, but long enough to be taken for one".utf8).write(to: URL(filePath: folder.file))
        #expect(throws: DatabaseError.self) { try SQLiteEngine(path: folder.file) }
    }

    @Test
    func `A temporary database leaves no file behind`() async throws {
        let engine = try SQLiteEngine.temporary()
        let folder = try #require(engine.temporaryFolder)
        let database = Database(engine)
        try await database.write { try $0.runScript("CREATE TABLE a (b INTEGER)") }

        #expect(FileManager.default.fileExists(atPath: folder))
        try await database.close()
        #expect(!FileManager.default.fileExists(atPath: folder))
    }
}
