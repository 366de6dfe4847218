import Foundation
import Storage
import StoragePostgreSQL
import Testing

@Suite(.enabled(if: Server.connection != nil), .timeLimit(.minutes(2)))
struct PostgreSQLWriteTests {
    @Test
    func `Writers that lock each other out are run again`() async throws {
        try await Server.with { database, _, _ in
            try await database.insert(1)
            try await database.insert(2)

            try await withThrowingTaskGroup(of: Void.self) { group in
                for (first, second) in [(1, 2), (2, 1)] {
                    group.addTask {
                        for _ in 0..<3 {
                            try await database.write { transaction in
                                try transaction.run("UPDATE notes SET text = text || 'a' WHERE id = \(first)")
                                Thread.sleep(forTimeInterval: 0.05)
                                try transaction.run("UPDATE notes SET text = text || 'b' WHERE id = \(second)")
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }

            let lengths = try await database.read { transaction in
                try transaction.rows("SELECT length(text) AS length FROM notes").map { row -> Int in try row["length"] }
            }
            #expect(lengths == [10, 10])
        }
    }

    @Test
    func `The urgent and the reads go first when many wait`() async throws {
        try await Server.with(connections: 1) { database, _, _ in
            let order = Recorder<String>()
            let gate = DispatchSemaphore(value: 0)
            let (started, start) = AsyncStream.makeStream(of: Void.self)

            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await database.write { _ in
                        start.finish()
                        _ = gate.wait(timeout: .now() + 10)
                    }
                }
                for await _ in started {}
                for _ in 0..<5 { group.addTask { try await database.write(.normal) { _ in order.add("normal") } } }
                try await Task.sleep(for: .milliseconds(100))
                group.addTask { try await database.write(.urgent) { _ in order.add("urgent") } }
                try await Task.sleep(for: .milliseconds(100))
                group.addTask { try await database.read { _ in order.add("read") } }
                try await Task.sleep(for: .milliseconds(100))
                gate.signal()
                try await group.waitForAll()
            }

            #expect(order.all == ["urgent", "read"] + Array(repeating: "normal", count: 5))
        }
    }

    @Test
    func `Many large statements pass the pipeline in both directions`() async throws {
        try await Server.with { database, _, _ in
            let large = String(repeating: "x", count: 50_000)

            // 50 MB there and, by RETURNING, 50 MB back: far more than any socket holds.
            let counts = try await database.write { transaction in
                try transaction.runEach(
                    (0..<1_000).map { "INSERT INTO notes (id, text) VALUES (\($0), \(large)) RETURNING text" }
                )
            }

            #expect(counts == Array(repeating: 1, count: 1_000))
        }
    }

    @Test
    func `A pipeline that fails in the middle leaves the connection fit for use`() async throws {
        try await Server.with(connections: 1) { database, _, _ in
            for place in [0, 1, 199, 200, 399] {
                await #expect(throws: DatabaseError.self) {
                    try await database.write { transaction in
                        try transaction.runEach(
                            (0..<400).map {
                                "INSERT INTO notes (id, text) VALUES (\($0 == place ? -1 : $0), \($0 == place ? nil : "text"))"
                            }
                        )
                    }
                }
                #expect(try await database.noteIDs() == [])
            }
            try await database.insert(1)
            #expect(try await database.noteIDs() == [1])
        }
    }

    @Test
    func `Prepared statements are bounded, and let go of on the server`() async throws {
        try await Server.with(connections: 1) { database, _, _ in
            for width in 1...600 {
                let rows = try await database.read { transaction in
                    try transaction.rows("SELECT id FROM notes WHERE id IN \(list: Array(1...width))")
                }
                #expect(rows.isEmpty)
            }

            let row = try await database.read { try $0.row("SELECT count(*) AS count FROM pg_prepared_statements") }
            let count: Int = try #require(row)["count"]
            #expect((1...260).contains(count))
        }
    }

    @Test
    func `A schema that changes under a prepared statement is noticed`() async throws {
        try await Server.with(connections: 1) { database, _, _ in
            try await database.insert(1)
            @Sendable func columns() async throws -> [String] {
                try await database.read { try $0.row("SELECT * FROM notes")?.all.map(\.name) ?? [] }
            }

            #expect(try await columns() == ["id", "text", "bytes"])
            try await database.write { try $0.runScript("ALTER TABLE notes ADD COLUMN extra BIGINT") }
            #expect(try await columns() == ["id", "text", "bytes", "extra"])
        }
    }

    @Test
    func `A commit waits for the disk, and text sorts by its bytes`() async throws {
        try await Server.with { database, _, _ in
            let flush = try await database.write { try $0.row("SHOW synchronous_commit") }
            #expect(try flush?["synchronous_commit"] == "on")

            let sorted = try await database.read { transaction in
                try transaction.rows("SELECT text FROM (VALUES ('b'), ('B'), ('a'), ('é')) AS v (text) ORDER BY text")
                    .map { row -> String in try row["text"] }
            }
            #expect(sorted == ["B", "a", "b", "é"])
        }
    }

    @Test
    func `A caller that throws inside a write keeps its connection`() async throws {
        try await Server.with(connections: 1) { database, _, _ in
            @Sendable func process() async throws -> Int {
                try await database.read { try $0.row("SELECT pg_backend_pid() AS pid").map { try $0["pid"] } ?? 0 }
            }
            let before = try await process()

            await #expect(throws: CancellationError.self) {
                try await database.write { transaction in
                    try transaction.run("INSERT INTO notes (id, text) VALUES (1, 'text')")
                    throw CancellationError()
                }
            }

            #expect(try await process() == before)
            #expect(try await database.noteIDs() == [])
        }
    }
}
