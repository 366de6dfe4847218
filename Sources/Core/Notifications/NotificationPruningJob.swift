package import Jobs
package import Primitives
package import Storage

/// Takes out, once a day, notices that nobody scrolls back to and mails that are long gone.
package struct NotificationPruningJob: Sendable {
    private let database: Database
    private let ambient: Ambient

    private static let kind = "notifications.prune"
    private static let noticesKeptFor = Duration.days(180)
    private static let mailsKeptFor = Duration.days(30)
    private static let batch = 1000

    package init(database: Database, ambient: Ambient) {
        self.database = database
        self.ambient = ambient
    }

    package var handler: JobHandler {
        JobHandler(kind: Self.kind) { job in try await run(job) }
    }

    /// Puts the job in the queue unless it is there: once per start of the server.
    package static func start(in transaction: Transaction, ambient: Ambient) throws {
        _ = try JobStore(transaction, ambient: ambient).enqueue(
            NewJob(workspace: .instance, kind: kind, key: "daily", runAt: ambient.now(), payload: "{}")
        )
    }

    private func run(_ job: Job) async throws {
        let now = ambient.now()
        // Readings go with their notice.
        try await delete("notices", before: now - Self.noticesKeptFor)
        try await delete("outbox_mails", before: now - Self.mailsKeptFor)
        try await database.write { try job.lease.postpone(until: now + .days(1), in: $0) }
    }

    /// In small transactions, so that nobody waits for a large one.
    private func delete(_ table: String, before oldest: Timestamp) async throws {
        let batch = Self.batch
        while true {
            let deleted = try await database.write { transaction in
                try transaction.run(
                    """
                    DELETE FROM \(raw: table) WHERE (workspace_id, id) IN (
                        SELECT workspace_id, id FROM \(raw: table)
                        WHERE created_at < \(oldest) ORDER BY created_at LIMIT \(batch)
                    )
                    """
                )
            }
            if deleted < batch { return }
        }
    }
}
