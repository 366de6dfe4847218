import Storage

extension InvoiceVerifier {
    static let document: SQL = """
        d.series || '/' || CAST(d.financial_year AS TEXT) || '/' || CAST(d.serial AS TEXT)
        """

    /// Of the series.
    static var numbers: [Check] {
        [
            Check(
                sentence: "the numbers of a series are 1 to the last without a hole",
                query: """
                    SELECT s.issuer || ' ' || s.series || '/' || CAST(s.financial_year AS TEXT) AS subject,
                        count(n.serial) AS found,
                        CASE WHEN coalesce(max(n.serial), 0) > s.last_serial THEN max(n.serial) ELSE s.last_serial END
                            AS expected
                    FROM document_series s LEFT JOIN document_numbers n ON n.issuer = s.issuer AND n.series = s.series
                        AND n.financial_year = s.financial_year
                    GROUP BY s.issuer, s.series, s.financial_year, s.last_serial
                    """
            ),
            Check(
                sentence: "a number is in the register of its series",
                query: """
                    SELECT \(document) AS subject, count(n.serial) AS found, CAST(1 AS BIGINT) AS expected
                    FROM documents d LEFT JOIN document_numbers n ON n.issuer = d.issuer AND n.series = d.series
                        AND n.financial_year = d.financial_year AND n.serial = d.serial
                        AND n.workspace_id = d.workspace_id AND n.document_id = d.id
                    GROUP BY d.workspace_id, d.id, d.series, d.financial_year, d.serial
                    """
            ),
        ]
    }

    /// Of one document.
    static var sums: [Check] {
        [
            Check(
                sentence: "the lines add up to the amount before tax",
                query: """
                    SELECT \(document) AS subject, CAST(coalesce(sum(l.net), 0) AS BIGINT) AS found, d.net AS expected
                    FROM documents d LEFT JOIN document_lines l ON l.workspace_id = d.workspace_id AND l.document_id = d.id
                    GROUP BY d.workspace_id, d.id, d.series, d.financial_year, d.serial, d.net
                    """
            ),
            Check(
                sentence: "the taxes add up to the tax",
                query: """
                    SELECT \(document) AS subject, CAST(coalesce(sum(t.amount), 0) AS BIGINT) AS found, d.tax AS expected
                    FROM documents d LEFT JOIN document_taxes t ON t.workspace_id = d.workspace_id AND t.document_id = d.id
                    GROUP BY d.workspace_id, d.id, d.series, d.financial_year, d.serial, d.tax
                    """
            ),
            Check(
                // Or that of a total that was paid by another quote: rule 35 of the CGST Rules.
                sentence: "a tax is its rate of the amount, or its part of the total, rounded half-up",
                query: """
                    SELECT \(document) || ' ' || t.kind AS subject, t.amount AS found,
                        CASE WHEN t.amount = (2 * d.total * t.basis_points + r.whole) / (2 * r.whole) THEN t.amount
                            ELSE (d.net * t.basis_points + 5000) / 10000 END AS expected
                    FROM documents d JOIN document_taxes t ON t.workspace_id = d.workspace_id AND t.document_id = d.id
                    JOIN (SELECT workspace_id, document_id, CAST(10000 + sum(basis_points) AS BIGINT) AS whole
                            FROM document_taxes GROUP BY workspace_id, document_id) r
                        ON r.workspace_id = d.workspace_id AND r.document_id = d.id
                    WHERE d.kind <> 'creditNote'
                    """
            ),
        ]
    }

    /// What notes took from the document `o` of the tax `kind` before the note `d`.
    private static let before: SQL = """
        (SELECT CAST(coalesce(sum(pt.amount), 0) AS BIGINT) FROM documents p
            JOIN document_taxes pt ON pt.workspace_id = p.workspace_id AND pt.document_id = p.id AND pt.kind = t.kind
            WHERE p.workspace_id = d.workspace_id AND p.corrects_id = d.corrects_id
                AND (p.issued_at, p.id) < (d.issued_at, d.id))
        """

    /// Of credit notes with the document they correct.
    static var notes: [Check] {
        [
            Check(
                sentence: "credit notes do not go beyond their document",
                query: """
                    SELECT \(document) AS subject, CAST(sum(n.net) AS BIGINT) AS found,
                        CASE WHEN sum(n.net) > d.net THEN d.net ELSE CAST(sum(n.net) AS BIGINT) END AS expected
                    FROM documents d JOIN documents n ON n.workspace_id = d.workspace_id AND n.corrects_id = d.id
                    GROUP BY d.workspace_id, d.id, d.series, d.financial_year, d.serial, d.net
                    """
            ),
            Check(
                sentence: "a credit note has the rate's part of each tax, or what was left of it",
                query: """
                    SELECT \(document) || ' ' || t.kind AS subject, t.amount AS found,
                        CASE WHEN (SELECT sum(p.net) FROM documents p WHERE p.workspace_id = d.workspace_id
                                    AND p.corrects_id = d.corrects_id AND (p.issued_at, p.id) <= (d.issued_at, d.id))
                                = o.net
                            OR (d.net * t.basis_points + 5000) / 10000 > ot.amount - \(before)
                        THEN ot.amount - \(before)
                        ELSE (d.net * t.basis_points + 5000) / 10000 END AS expected
                    FROM documents d
                    JOIN document_taxes t ON t.workspace_id = d.workspace_id AND t.document_id = d.id
                    JOIN documents o ON o.workspace_id = d.workspace_id AND o.id = d.corrects_id
                    JOIN document_taxes ot ON ot.workspace_id = o.workspace_id AND ot.document_id = o.id
                        AND ot.kind = t.kind
                    """
            ),
        ]
    }
}
