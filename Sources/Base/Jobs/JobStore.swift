package import Primitives
package import Storage

/// The queue as those who leave work in it see it. All of it happens with the caller's transaction, or not at all.
package struct JobStore {
    /// The topic of `Database.notices` that says "there is something due"; the payload is the queue.
    static let topic = "jobs"
    /// Workers look by themselves this often, so a job that is due later needs no notice.
    static let pollInterval: Duration = .seconds(1)

    private let transaction: Transaction
    private let ambient: Ambient

    package init(_ transaction: Transaction, ambient: Ambient) {
        self.transaction = transaction
        self.ambient = ambient
    }

    /// False, and nothing changes, when a job of this workspace, kind and key is waiting or running already.
    @discardableResult
    package func enqueue(_ job: NewJob) throws -> Bool {
        try enqueue([job]) == 1
    }

    /// Enqueues many in one go and returns how many were new.
    @discardableResult
    package func enqueue(_ jobs: [NewJob]) throws -> Int {
        let now = ambient.now()
        let inserts = jobs.map { job -> SQL in
            """
            INSERT INTO jobs (
                workspace_id, id, queue, kind, key, ordering_key, payload, enqueued_at, run_at, attempts, lease_epoch,
                claim_at
            )
            VALUES (
                \(job.workspace), \(ambient.rawID()), \(job.queue), \(job.kind), \(job.key), \(job.orderingKey),
                \(job.payload), \(now), \(job.runAt), 0, 0, \(job.runAt)
            )
            ON CONFLICT (workspace_id, kind, key) DO NOTHING
            """
        }
        let counts = try transaction.runEach(inserts)
        let new = zip(jobs, counts).filter { $1 == 1 }.map(\.0)
        let soon = Set(new.filter { $0.runAt < now + Self.pollInterval }.map(\.queue))
        for queue in soon.sorted() { try transaction.notify(Self.topic, queue) }
        return new.count
    }

    /// Has the job run at its time, whether or not it is open: one that is moves there, as `reschedule` has it.
    ///
    /// A worker may end the one that was there between the two looks; then neither has done it, and it is asked again.
    package func set(_ job: NewJob) throws {
        while try !enqueue(job),
            try !reschedule(workspace: job.workspace, kind: job.kind, key: job.key, runAt: job.runAt)
        {}
    }

    /// Moves an open job to another time, as if for the first time. False when there is none.
    ///
    /// A worker that runs it at this moment loses it: what it has not committed yet rolls back, and the job runs again
    /// at `moment`.
    @discardableResult
    package func reschedule(workspace: WorkspaceID, kind: String, key: String, runAt moment: Timestamp) throws -> Bool {
        let queue = try change(
            workspace,
            kind,
            key,
            """
            UPDATE jobs
            SET run_at = \(moment), claim_at = \(moment), leased_until = NULL, attempts = 0, last_error = NULL
            """
        )
        guard let queue else { return false }
        if moment < ambient.now() + Self.pollInterval { try transaction.notify(Self.topic, queue) }
        return true
    }

    /// Removes an open job. False when there is none.
    ///
    /// A worker that runs it at this moment loses it: what it has not committed yet rolls back.
    @discardableResult
    package func cancel(workspace: WorkspaceID, kind: String, key: String) throws -> Bool {
        guard let queue = try change(workspace, kind, key, "DELETE FROM jobs") else { return false }
        try transaction.notify(Self.topic, queue)
        return true
    }

    /// Hands every job that is leased to whoever comes next, at once: for a start at which no other worker can be alive.
    /// The attempts count, so that a job which kills its process is buried in the end.
    ///
    /// - Returns: how many jobs had a worker that is gone.
    @discardableResult
    package func takeOver() throws -> Int {
        try transaction.run("UPDATE jobs SET leased_until = NULL, claim_at = run_at WHERE leased_until IS NOT NULL")
    }

    /// Runs `statement` on one job and returns its queue; `nil` when there is no such job.
    private func change(_ workspace: WorkspaceID, _ kind: String, _ key: String, _ statement: SQL) throws -> String? {
        let row = try transaction.row(
            """
            SELECT id, queue, ordering_key FROM jobs
            WHERE workspace_id = \(workspace) AND kind = \(kind) AND key = \(key)
            """
        )
        guard let row else { return nil }
        let id: JobID = try row["id"]
        let queue: String = try row["queue"]
        let orderingKey: String? = try row["ordering_key"]
        let line = orderingKey.map { JobLine(workspace: workspace, queue: queue, key: $0) }

        try line?.lock(in: transaction)
        let changed = try transaction.run(statement + " WHERE workspace_id = \(workspace) AND id = \(id)")
        guard changed == 1 else { return nil }
        try line?.promote(in: transaction)
        return queue
    }
}
