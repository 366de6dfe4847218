package import Primitives
package import Storage

/// A job in the hands of a worker.
package struct Job: Sendable {
    package let id: JobID
    package let workspace: WorkspaceID
    package let queue: String
    package let kind: String
    package let key: String
    /// JSON, as it was enqueued or last postponed.
    package let payload: String
    /// 1 for the first.
    package let attempt: Int
    package let enqueuedAt: Timestamp
    /// The right to finish this job, and to say how.
    package let lease: JobLease

    /// Notes in the transaction of a slice that the job gets on: what stopped its workers before does not count towards giving it
    /// up any more. A job of an hour may be killed in each of its minutes. Costs nothing at the first attempt.
    package func advance(in transaction: Transaction) throws {
        if attempt > 1 { try lease.advance(in: transaction) }
    }
}
