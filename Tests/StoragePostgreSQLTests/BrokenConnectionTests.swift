import Storage
import StoragePostgreSQL
import Testing

@Suite(.enabled(if: Server.connection != nil), .timeLimit(.minutes(2)))
struct BrokenConnectionTests {
    @Test
    func `Connections that the server ended are made again, and callers notice nothing`() async throws {
        try await Server.with { database, _, server in
            let outside = try await server.outside()
            try await database.insert(0)
            for round in 1...5 {
                try await endAll(of: server, by: outside)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for id in 0..<10 { group.addTask { try await database.insert(round * 100 + id) } }
                    try await group.waitForAll()
                }
            }
            #expect(try await database.noteIDs().count == 51)
            try await outside.close()
        }
    }

    @Test
    func `A transaction that loses its connection before the commit runs again, and once is kept`() async throws {
        try await Server.with(connections: 1) { database, _, _ in
            let runs = Recorder<Int>()

            try await database.write { transaction in
                runs.add(1)
                try transaction.run("INSERT INTO notes (id, text) VALUES (1, 'text')")
                if runs.all.count == 1 { _ = try transaction.rows("SELECT pg_terminate_backend(pg_backend_pid())") }
            }

            #expect(runs.all.count == 2)
            #expect(try await database.noteIDs() == [1])
        }
    }

    @Test
    func `A lost answer to COMMIT is told and not repeated`() async throws {
        try await Server.with(connections: 1) { database, _, _ in
            // A deferred trigger runs inside COMMIT, and this one ends the connection there.
            try await database.write { transaction in
                try transaction.runScript(
                    """
                    CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
                    CREATE CONSTRAINT TRIGGER die AFTER UPDATE ON notes DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION die();
                    """
                )
            }
            try await database.insert(1)
            let runs = Recorder<Int>()

            let error = await #expect(throws: DatabaseError.self) {
                try await database.write { transaction in
                    runs.add(1)
                    transaction.afterCommit { runs.add(2) }
                    try transaction.run("UPDATE notes SET text = 'other'")
                }
            }

            guard case .unavailable(let text) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(text.contains("COMMIT"))
            #expect(runs.all == [1])
            #expect(try await database.noteIDs() == [1])
        }
    }

    @Test
    func `Notices come again after the listening connection was ended`() async throws {
        try await Server.with { database, _, server in
            let outside = try await server.outside()
            let notices = database.notices("ours")
            try await endAll(of: server, by: outside)

            // A hint may be lost while nobody listens, so it is given until one arrives.
            let teller = Task {
                while !Task.isCancelled {
                    try await database.write { try $0.notify("ours", "again") }
                    try await Task.sleep(for: .milliseconds(20))
                }
            }
            var received: String?
            for await payload in notices {
                received = payload
                break
            }
            teller.cancel()
            _ = try? await teller.value

            #expect(received == "again")
            try await outside.close()
        }
    }

    @Test
    func `A server that is not there is told as such, soon`() async throws {
        let start = ContinuousClock.now
        let error = await #expect(throws: DatabaseError.self) {
            try await PostgreSQLEngine.open("host=/nowhere dbname=none")
        }

        guard case .unavailable = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(.now - start < .seconds(5))
    }

    @Test
    func `Nobody is connected once the database is closed`() async throws {
        try await Server.with { database, engine, server in
            let outside = try await server.outside()
            _ = try await engine.claimNode()
            try await database.insert(1)
            #expect(try await count(of: server, by: outside) >= 2)

            try await database.close()

            let deadline = ContinuousClock.now + .seconds(5)
            while try await count(of: server, by: outside) > 0, .now < deadline {
                try await Task.sleep(for: .milliseconds(10))
            }
            #expect(try await count(of: server, by: outside) == 0)
            try await outside.close()
        }
    }

    private func endAll(of server: Server, by outside: Database) async throws {
        _ = try await outside.write { transaction in
            try transaction.rows(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = \(server.schema)"
            )
        }
    }

    private func count(of server: Server, by outside: Database) async throws -> Int {
        let row = try await outside.read { transaction in
            try transaction.row(
                "SELECT count(*) AS count FROM pg_stat_activity WHERE application_name = \(server.schema)"
            )
        }
        return try #require(row)["count"]
    }
}
