import Primitives
import Storage

extension JobLine {
    /// What decides who of a line may run.
    struct Front {
        let first: JobID
        let firstIsParked: Bool
        /// The longest lease in the line; `nil` when none runs. Usually the first job's, but not when a transaction
        /// that had enqueued an earlier one committed late, or when a dead letter came back.
        let runsUntil: Timestamp?

        func isRunning(at now: Timestamp) -> Bool {
            runsUntil.map { $0 > now } ?? false
        }
    }

    static func fronts(
        of lines: [JobLine],
        in queue: String,
        _ transaction: Transaction
    ) throws -> [JobLine: Front] {
        guard !lines.isEmpty else { return [:] }
        let named = lines.enumerated().map { place, line -> SQL in
            "(CAST(\(place) AS BIGINT), CAST(\(line.workspace) AS BIGINT), CAST(\(line.key) AS TEXT))"
        }
        // SQLite would rather read the whole workspace than the small index of running jobs: it must be told.
        let rows = try transaction.rows(
            """
            WITH lines (place, workspace_id, key) AS (VALUES \(named.joined())),
            firsts AS (
                SELECT place, workspace_id, key, (
                    SELECT id FROM jobs
                    WHERE workspace_id = lines.workspace_id AND queue = \(queue) AND ordering_key = lines.key
                    ORDER BY id LIMIT 1
                ) AS first_id
                FROM lines
            )
            SELECT
                firsts.place AS place,
                jobs.id AS first_id,
                CASE WHEN jobs.claim_at IS NULL THEN 1 ELSE 0 END AS first_is_parked,
                (
                    SELECT max(leased_until) FROM jobs\(sqlite: " INDEXED BY jobs_line_running")
                    WHERE workspace_id = firsts.workspace_id AND queue = \(queue) AND ordering_key = firsts.key
                        AND leased_until IS NOT NULL
                ) AS runs_until
            FROM firsts
            JOIN jobs ON jobs.workspace_id = firsts.workspace_id AND jobs.id = firsts.first_id
            """
        )
        return Dictionary(
            try rows.map { row in
                let place: Int = try row["place"]
                let front = Front(
                    first: try row["first_id"],
                    firstIsParked: try row["first_is_parked"],
                    runsUntil: try row["runs_until"]
                )
                return (lines[place], front)
            },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// Takes a job out of the claim index until it is its turn. A lease that ran out ends with it: its holder must not
    /// finish while another of the line runs.
    func parking(_ job: JobID) -> SQL {
        "UPDATE jobs SET leased_until = NULL, claim_at = NULL WHERE workspace_id = \(workspace) AND id = \(job)"
    }

    /// The same for every run of the line whose lease ran out, but for the first job's.
    func endOldRuns(except first: JobID, in transaction: Transaction) throws {
        try transaction.run(
            """
            UPDATE jobs\(sqlite: " INDEXED BY jobs_line_running") SET leased_until = NULL, claim_at = NULL
            WHERE workspace_id = \(workspace) AND queue = \(queue) AND ordering_key = \(key)
                AND leased_until IS NOT NULL AND id <> \(first)
            """
        )
    }
}
