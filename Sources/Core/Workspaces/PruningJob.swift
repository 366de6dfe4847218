package import Jobs
import Notifications
package import Primitives
import Routes
package import Storage

/// Takes out, once an hour, what nobody can use any more: ended sessions, spent links, old answers to writes.
package struct PruningJob: Sendable {
    private let database: Database
    private let ambient: Ambient

    static let kind = "workspaces.prune"
    private static let interval = Duration.hours(1)

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
            NewJob(workspace: .instance, kind: kind, key: "hourly", runAt: ambient.now(), payload: "{}")
        )
    }

    private func run(_ job: Job) async throws {
        let answers = IdempotencyStore(database: database, ambient: ambient)
        while try await answers.prune() > 0 {}
        let now = ambient.now()
        try await database.write { transaction in
            try SessionStore(transaction: transaction).deleteExpired(at: now)
            try LoginLinkStore(transaction: transaction).deleteExpired(at: now)
            try job.lease.postpone(until: now + Self.interval, in: transaction)
        }
    }
}
