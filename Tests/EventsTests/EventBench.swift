import Jobs
import Logging
import Primitives
import ServiceLifecycle
import Storage
import TestSupport
import Testing

@testable import Events

/// A fresh database with the tables of jobs and events, a clock that stands still, and short words for what tests do.
struct EventBench {
    let database: Database
    let clock = TestClock()
    let ambient: Ambient
    let log: EventLog
    let workspace = WorkspaceID(rawValue: 1)
    let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

    init(_ kind: TestDatabase, subscribers: [EventSubscriber] = []) async throws {
        database = try await kind.open(JobMigrations.all + EventMigrations.all)
        ambient = .test(clock)
        log = EventLog(ambient: ambient, subscribers: subscribers)
    }

    func event(_ subject: String, kind: String = "thing.changed", in workspace: WorkspaceID? = nil) -> NewEvent {
        NewEvent(workspace: workspace ?? self.workspace, kind: kind, subject: subject, payload: "{}")
    }

    func append(_ events: NewEvent...) async throws {
        try await database.write { [log] in try log.append(events, in: $0) }
    }

    /// All that can be read now.
    func settled(after position: EventPosition? = nil, in workspace: WorkspaceID? = nil) async throws -> [Event] {
        try await database.read { [log, own = self.workspace] in
            try log.page(workspace: workspace ?? own, after: position, limit: 100_000, in: $0)
        }
    }

    /// All there is, once nothing older is under way: other tests write to the same PostgreSQL.
    func settled(count: Int, after position: EventPosition? = nil) async throws -> [Event] {
        var events: [Event] = []
        try await eventually("\(count) events can be read") {
            events = try await settled(after: position)
            return events.count == count
        }
        return events
    }

    func hub(_ database: Database? = nil) -> EventHub {
        EventHub(database: database ?? self.database, ambient: ambient, log: log, logger: logger)
    }

    func worker(_ handlers: [JobHandler]) -> JobWorker {
        JobWorker(
            database: database,
            ambient: ambient,
            handlers: handlers,
            queues: ["events": 4, "default": 1],
            logger: logger
        )
    }

    /// When the only job is due, if nobody runs it.
    func nextRun() async throws -> Timestamp? {
        try await database.read { transaction in
            try transaction.row("SELECT run_at FROM jobs WHERE leased_until IS NULL").map { try $0["run_at"] }
        }
    }

    func rows(_ table: String) async throws -> Int {
        try await database.read { try $0.rows("SELECT 1 AS one FROM \(raw: table)").count }
    }
}
