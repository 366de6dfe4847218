import Storage

extension Invariant {
    /// What ties the messages to the money.
    static var messages: [Invariant] {
        [
            Invariant(
                name: "I5",
                sentence: "spent is what the messages were charged, and what the reconciliation found",
                subject: "",
                query: { scope in
                    """
                    SELECT w.workspace_id, CAST(NULL AS BIGINT) AS subject, w.spent AS found,
                        CAST(coalesce(sum(c.charged), 0) AS BIGINT) + coalesce((
                            SELECT CAST(sum(t.amount) AS BIGINT) FROM transfers t
                            WHERE t.workspace_id = w.workspace_id AND t.kind = 'shortfall'), 0) AS expected
                    FROM wallets w LEFT JOIN charges c ON c.workspace_id = w.workspace_id
                    WHERE \(scope("w")) GROUP BY w.workspace_id, w.spent
                    """
                }
            ),
            Invariant(
                name: "I5",
                sentence: "the journal of a settlement is the sum of its messages' entries",
                subject: "batch",
                query: { scope in
                    """
                    SELECT workspace_id, batch_id AS subject, CAST(sum(journal) AS BIGINT) AS found,
                        CAST(sum(entries) AS BIGINT) AS expected
                    FROM (
                        SELECT workspace_id, batch_id, coalesce(hold_id, 0) AS hold, kind, amount AS journal, 0 AS entries
                        FROM transfers WHERE batch_id IS NOT NULL AND \(scope("transfers"))
                        UNION ALL
                        SELECT e.workspace_id, e.batch_id, coalesce(c.hold_id, 0),
                            CASE e.kind WHEN 'excess' THEN 'late' ELSE e.kind END, 0, e.amount
                        FROM charge_entries e
                        LEFT JOIN charges c ON c.workspace_id = e.workspace_id AND c.message_id = e.message_id
                        WHERE \(scope("e"))
                    ) AS both_sides
                    GROUP BY workspace_id, batch_id, hold, kind
                    """
                }
            ),
            Invariant(
                name: "I6",
                sentence: "a hold has what its open messages need",
                subject: "hold",
                query: { scope in
                    """
                    SELECT h.workspace_id, h.id AS subject, h.amount - h.captured - h.released AS found,
                        CASE WHEN h.closed_at IS NULL AND h.amount - h.captured - h.released >= coalesce(o.needed, 0)
                            THEN h.amount - h.captured - h.released ELSE coalesce(o.needed, 0) END AS expected
                    FROM holds h LEFT JOIN (
                        SELECT workspace_id, hold_id, CAST(sum(quote) AS BIGINT) AS needed FROM charges
                        WHERE (state < 3 OR state = 7) AND \(scope("charges")) GROUP BY workspace_id, hold_id
                    ) o ON o.workspace_id = h.workspace_id AND o.hold_id = h.id
                    WHERE \(scope("h"))
                    """
                }
            ),
            Invariant(
                name: "I6",
                sentence: "a message's hold is one of its workspace",
                subject: "message",
                query: { scope in
                    """
                    SELECT c.workspace_id, c.message_id AS subject, CASE WHEN h.id IS NULL THEN 0 ELSE 1 END AS found,
                        1 AS expected
                    FROM charges c LEFT JOIN holds h ON h.workspace_id = c.workspace_id AND h.id = c.hold_id
                    WHERE c.hold_id IS NOT NULL AND \(scope("c"))
                    """
                }
            ),
            entriesAgree,
            Invariant(
                name: "I8",
                sentence: "an entry belongs to a message",
                subject: "message",
                query: { scope in
                    """
                    SELECT e.workspace_id, e.message_id AS subject, CASE WHEN c.message_id IS NULL THEN 0 ELSE 1 END AS found,
                        1 AS expected
                    FROM charge_entries e
                    LEFT JOIN charges c ON c.workspace_id = e.workspace_id AND c.message_id = e.message_id
                    WHERE \(scope("e"))
                    """
                }
            ),
            Invariant(
                name: "I9",
                sentence: "a hold has assigned what its messages were quoted",
                subject: "hold",
                query: { scope in
                    """
                    SELECT h.workspace_id, h.id AS subject, h.assigned AS found, coalesce(c.quoted, 0) AS expected
                    FROM holds h LEFT JOIN (
                        SELECT workspace_id, hold_id, CAST(sum(quote) AS BIGINT) AS quoted FROM charges
                        WHERE \(scope("charges")) GROUP BY workspace_id, hold_id
                    ) c ON c.workspace_id = h.workspace_id AND c.hold_id = h.id
                    WHERE \(scope("h"))
                    """
                }
            ),
        ]
    }

    /// Which entries a message must have in each state, and that they add up to its quote and to its charge.
    private static var entriesAgree: Invariant {
        Invariant(
            name: "I8",
            sentence: "a message's state and charge agree with its entries",
            subject: "message",
            query: { scope in
                """
                SELECT c.workspace_id, c.message_id AS subject, 1 AS expected, CASE
                    WHEN (c.state < 3 OR c.state = 7) THEN
                        CASE WHEN e.message_id IS NULL AND c.charged = 0 THEN 1 ELSE 0 END
                    WHEN c.state = 3 THEN
                        CASE WHEN e.captures = 1 AND e.lates = 0 AND e.captured + e.released = c.quote
                            AND c.charged = e.captured + e.excess THEN 1 ELSE 0 END
                    WHEN c.state IN (4, 5, 8) THEN
                        CASE WHEN e.releases = 1 AND e.captures = 0 AND e.lates = 0 AND e.excess = 0 AND e.released = c.quote
                            AND c.charged = 0 THEN 1 ELSE 0 END
                    ELSE
                        CASE WHEN e.releases = 1 AND e.captures = 0 AND e.lates = 1 AND e.excess = 0 AND e.released = c.quote
                            AND c.charged = e.late THEN 1 ELSE 0 END
                    END AS found
                FROM charges c LEFT JOIN (
                    SELECT workspace_id, message_id,
                        count(*) FILTER (WHERE kind = 'capture') AS captures,
                        count(*) FILTER (WHERE kind = 'release') AS releases,
                        count(*) FILTER (WHERE kind = 'late') AS lates,
                        coalesce(sum(amount) FILTER (WHERE kind = 'capture'), 0) AS captured,
                        coalesce(sum(amount) FILTER (WHERE kind = 'release'), 0) AS released,
                        coalesce(sum(amount) FILTER (WHERE kind = 'excess'), 0) AS excess,
                        coalesce(sum(amount) FILTER (WHERE kind = 'late'), 0) AS late
                    FROM charge_entries WHERE \(scope("charge_entries")) GROUP BY workspace_id, message_id
                ) e ON e.workspace_id = c.workspace_id AND e.message_id = c.message_id
                WHERE \(scope("c"))
                """
            }
        )
    }
}
