package import Primitives
package import Storage
import Synchronization

/// A worker's right to finish a job. Every use is fenced: whoever no longer holds the job cannot change it.
package struct JobLease: Sendable {
    let workspace: WorkspaceID
    let job: JobID
    /// Counts how often the job was leased: an older holder has a lower number.
    let epoch: Int64
    let line: JobLine?
    private let settled = Settled()

    init(workspace: WorkspaceID, job: JobID, epoch: Int64, line: JobLine?) {
        self.workspace = workspace
        self.job = job
        self.epoch = epoch
        self.line = line
    }

    /// Marks the job done, together with whatever else `transaction` changes: its effects happen exactly once.
    ///
    /// - Throws: `JobError.leaseLost`, which must roll the transaction back.
    package func complete(in transaction: Transaction) throws {
        try end(in: transaction, "DELETE FROM jobs WHERE \(held)")
    }

    /// See `Job.advance(in:)`.
    func advance(in transaction: Transaction) throws {
        try transaction.run("UPDATE jobs SET attempts = 1 WHERE \(held) AND attempts > 1")
    }

    /// Leaves the job to be run again at `moment`, as if for the first time. Not a failure: "look again then".
    ///
    /// - Parameter payload: replaces the job's; `nil` keeps it.
    /// - Throws: `JobError.leaseLost`, which must roll the transaction back.
    package func postpone(until moment: Timestamp, payload: String? = nil, in transaction: Transaction) throws {
        var change: SQL = "attempts = 0, last_error = NULL"
        if let payload { change += ", payload = \(payload)" }
        try wait(until: moment, change, in: transaction)
    }
}

extension JobLease {
    /// Whether the job was completed, postponed or otherwise let go of by this lease, in a committed transaction.
    var isSettled: Bool { settled.value.withLock { $0 } }

    /// Holds the job for longer. False when it is no longer ours.
    func renew(until moment: Timestamp, in transaction: Transaction) throws -> Bool {
        try transaction.run("UPDATE jobs SET leased_until = \(moment), claim_at = \(moment) WHERE \(held)") == 1
    }

    /// Waits for the next attempt.
    func fail(_ error: String, retryAt moment: Timestamp, in transaction: Transaction) throws {
        try wait(until: moment, "last_error = \(error)", in: transaction)
    }

    /// Hands the job to whoever comes next, as if this attempt had not been.
    func giveBack(in transaction: Transaction) throws {
        try end(
            in: transaction,
            "UPDATE jobs SET leased_until = NULL, claim_at = run_at, attempts = attempts - 1 WHERE \(held)"
        )
    }

    /// Moves the job to the dead letters.
    func bury(_ error: String, at moment: Timestamp, in transaction: Transaction) throws {
        try line?.lock(in: transaction)
        try transaction.run(
            """
            INSERT INTO dead_jobs (
                workspace_id, id, queue, kind, key, ordering_key, payload, enqueued_at, attempts, error, died_at
            )
            SELECT
                workspace_id, id, queue, kind, key, ordering_key, payload, enqueued_at, attempts,
                CAST(\(error) AS TEXT), CAST(\(moment) AS BIGINT)
            FROM jobs WHERE \(held)
            """
        )
        try complete(in: transaction)
    }

    private var held: SQL {
        "workspace_id = \(workspace) AND id = \(job) AND lease_epoch = \(epoch) AND leased_until IS NOT NULL"
    }

    private func wait(until moment: Timestamp, _ change: SQL, in transaction: Transaction) throws {
        try end(
            in: transaction,
            "UPDATE jobs SET run_at = \(moment), claim_at = \(moment), leased_until = NULL, \(change) WHERE \(held)"
        )
    }

    private func end(in transaction: Transaction, _ statement: SQL) throws {
        try line?.lock(in: transaction)
        guard try transaction.run(statement) == 1 else { throw JobError.leaseLost(job) }
        try line?.promote(in: transaction)
        transaction.afterCommit { [settled] in settled.value.withLock { $0 = true } }
    }

    /// Shared by all copies of one lease. Only saves the worker a statement; the database decides.
    private final class Settled: Sendable {
        let value = Mutex(false)
    }
}
