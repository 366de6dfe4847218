package import Primitives
package import Storage

/// The dead letters: a workspace's, or for the operator everybody's.
package struct DeadJobStore {
    private let transaction: Transaction
    private let ambient: Ambient

    package init(_ transaction: Transaction, ambient: Ambient) {
        self.transaction = transaction
        self.ambient = ambient
    }

    /// Newest first.
    package func page(workspace: WorkspaceID, after last: JobID? = nil, limit: Int) throws -> [DeadJob] {
        var sql: SQL = "SELECT * FROM dead_jobs WHERE workspace_id = \(workspace)"
        if let last { sql += " AND id < \(last)" }
        return try transaction.rows(sql + " ORDER BY id DESC LIMIT \(limit)").map(DeadJob.init)
    }

    /// Those of all workspaces, newest first: for the operator.
    package func newest(limit: Int) throws -> [DeadJob] {
        try transaction.rows("SELECT * FROM dead_jobs ORDER BY id DESC LIMIT \(limit)").map(DeadJob.init)
    }

    /// How many there are in all workspaces.
    package func count() throws -> Int {
        try transaction.row("SELECT count(*) AS count FROM dead_jobs")?["count"] ?? 0
    }

    /// Whosever it is: for the operator.
    package func find(_ id: JobID) throws -> DeadJob? {
        try transaction.row("SELECT * FROM dead_jobs WHERE id = \(id)").map(DeadJob.init)
    }

    /// Lets the job run again from its first attempt, now. It keeps its id, so it goes to the front of its line.
    ///
    /// - Throws: `JobError.notDead`, `JobError.keyTaken`; then nothing has changed.
    package func replay(workspace: WorkspaceID, id: JobID) throws {
        let row = try transaction.row("SELECT * FROM dead_jobs WHERE workspace_id = \(workspace) AND id = \(id)")
        guard let row else { throw JobError.notDead(id) }
        let job = try DeadJob(row)
        let now = ambient.now()
        let inserted = try transaction.run(
            """
            INSERT INTO jobs (
                workspace_id, id, queue, kind, key, ordering_key, payload, enqueued_at, run_at, attempts, lease_epoch,
                claim_at
            )
            SELECT
                workspace_id, id, queue, kind, key, ordering_key, payload, enqueued_at, CAST(\(now) AS BIGINT), 0, 0,
                CAST(\(now) AS BIGINT)
            FROM dead_jobs WHERE workspace_id = \(workspace) AND id = \(id)
            ON CONFLICT (workspace_id, kind, key) DO NOTHING
            """
        )
        guard inserted == 1 else { throw JobError.keyTaken(kind: job.kind, key: job.key) }
        try discard(workspace: workspace, id: id)
        try transaction.notify(JobStore.topic, job.queue)
    }

    /// - Throws: `JobError.notDead`.
    package func discard(workspace: WorkspaceID, id: JobID) throws {
        let deleted = try transaction.run("DELETE FROM dead_jobs WHERE workspace_id = \(workspace) AND id = \(id)")
        guard deleted == 1 else { throw JobError.notDead(id) }
    }
}
