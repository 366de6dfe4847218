package import Primitives

package enum JobError: Error, Equatable {
    /// The job is no longer this holder's: its lease ran out and another worker has it, or it was cancelled,
    /// rescheduled, completed or given back. The transaction that meets this must roll back.
    case leaseLost(JobID)
    /// There is no dead job with this identity in the workspace.
    case notDead(JobID)
    /// A newer job with the dead one's kind and key is open; two would break "once".
    case keyTaken(kind: String, key: String)
}
