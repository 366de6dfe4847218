import Storage

extension Invariant {
    /// What ties the balances to the journal.
    static var journal: [Invariant] {
        Account.allCases.map(balance) + [
            Invariant(
                name: "I2",
                sentence: "what came in is available, held, spent or expired",
                subject: "",
                query: { scope in
                    """
                    SELECT workspace_id, CAST(NULL AS BIGINT) AS subject, available + held + spent + expired AS found,
                        paid_in + promo_in + adjusted AS expected
                    FROM wallets WHERE \(scope("wallets"))
                    """
                }
            ),
            Invariant(
                name: "I2",
                sentence: "the journal is numbered from 1 without a hole",
                subject: "",
                query: { scope in
                    """
                    SELECT w.workspace_id, CAST(NULL AS BIGINT) AS subject, coalesce(max(t.sequence), 0) AS found,
                        count(t.sequence) + CASE WHEN w.last_sequence = coalesce(max(t.sequence), 0) THEN 0 ELSE 1 END
                            AS expected
                    FROM wallets w LEFT JOIN transfers t ON t.workspace_id = w.workspace_id
                    WHERE \(scope("w")) GROUP BY w.workspace_id, w.last_sequence
                    """
                }
            ),
            Invariant(
                name: "I2",
                sentence: "time does not go back in the journal",
                subject: "transfer",
                query: { scope in
                    """
                    SELECT t.workspace_id, t.sequence AS subject, t.at AS found,
                        CASE WHEN n.at < t.at THEN n.at ELSE t.at END AS expected
                    FROM transfers t JOIN transfers n ON n.workspace_id = t.workspace_id AND n.sequence = t.sequence + 1
                    WHERE \(scope("t"))
                    """
                }
            ),
            accounts,
        ]
    }

    private static func balance(of account: Account) -> Invariant {
        let column = account.rawValue
        let (plus, minus) = account.isSource ? ("debit", "credit") : ("credit", "debit")
        return Invariant(
            name: "I1",
            sentence: "\(column) is the sum of its transfers",
            subject: "",
            query: { scope in
                """
                SELECT w.workspace_id, CAST(NULL AS BIGINT) AS subject, w.\(raw: column) AS found,
                    CAST(coalesce(sum(
                        CASE WHEN t.\(raw: plus) = \(column) THEN t.amount
                            WHEN t.\(raw: minus) = \(column) THEN -t.amount ELSE 0 END), 0) AS BIGINT) AS expected
                FROM wallets w LEFT JOIN transfers t ON t.workspace_id = w.workspace_id
                WHERE \(scope("w")) GROUP BY w.workspace_id, w.\(raw: column)
                """
            }
        )
    }

    /// Every transfer moves between the accounts of its kind.
    private static var accounts: Invariant {
        let pairs = TransferKind.allCases.map { kind -> SQL in
            "(kind = \(kind) AND debit = \(kind.debit) AND credit = \(kind.credit))"
        }
        let known = pairs.dropFirst().reduce(pairs[0]) { $0 + " OR " + $1 }
        return Invariant(
            name: "I1",
            sentence: "a transfer moves between the accounts of its kind",
            subject: "transfer",
            query: { scope in
                """
                SELECT workspace_id, sequence AS subject, CASE WHEN \(known) THEN 1 ELSE 0 END AS found, 1 AS expected
                FROM transfers WHERE \(scope("transfers"))
                """
            }
        )
    }
}
