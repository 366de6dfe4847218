import Primitives
import Storage

/// SQL of `caps` and `cap_uses`.
struct CapStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    /// A cap, and what was counted under it in its period; `nil` when nobody has begun to count there.
    struct Standing: Sendable {
        let cap: Cap
        let used: Points?
    }

    func standings(day: LocalPeriod, month: LocalPeriod) throws -> [Standing] {
        try transaction.rows(
            """
            SELECT c.kind, c.subject, c.amount, u.used
            FROM caps c LEFT JOIN cap_uses u ON u.workspace_id = c.workspace_id AND u.kind = c.kind
                AND u.subject = c.subject
                AND u.from_at = CASE c.kind WHEN 'day' THEN CAST(\(day.from) AS BIGINT)
                    ELSE CAST(\(month.from) AS BIGINT) END
            WHERE c.workspace_id = \(workspace) ORDER BY c.kind, c.subject
            """
        ).map { row in
            Standing(
                cap: Cap(kind: try row["kind"], subject: try row["subject"], amount: try row["amount"]),
                used: try row["used"]
            )
        }
    }

    func replace(by caps: [Cap]) throws {
        try transaction.run("DELETE FROM caps WHERE workspace_id = \(workspace)")
        // Counted anew from the holds when they are needed.
        try transaction.run("DELETE FROM cap_uses WHERE workspace_id = \(workspace)")
        try transaction.runEach(
            caps.map { cap in
                """
                INSERT INTO caps (workspace_id, kind, subject, amount)
                VALUES (\(workspace), \(cap.kind), \(cap.subject), \(cap.amount))
                """
            }
        )
        try transaction.run(
            "UPDATE wallets SET is_capped = \(!caps.isEmpty) WHERE workspace_id = \(workspace)"
        )
    }

    /// Begins to count in a period, with what its holds have come to so far.
    ///
    /// - Returns: that.
    func begin(_ cap: Cap, _ period: LocalPeriod) throws -> Points {
        let used = try spent(cap, period)
        try transaction.run(
            """
            INSERT INTO cap_uses (workspace_id, kind, subject, from_at, to_at, used)
            VALUES (\(workspace), \(cap.kind), \(cap.subject), \(period.from), \(period.to), \(used))
            ON CONFLICT (workspace_id, kind, subject, from_at) DO NOTHING
            """
        )
        return used
    }

    /// What the holds of a period took and did not give back, and what was charged beyond them.
    func spent(_ cap: Cap, _ period: LocalPeriod) throws -> Points {
        let key: SQL = cap.kind == .apiKey ? " AND h.api_key_id = \(cap.subject)" : ""
        let opened: SQL =
            "h.workspace_id = \(workspace) AND h.purpose = 'send' AND h.opened_at >= \(period.from) AND h.opened_at < \(period.to)"
        let row = try transaction.row(
            """
            SELECT CAST(coalesce((
                SELECT sum(h.amount - h.released) FROM holds h\(indexed: "holds_opened") WHERE \(opened)\(key)
            ), 0) + coalesce((
                SELECT sum(t.amount) FROM holds h\(indexed: "holds_opened")
                JOIN transfers t ON t.workspace_id = h.workspace_id AND t.hold_id = h.id AND t.kind = 'late'
                WHERE \(opened)\(key)
            ), 0) AS BIGINT) AS used
            """
        )
        return try row?["used"] ?? .zero
    }

    /// False when the cap would be passed.
    func take(_ amount: Points, _ cap: Cap, _ period: LocalPeriod) throws -> Bool {
        try transaction.run(
            """
            UPDATE cap_uses SET used = used + \(amount)
            WHERE workspace_id = \(workspace) AND kind = \(cap.kind) AND subject = \(cap.subject)
                AND from_at = \(period.from) AND used + \(amount) <= \(cap.amount)
            """
        ) == 1
    }

    /// What holds gave back, or were charged beyond, counts in the periods they were made in.
    func change(_ changes: [HoldID: Points]) throws {
        try transaction.runEach(
            changes.sorted { $0.key < $1.key }.map { hold, change in
                """
                UPDATE cap_uses SET used = used + \(change)
                WHERE workspace_id = \(workspace) AND EXISTS (
                    SELECT 1 FROM holds h
                    WHERE h.workspace_id = \(workspace) AND h.id = \(hold) AND h.purpose = 'send'
                        AND h.opened_at >= cap_uses.from_at AND h.opened_at < cap_uses.to_at
                        AND (cap_uses.kind <> 'api_key' OR cap_uses.subject = h.api_key_id))
                """
            }
        )
    }
}
