package import Primitives

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
}
