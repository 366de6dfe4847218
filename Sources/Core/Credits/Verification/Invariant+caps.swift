import Storage

extension Invariant {
    /// What counts under a cap is what the holds of its period took.
    static var caps: [Invariant] {
        let opened: SQL = """
            h.workspace_id = u.workspace_id AND h.purpose = 'send' AND h.opened_at >= u.from_at AND h.opened_at < u.to_at
                AND (u.kind <> 'api_key' OR h.api_key_id = u.subject)
            """
        return [
            Invariant(
                name: "I14",
                sentence: "what counts under a cap is what its holds took and what was charged beyond them",
                subject: "",
                query: { scope in
                    """
                    SELECT u.workspace_id, CAST(NULL AS BIGINT) AS subject, u.used AS found, CAST(coalesce((
                        SELECT sum(h.amount - h.released) FROM holds h WHERE \(opened)
                    ), 0) + coalesce((
                        SELECT sum(t.amount) FROM holds h
                        JOIN transfers t ON t.workspace_id = h.workspace_id AND t.hold_id = h.id AND t.kind = 'late'
                        WHERE \(opened)
                    ), 0) AS BIGINT) AS expected
                    FROM cap_uses u WHERE \(scope("u"))
                    """
                }
            )
        ]
    }
}
