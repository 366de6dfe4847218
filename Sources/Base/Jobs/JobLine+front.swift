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
        let ofLine: SQL =
            "FROM jobs WHERE workspace_id = lines.workspace_id AND queue = \(queue) AND ordering_key = lines.key"
        let rows = try transaction.rows(
            """
            WITH lines (place, workspace_id, key) AS (VALUES \(named.joined()))
            SELECT
                place,
                (SELECT id \(ofLine) ORDER BY id LIMIT 1) AS first_id,
                (SELECT CASE WHEN claim_at IS NULL THEN 1 ELSE 0 END \(ofLine) ORDER BY id LIMIT 1) AS first_is_parked,
                (SELECT max(leased_until) \(ofLine) AND leased_until IS NOT NULL) AS runs_until
            FROM lines
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
            UPDATE jobs SET leased_until = NULL, claim_at = NULL
            WHERE workspace_id = \(workspace) AND queue = \(queue) AND ordering_key = \(key)
                AND leased_until IS NOT NULL AND id <> \(first)
            """
        )
    }
}
