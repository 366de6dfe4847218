package import Jobs

/// Someone who must hear of every event of some kinds, at least once, across crashes: it gets a job in the transaction of
/// the event. It hears one subject's events in their order, and other subscribers do not wait for it.
package struct EventSubscriber: Sendable {
    /// Never changes: jobs that wait carry it.
    package let name: String
    package let kinds: Set<String>
    /// The job's settings: attempts, lease, time limit.
    package let handler: JobHandler

    /// - Parameter run: may be called again for an event after a crash or an error: it must not mind.
    package init(name: String, kinds: Set<String>, run: @escaping @Sendable (Event) async throws -> Void) {
        self.init(name: name, kinds: kinds) { event, _ in try await run(event) }
    }

    /// - Parameter run: makes its effects exactly once when it ends with `lease.complete` in their transaction.
    package init(
        name: String,
        kinds: Set<String>,
        attemptsMax: Int = 12,
        run: @escaping @Sendable (Event, JobLease) async throws -> Void
    ) {
        self.name = name
        self.kinds = kinds
        handler = JobHandler(kind: "event.\(name)", attemptsMax: attemptsMax) { job in
            try await run(Event(json: job.payload), job.lease)
        }
    }
}
