package import Jobs
package import Primitives
package import Storage

/// Deletes events when they are old, as a job that comes back every hour.
package struct EventPruner: Sendable {
    private static let kind = "events.prune"
    /// Instance-wide work has no workspace of its own.
    private static let workspace = WorkspaceID(rawValue: 0)
    /// Rows of one transaction: others wait for the writer no longer than this takes.
    private static let batch = 1000

    private let database: Database
    private let ambient: Ambient
    private let keep: Duration
    private let interval: Duration

    package init(database: Database, ambient: Ambient, keep: Duration = .days(7), interval: Duration = .hours(1)) {
        self.database = database
        self.ambient = ambient
        self.keep = keep
        self.interval = interval
    }

    package var handler: JobHandler {
        JobHandler(kind: Self.kind) { job in
            try await prune()
            let next = ambient.now() + interval
            try await database.write { try job.lease.postpone(until: next, in: $0) }
        }
    }

    /// Makes sure that the job is there, for the start of the server.
    package func schedule(in transaction: Transaction) throws {
        let job = NewJob(workspace: Self.workspace, kind: Self.kind, key: "", runAt: ambient.now(), payload: "{}")
        try JobStore(transaction, ambient: ambient).enqueue(job)
    }

    /// Deletes all that is too old now and returns how many events that were.
    @discardableResult
    package func prune() async throws -> Int {
        let oldest = ambient.now() - keep
        var total = 0
        while true {
            let count = try await database.write { try pruneBatch(before: oldest, in: $0) }
            total += count
            guard count == Self.batch else { return total }
        }
    }

    private func pruneBatch(before oldest: Timestamp, in transaction: Transaction) throws -> Int {
        let rows = try transaction.rows(
            "SELECT workspace_id, xact, id, at FROM events ORDER BY xact, id LIMIT \(Self.batch)"
        )
        var lastOfEach: [WorkspaceID: EventPosition] = [:]
        var count = 0
        for row in rows {
            let at: Timestamp = try row["at"]
            guard at < oldest else { break }
            lastOfEach[try row["workspace_id"]] = try EventPosition(row)
            count += 1
        }
        let horizons = lastOfEach.sorted { $0.key < $1.key }
        try transaction.runEach(
            horizons.map { workspace, last in
                "DELETE FROM events WHERE workspace_id = \(workspace) AND (xact, id) <= (\(last.xact), \(last.id))"
            }
        )
        try transaction.runEach(
            horizons.map { workspace, last in
                """
                INSERT INTO event_horizons (workspace_id, xact, id) VALUES (\(workspace), \(last.xact), \(last.id))
                ON CONFLICT (workspace_id) DO UPDATE SET xact = excluded.xact, id = excluded.id
                """
            }
        )
        return count
    }
}
