import Primitives
import Storage

/// The rows of jobs that take consent of many.
struct ConsentJobStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    func insert(_ job: ConsentJob) throws {
        try transaction.run(
            """
            INSERT INTO consent_jobs (workspace_id, id, state, value, purpose, source, evidence, said_at, target, position,
                matched, changed, skipped, failed, created_by, created_at)
            VALUES (\(workspace), \(job.id), 'running', \(job.word.value), \(job.word.purpose), \(job.word.source),
                \(job.word.evidence), \(job.word.at ?? job.createdAt), \(try JSON.text(job.target)), 0, \(job.matched), 0,
                0, 0, \(job.word.actor ?? ""), \(job.createdAt))
            """
        )
    }

    func find(_ id: ConsentJobID) throws -> ConsentJob? {
        try transaction.row("SELECT * FROM consent_jobs WHERE workspace_id = \(workspace) AND id = \(id)")
            .map(ConsentJob.init)
    }

    func advance(_ job: ConsentJob, to last: ContactID, changed: Int, skipped: Int, failed: Int) throws {
        try transaction.run(
            """
            UPDATE consent_jobs SET position = \(last), changed = changed + \(changed), skipped = skipped + \(skipped),
                failed = failed + \(failed)
            WHERE workspace_id = \(workspace) AND id = \(job.id) AND position = \(job.position)
            """
        )
    }

    func finish(_ id: ConsentJobID, at moment: Timestamp) throws {
        try transaction.run(
            """
            UPDATE consent_jobs SET state = 'done', finished_at = \(moment)
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }

    /// - Parameter first: how many were noted before.
    func note(_ failures: [(subject: String, reason: String)], from first: Int, of id: ConsentJobID) throws {
        try transaction.runEach(
            failures.enumerated().map { place, failure in
                """
                INSERT INTO consent_job_errors (workspace_id, job_id, number, subject, reason)
                VALUES (\(workspace), \(id), \(first + place), \(failure.subject), \(failure.reason))
                """
            }
        )
    }

    func failures(of id: ConsentJobID, after number: Int, limit: Int) throws -> [ConsentFailure] {
        try transaction.rows(
            """
            SELECT * FROM consent_job_errors WHERE workspace_id = \(workspace) AND job_id = \(id) AND number > \(number)
            ORDER BY number LIMIT \(limit)
            """
        ).map { ConsentFailure(number: try $0["number"], subject: try $0["subject"], reason: try $0["reason"]) }
    }
}

/// A contact of whom a job could not take consent.
package struct ConsentFailure: Sendable, Equatable {
    package let number: Int
    package let subject: String
    package let reason: String
}

extension ConsentJob {
    init(_ row: Row) throws {
        let stateText: String = try row["state"]
        id = try row["id"]
        state = State(rawValue: stateText) ?? .done
        word = ConsentWord(
            try row["value"],
            to: try row["purpose"],
            source: try row["source"],
            actor: try row["created_by"],
            evidence: try row["evidence"],
            at: try row["said_at"]
        )
        target = try JSON.value(try row["target"])
        position = try row["position"]
        matched = try row["matched"]
        changed = try row["changed"]
        skipped = try row["skipped"]
        failed = try row["failed"]
        createdAt = try row["created_at"]
        finishedAt = try row["finished_at"]
    }
}
