@testable import Jobs
import Logging
import Primitives
import ServiceLifecycle
import Storage
import TestSupport

/// A fresh database with the jobs' tables, a clock that stands still, and short words for what tests do all the time.
struct JobBench {
    let database: Database
    let clock = TestClock()
    let ambient: Ambient
    let workspace = WorkspaceID(rawValue: 1)

    init(_ kind: TestDatabase) async throws {
        database = try await kind.open(JobMigrations.all)
        ambient = .test(clock)
    }

    func job(
        _ key: String,
        kind: String = "test",
        queue: String = "default",
        line: String? = nil,
        in workspace: WorkspaceID? = nil,
        after delay: Duration = .zero,
        payload: String = "{}"
    ) -> NewJob {
        NewJob(
            workspace: workspace ?? self.workspace,
            queue: queue,
            kind: kind,
            key: key,
            orderingKey: line,
            runAt: clock.now + delay,
            payload: payload
        )
    }

    @discardableResult
    func enqueue(_ jobs: NewJob...) async throws -> Int {
        try await database.write { [ambient] in try JobStore($0, ambient: ambient).enqueue(jobs) }
    }

    /// What a worker does to get jobs.
    func claim(_ limit: Int = 10, kinds: [String] = ["test"], queue: String = "default") async throws -> [Job] {
        let leases = Dictionary(uniqueKeysWithValues: kinds.map { ($0, Duration.seconds(60)) })
        let now = clock.now
        return try await database.write {
            try JobClaims(transaction: $0, now: now).take(from: queue, leases: leases, limit: limit).jobs
        }
    }

    func complete(_ job: Job) async throws {
        try await database.write { try job.lease.complete(in: $0) }
    }

    /// As if the attempt had thrown and the next may begin after `delay`.
    func fail(_ job: Job, retryAfter delay: Duration) async throws {
        let moment = clock.now + delay
        try await database.write { try job.lease.fail("broken", retryAt: moment, in: $0) }
    }

    func openKeys() async throws -> [String] {
        try await database.read { try $0.rows("SELECT key FROM jobs ORDER BY id").map { try $0["key"] } }
    }

    /// When the job is due, if nobody runs it.
    func retryAt(_ key: String) async throws -> Timestamp? {
        try await database.read { transaction in
            let row = try transaction.row("SELECT run_at FROM jobs WHERE key = \(key) AND leased_until IS NULL")
            return try row.map { try $0["run_at"] }
        }
    }

    func leasedUntil(_ key: String) async throws -> Timestamp? {
        try await database.read { transaction in
            try transaction.row("SELECT leased_until FROM jobs WHERE key = \(key)").flatMap { try $0["leased_until"] }
        }
    }

    func dead() async throws -> [DeadJob] {
        try await database.read { [ambient, workspace] in
            try DeadJobStore($0, ambient: ambient).page(workspace: workspace, limit: 100)
        }
    }

    func worker(
        _ handlers: JobHandler...,
        queues: [String: Int] = ["default": 4],
        drain: Duration = .seconds(10)
    ) -> JobWorker {
        JobWorker(
            database: database,
            ambient: ambient,
            handlers: handlers,
            queues: queues,
            drain: drain,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        )
    }
}
