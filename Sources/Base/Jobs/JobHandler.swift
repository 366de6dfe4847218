import Primitives

/// What runs the jobs of one kind.
package struct JobHandler: Sendable {
    package let kind: String
    /// How often a job may be started before it goes to the dead letters. A start that was never heard of again, for
    /// its process died, counts too: a job that kills its worker must not do so for ever.
    package let attemptsMax: Int
    /// How long a worker that has gone silent keeps a job from others. Renewed while the job runs.
    /// The clocks of all processes must agree much better than this; should they not, a job may run twice, but only one
    /// run can complete it.
    package let lease: Duration
    /// A run longer than this has failed: its task is cancelled and its place given to the next job. Work that takes
    /// longer goes in pieces, with `JobLease.postpone` between them.
    package let timeLimit: Duration
    package let backoff: Backoff
    /// Ends by `job.lease.complete` or `postpone` in a transaction of its own, or by returning, which completes the
    /// job. Throwing means another attempt later.
    package let run: @Sendable (Job) async throws -> Void

    package init(
        kind: String,
        attemptsMax: Int = 12,
        lease: Duration = .seconds(60),
        timeLimit: Duration = .minutes(15),
        backoff: Backoff = Backoff(),
        run: @escaping @Sendable (Job) async throws -> Void
    ) {
        self.kind = kind
        self.attemptsMax = attemptsMax
        self.lease = lease
        self.timeLimit = timeLimit
        self.backoff = backoff
        self.run = run
    }
}
