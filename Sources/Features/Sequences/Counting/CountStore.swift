import Primitives
import Storage

/// SQL of counters.
struct CountStore {
    typealias Metric = SequenceTally.Metric

    let transaction: Transaction

    /// What was added up already, and what waits to be.
    private func all(_ workspace: WorkspaceID, _ rest: SQL) -> SQL {
        """
        (SELECT sequence_id, day, step, metric, count FROM sequence_counts WHERE workspace_id = \(workspace) AND \(rest)
        UNION ALL
        SELECT sequence_id, day, step, metric, count FROM sequence_deltas WHERE workspace_id = \(workspace) AND \(rest)) AS c
        """
    }

    func totals(of sequences: [SequenceID], in workspace: WorkspaceID) throws -> [SequenceID: [Metric: Int64]] {
        guard !sequences.isEmpty else { return [:] }
        let rows = try transaction.rows(
            """
            SELECT sequence_id, metric, CAST(sum(count) AS BIGINT) AS count
            FROM \(all(workspace, "sequence_id IN \(list: sequences) AND step = ''")) GROUP BY sequence_id, metric
            """
        )
        var found: [SequenceID: [Metric: Int64]] = [:]
        for row in rows { found[try row["sequence_id"], default: [:]][try row["metric"]] = try row["count"] }
        return found
    }

    struct Cell {
        let day: CivilDay
        let step: String
        let metric: Metric
        let count: Int64
    }

    func cells(of sequence: SequenceID, from: CivilDay, to: CivilDay, in workspace: WorkspaceID) throws -> [Cell] {
        let rest: SQL =
            "sequence_id = \(sequence) AND day >= \(from.daysSince1970) AND day <= \(to.daysSince1970)"
        return try transaction.rows(
            """
            SELECT day, step, metric, CAST(sum(count) AS BIGINT) AS count FROM \(all(workspace, rest))
            GROUP BY day, step, metric ORDER BY day
            """
        ).map { row in
            Cell(
                day: CivilDay(daysSince1970: try row["day"]),
                step: try row["step"],
                metric: try row["metric"],
                count: try row["count"]
            )
        }
    }

    /// Adds up some of what waits; others who do so at the same moment take other rows.
    ///
    /// - Returns: the sequences whose counters changed.
    func fold(limit: Int) throws -> [(workspace: WorkspaceID, sequence: SequenceID)] {
        struct Key: Hashable {
            let workspace: WorkspaceID
            let sequence: SequenceID
            let day: Int64
            let step: String
            let metric: String
        }
        let rows = try transaction.rows(
            "SELECT * FROM sequence_deltas LIMIT \(limit)\(postgres: " FOR UPDATE SKIP LOCKED")"
        )
        var sums: [Key: Int64] = [:]
        var gone: [SQL] = []
        for row in rows {
            let (workspace, id): (WorkspaceID, Int64) = (try row["workspace_id"], try row["id"])
            let key = Key(
                workspace: workspace,
                sequence: try row["sequence_id"],
                day: try row["day"],
                step: try row["step"],
                metric: try row["metric"]
            )
            sums[key, default: 0] += try row["count"]
            gone.append("DELETE FROM sequence_deltas WHERE workspace_id = \(workspace) AND id = \(id)")
        }
        try transaction.runEach(gone)
        // In one order, for two who add up the same day.
        let ordered = sums.sorted {
            ($0.key.workspace, $0.key.sequence, $0.key.day, $0.key.step, $0.key.metric)
                < ($1.key.workspace, $1.key.sequence, $1.key.day, $1.key.step, $1.key.metric)
        }
        try transaction.runEach(
            ordered.map { key, count in
                """
                INSERT INTO sequence_counts (workspace_id, sequence_id, day, step, metric, count)
                VALUES (\(key.workspace), \(key.sequence), \(key.day), \(key.step), \(key.metric), \(count))
                ON CONFLICT (workspace_id, sequence_id, day, step, metric)
                DO UPDATE SET count = sequence_counts.count + excluded.count
                """
            }
        )
        var told: [(workspace: WorkspaceID, sequence: SequenceID)] = []
        for (key, _) in ordered where told.last?.sequence != key.sequence || told.last?.workspace != key.workspace {
            told.append((key.workspace, key.sequence))
        }
        return told
    }
}
