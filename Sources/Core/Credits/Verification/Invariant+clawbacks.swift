import Storage

extension Invariant {
    /// What ties the points taken back to the journal and to the grants they came from.
    static var clawbacks: [Invariant] {
        [
            Invariant(
                name: "I10",
                sentence: "what was taken back of a grant is in the journal",
                subject: "lot",
                query: { scope in
                    """
                    SELECT workspace_id, lot_id AS subject, CAST(sum(taken) AS BIGINT) AS found,
                        CAST(sum(journal) AS BIGINT) AS expected
                    FROM (
                        SELECT workspace_id, lot_id, amount AS taken, 0 AS journal FROM clawbacks
                        WHERE \(scope("clawbacks"))
                        UNION ALL
                        SELECT workspace_id, lot_id, 0, amount FROM transfers
                        WHERE kind IN ('clawback', 'withdrawal', 'correction') AND \(scope("transfers"))
                    ) AS both_sides GROUP BY workspace_id, lot_id
                    """
                }
            ),
            Invariant(
                name: "I10",
                sentence: "no more is taken back of a grant than it gave",
                subject: "lot",
                query: { scope in
                    """
                    SELECT l.workspace_id, l.id AS subject, CAST(sum(c.amount) AS BIGINT) AS found,
                        CASE WHEN sum(c.amount) > l.amount THEN l.amount ELSE CAST(sum(c.amount) AS BIGINT) END AS expected
                    FROM clawbacks c JOIN lots l ON l.workspace_id = c.workspace_id AND l.id = c.lot_id
                    WHERE \(scope("c")) GROUP BY l.workspace_id, l.id, l.amount
                    """
                }
            ),
        ]
    }
}
