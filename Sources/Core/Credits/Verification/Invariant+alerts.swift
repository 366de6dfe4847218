import Storage

extension Invariant {
    /// A line that is armed has not been crossed: else somebody was not told.
    static func alerts(_ settings: CreditSettings) -> [Invariant] {
        [AlertRule.notice(settings), AlertRule.lock(settings)].map { rule in
            Invariant(
                name: "I12",
                sentence: "the \(rule.name.rawValue) was told when the balance crossed its line",
                subject: "",
                query: { scope in
                    """
                    SELECT w.workspace_id, CAST(NULL AS BIGINT) AS subject, a.armed AS found,
                        CASE WHEN w.available <= \(rule.fireAt) AND (a.name = 'lock' OR \(Balances.hasBought)) THEN 0 ELSE a.armed END
                            AS expected
                    FROM wallets w
                    JOIN alert_states a ON a.workspace_id = w.workspace_id AND a.name = \(rule.name.rawValue)
                    WHERE \(scope("w"))
                    """
                }
            )
        }
    }
}
