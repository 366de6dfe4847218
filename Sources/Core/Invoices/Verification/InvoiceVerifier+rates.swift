import Primitives
import Storage

extension InvoiceVerifier {
    /// Of the rates: those of the Indian day that a document bears. A credit note has its document's.
    static func rateChecks(_ rates: GSTRates) -> [Check] {
        let rate = rate(rates)
        return [
            Check(
                sentence: "the taxes of a document add up to the rate of its day",
                query: """
                    SELECT \(document) AS subject, CAST(coalesce(sum(t.basis_points), 0) AS BIGINT) AS found,
                        CASE WHEN d.supply IN \(list: untaxed) THEN CAST(0 AS BIGINT) ELSE \(rate) END AS expected
                    FROM documents d LEFT JOIN document_taxes t ON t.workspace_id = d.workspace_id AND t.document_id = d.id
                    WHERE d.kind <> 'creditNote'
                    GROUP BY d.workspace_id, d.id, d.series, d.financial_year, d.serial, d.supply, d.issued_at
                    """
            ),
            Check(
                sentence: "central tax is half of the rate of the day, the state's the rest, integrated tax the whole",
                query: """
                    SELECT \(document) || ' ' || t.kind AS subject, t.basis_points AS found,
                        CASE t.kind WHEN 'igst' THEN \(rate) WHEN 'cgst' THEN (\(rate)) / 2
                            ELSE (\(rate)) - (\(rate)) / 2 END AS expected
                    FROM documents d JOIN document_taxes t ON t.workspace_id = d.workspace_id AND t.document_id = d.id
                    WHERE d.kind <> 'creditNote'
                    """
            ),
        ]
    }

    private static let untaxed = [Supply.zoneUndertaking, .exportUndertaking, .outsideTax].map(\.rawValue)

    /// The whole rate of the day of document `d`.
    private static func rate(_ rates: GSTRates) -> SQL {
        var sql: SQL = "CASE"
        for line in rates.lines.reversed() {
            let start = IndianTime.start(of: line.from)
            sql += " WHEN d.issued_at >= \(start) THEN CAST(\(line.basisPoints) AS BIGINT)"
        }
        return sql + " ELSE CAST(-1 AS BIGINT) END"
    }
}
