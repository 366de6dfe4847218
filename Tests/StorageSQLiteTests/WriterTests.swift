import Foundation
import Storage
import StorageSQLite
import Testing

@Suite(.timeLimit(.minutes(2)))
struct WriterTests {
    @Test
    func `The urgent go first when many wait`() async throws {
        let database = Database(try SQLiteEngine.temporary())
        try await Migrator(Notes.all).run(on: database)
        let order = Recorder<String>()

        try await behindBusyWriter(of: database) { group in
            for number in 0..<5 {
                group.addTask {
                    try await database.write(.normal) { _ in order.add("normal \(number)") }
                }
            }
            // The normal ones are in the queue before an urgent one comes.
            try await Task.sleep(for: .milliseconds(100))
            group.addTask { try await database.write(.urgent) { _ in order.add("urgent") } }
            try await Task.sleep(for: .milliseconds(100))
        }

        #expect(order.all.count == 6)
        #expect(order.all.first == "urgent")
    }

    @Test
    func `Those who waited together share one commit, and run once`() async throws {
        let database = Database(try SQLiteEngine.temporary())
        try await Migrator(Notes.all).run(on: database)
        let runs = Recorder<Int>()
        let listener = database.notices("batch")

        try await behindBusyWriter(of: database) { group in
            for id in 0..<400 {
                group.addTask {
                    try await database.write { transaction in
                        runs.add(id)
                        try transaction.run(Notes.insert(id))
                        try transaction.notify("batch", "same for all")
                    }
                }
            }
            try await Task.sleep(for: .milliseconds(200))
        }
        try await database.write { try $0.notify("batch", "end") }

        #expect(runs.all.count == 400)
        // Equal notices of one commit are told once: that there is one shows that there was one commit.
        var told: [String] = []
        for await payload in listener {
            if payload == "end" { break }
            told.append(payload)
        }
        #expect(told == ["same for all"])
    }

    @Test
    func `One that is refused lets its neighbours run twice at most`() async throws {
        let database = Database(try SQLiteEngine.temporary())
        try await Migrator(Notes.all).run(on: database)
        let runs = Recorder<Int>()

        try await behindBusyWriter(of: database) { group in
            for id in 0..<100 {
                group.addTask {
                    try? await database.write { transaction in
                        runs.add(id)
                        try transaction.run(Notes.insert(id))
                        if id.isMultiple(of: 10) { throw CancellationError() }
                    }
                }
            }
            try await Task.sleep(for: .milliseconds(200))
        }

        #expect(Dictionary(grouping: runs.all, by: \.self).values.allSatisfy { $0.count <= 2 })
        #expect(try await database.noteIDs() == (0..<100).filter { !$0.isMultiple(of: 10) })
    }

    @Test
    func `A deferred foreign key that fails at the commit fails its own caller`() async throws {
        let database = Database(try SQLiteEngine.temporary())
        try await database.write { transaction in
            try transaction.runScript(
                """
                CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT;
                CREATE TABLE b (a INTEGER NOT NULL REFERENCES a (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
                """
            )
        }
        let refused = Recorder<Int>()

        try await behindBusyWriter(of: database) { group in
            for id in 0..<50 {
                group.addTask {
                    do {
                        try await database.write { transaction in
                            try transaction.run("INSERT INTO b (a) VALUES (\(id))")
                            if id != 20 { try transaction.run("INSERT INTO a (id) VALUES (\(id))") }
                        }
                    } catch DatabaseError.foreignKeyViolation {
                        refused.add(id)
                    }
                }
            }
            try await Task.sleep(for: .milliseconds(100))
        }

        #expect(refused.all == [20])
        let row = try await database.read { try $0.row("SELECT count(*) AS count FROM b") }
        #expect(try row?["count"] == 49)
    }

    @Test
    func `Statements beyond the cache, and a schema that changes under it, are right`() async throws {
        let database = Database(try SQLiteEngine.temporary())
        try await Migrator(Notes.all).run(on: database)
        try await database.write { try $0.run(Notes.insert(1)) }
        @Sendable func columns() async throws -> [String] {
            try await database.read { try $0.row("SELECT * FROM notes")?.all.map(\.name) ?? [] }
        }

        for width in 1...600 {
            let rows = try await database.read {
                try $0.rows("SELECT id FROM notes WHERE id IN \(list: Array(1...width))")
            }
            #expect(rows.count == 1)
        }
        #expect(try await columns() == ["id", "text", "bytes"])
        try await database.write { try $0.runScript("ALTER TABLE notes ADD COLUMN extra INTEGER") }
        #expect(try await columns() == ["id", "text", "bytes", "extra"])
        try await database.write { try $0.runScript("ALTER TABLE notes DROP COLUMN bytes") }
        #expect(try await columns() == ["id", "text", "extra"])
    }

    @Test
    func `A write waits for another process that holds the file for a moment`() async throws {
        let folder = try Folder()
        let database = try await Notes.open(folder.file)
        let other = Database(try SQLiteEngine(path: folder.file))

        try await withThrowingTaskGroup(of: Void.self) { group in
            for (place, each) in [database, other].enumerated() {
                group.addTask {
                    for id in 0..<200 { try await each.write { try $0.run(Notes.insert(id * 2 + place)) } }
                }
            }
            try await group.waitForAll()
        }

        #expect(try await database.noteIDs() == Array(0..<400))
    }

    /// Runs `queue` while the writer is kept busy, so that what it adds waits and goes together.
    private func behindBusyWriter(
        of database: Database,
        _ queue: (inout ThrowingTaskGroup<Void, any Error>) async throws -> Void
    ) async throws {
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let gate = DispatchSemaphore(value: 0)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await database.write { _ in
                    start.finish()
                    _ = gate.wait(timeout: .now() + 10)
                }
            }
            for await _ in started {}
            try await queue(&group)
            gate.signal()
            try await group.waitForAll()
        }
    }
}
