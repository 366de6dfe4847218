import Commands
import Primitives
import Storage
import Testing

@Suite(.timeLimit(.minutes(2)))
struct JobsCommandTests {
    private func bury(_ id: Int64, _ run: CommandRun) async throws {
        _ = try await run.write {
            try $0.run(
                """
                INSERT INTO dead_jobs (workspace_id, id, queue, kind, key, payload, enqueued_at, attempts, error, died_at)
                VALUES (7, \(id), 'default', 'media.fetch', \("key \(id)"), '{}', 1, 12, 'no route\nto host', 2)
                """
            )
        }
    }

    private func count(_ table: String, _ run: CommandRun) async throws -> Int64 {
        try await run.write {
            try $0.row("SELECT count(*) AS count FROM \(raw: table) WHERE kind = 'media.fetch'")?["count"] ?? -1
        }
    }

    @Test func `Dead jobs are listed and one of them is put in line again`() async throws {
        let run = try CommandRun()
        defer { run.remove() }
        try await bury(41, run)
        try await bury(42, run)

        #expect(await run.code(of: DeadJobsCommand.self) == 0)
        #expect(await run.code(of: RetryJobCommand.self, ["\(JobID(rawValue: 41))"]) == 0)

        #expect(try await count("dead_jobs", run) == 1)
        #expect(try await count("jobs", run) == 1)
    }

    @Test(arguments: ["\(JobID(rawValue: 43))", "43", "ws_0000000000001"])
    func `What is no dead job's id is refused, and nothing changes`(id: String) async throws {
        let run = try CommandRun()
        defer { run.remove() }
        try await bury(41, run)

        #expect(await run.code(of: RetryJobCommand.self, [id]) != 0)

        #expect(try await count("dead_jobs", run) == 1)
        #expect(try await count("jobs", run) == 0)
    }
}
