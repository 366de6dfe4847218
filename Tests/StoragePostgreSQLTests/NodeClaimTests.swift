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
            let before = try await holders(of: number, by: outside)
            #expect(before.count == 1)

            try await outside.write { transaction in
                try transaction.rows(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = \(server.schema)"
                )
            }
            try await expect(of: number, by: outside) { $0.count == 1 && $0 != before }

            try await engine.close()
            try await expect(of: number, by: outside, \.isEmpty)
            try await outside.close()
        }
    }

    private func expect(of number: Int, by outside: Database, _ holds: ([Int64]) -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(10)
        var now = try await holders(of: number, by: outside)
        while !holds(now), .now < deadline {
            try await Task.sleep(for: .milliseconds(20))
            now = try await holders(of: number, by: outside)
        }
        #expect(holds(now), "\(now)")
    }

    /// The processes of the server that have the number's lock.
    private func holders(of number: Int, by outside: Database) async throws -> [Int64] {
        try await outside.read { transaction in
            try transaction.rows(
                """
                SELECT pid FROM pg_locks
                WHERE locktype = 'advisory' AND classid = 7165244 AND objid = CAST(\(number) AS BIGINT)
                """
            ).map { try $0["pid"] }
        }
    }
}
