import Storage

extension Invariant {
    /// What ties lots and holds to the balances and to each other.
    static var lots: [Invariant] {
        [
            Invariant(
                name: "I3",
                sentence: "held is what is left in the holds",
                subject: "",
                query: { scope in
                    """
                    SELECT w.workspace_id, CAST(NULL AS BIGINT) AS subject, w.held AS found,
                        CAST(coalesce(sum(h.amount - h.captured - h.released), 0) AS BIGINT) AS expected
                    FROM wallets w LEFT JOIN holds h ON h.workspace_id = w.workspace_id
                    WHERE \(scope("w")) GROUP BY w.workspace_id, w.held
                    """
                }
            ),
            Invariant(
                name: "I3",
                sentence: "held is what the lots hold",
                subject: "",
                query: { scope in
                    """
                    SELECT w.workspace_id, CAST(NULL AS BIGINT) AS subject, w.held AS found,
                        CAST(coalesce(sum(l.held), 0) AS BIGINT) AS expected
                    FROM wallets w LEFT JOIN lots l ON l.workspace_id = w.workspace_id
                    WHERE \(scope("w")) GROUP BY w.workspace_id, w.held
                    """
                }
            ),
            Invariant(
                name: "I3",
                sentence: "a lot holds what it has in holds",
                subject: "lot",
                query: { scope in
                    """
                    SELECT l.workspace_id, l.id AS subject, l.held AS found,
                        CAST(coalesce(sum(p.amount - p.used - p.freed), 0) AS BIGINT) AS expected
                    FROM lots l LEFT JOIN hold_lots p ON p.workspace_id = l.workspace_id AND p.lot_id = l.id
                    WHERE \(scope("l")) GROUP BY l.workspace_id, l.id, l.held
                    """
                }
            ),
            holdPortions("amount", as: "amount"),
            holdPortions("captured", as: "used"),
            holdPortions("released", as: "freed"),
            Invariant(
                name: "I4",
                sentence: "what is free in the lots is available",
                subject: "",
                query: { scope in
                    """
                    SELECT w.workspace_id, CAST(NULL AS BIGINT) AS subject,
                        CAST(coalesce(sum(l.amount - l.held - l.used - l.expired - l.clawed), 0) AS BIGINT) AS found,
                        CASE WHEN w.available > 0 THEN w.available ELSE 0 END AS expected
                    FROM wallets w LEFT JOIN lots l ON l.workspace_id = w.workspace_id
                    WHERE \(scope("w")) GROUP BY w.workspace_id, w.available
                    """
                }
            ),
            Invariant(
                name: "I4",
                sentence: "what was spent or taken back came from lots, or is debt",
                subject: "",
                query: { scope in
                    """
                    SELECT w.workspace_id, CAST(NULL AS BIGINT) AS subject,
                        CAST(coalesce(sum(l.used + l.clawed), 0) AS BIGINT) + CASE WHEN w.available < 0 THEN -w.available ELSE 0 END
                            AS found,
                        w.spent + (
                            SELECT CAST(coalesce(sum(t.amount), 0) AS BIGINT) FROM transfers t
                            WHERE t.workspace_id = w.workspace_id AND t.kind IN ('clawback', 'withdrawal', 'correction', 'deduction')
                        ) AS expected
                    FROM wallets w LEFT JOIN lots l ON l.workspace_id = w.workspace_id
                    WHERE \(scope("w")) GROUP BY w.workspace_id, w.available, w.spent
                    """
                }
            ),
            Invariant(
                name: "I7",
                sentence: "expired is what ran out in the lots",
                subject: "",
                query: { scope in
                    """
                    SELECT w.workspace_id, CAST(NULL AS BIGINT) AS subject, w.expired AS found,
                        CAST(coalesce(sum(l.expired), 0) AS BIGINT) AS expected
                    FROM wallets w LEFT JOIN lots l ON l.workspace_id = w.workspace_id
                    WHERE \(scope("w")) GROUP BY w.workspace_id, w.expired
                    """
                }
            ),
        ]
    }

    private static func holdPortions(_ column: String, as portion: String) -> Invariant {
        Invariant(
            name: "I3",
            sentence: "the \(column) of a hold is that of the lots behind it",
            subject: "hold",
            query: { scope in
                """
                SELECT h.workspace_id, h.id AS subject, h.\(raw: column) AS found,
                    CAST(coalesce(sum(p.\(raw: portion)), 0) AS BIGINT) AS expected
                FROM holds h LEFT JOIN hold_lots p ON p.workspace_id = h.workspace_id AND p.hold_id = h.id
                WHERE \(scope("h")) GROUP BY h.workspace_id, h.id, h.\(raw: column)
                """
            }
        )
    }
}
