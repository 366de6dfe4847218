import Storage
import StoragePostgreSQL
import Testing

@Suite(.enabled(if: Server.connection != nil), .timeLimit(.minutes(2)))
struct NodeClaimTests {
    @Test
    func `Processes on one database have different numbers`() async throws {
        try await Server.with { _, _, server in
            var engines: [PostgreSQLEngine] = []
            var numbers: [Int] = []
            for _ in 0..<12 {
                let engine = try await server.open(connections: 1)
                engines.append(engine)
                numbers.append(try await engine.claimNode())
            }

            #expect(Set(numbers).count == 12)
            #expect(numbers.allSatisfy { (0..<1024).contains($0) })
            for engine in engines { try await engine.close() }
        }
    }

    @Test
    func `A number is free when its process closes, and kept while its connection is made again`() async throws {
        try await Server.with { _, engine, server in
            let outside = try await server.outside()
            let number = try await engine.claimNode()
            #expect(try await holders(of: number, by: outside) == 1)

            try await outside.write { transaction in
                try transaction.rows(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = \(server.schema)"
                )
            }
            try await expect(1, of: number, by: outside)

            try await engine.close()
            try await expect(0, of: number, by: outside)
            try await outside.close()
        }
    }

    private func expect(_ count: Int, of number: Int, by outside: Database) async throws {
        let deadline = ContinuousClock.now + .seconds(10)
        while try await holders(of: number, by: outside) != count, .now < deadline {
            try await Task.sleep(for: .milliseconds(20))
        }
        #expect(try await holders(of: number, by: outside) == count)
    }

    private func holders(of number: Int, by outside: Database) async throws -> Int {
        let row = try await outside.read { transaction in
            try transaction.row(
                """
                SELECT count(*) AS count FROM pg_locks
                WHERE locktype = 'advisory' AND classid = 7165244 AND objid = CAST(\(number) AS BIGINT)
                """
            )
        }
        return try #require(row)["count"]
    }
}
