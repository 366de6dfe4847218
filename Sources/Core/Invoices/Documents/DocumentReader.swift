import Foundation
import Primitives
import Storage

/// Reads whole documents, of one workspace or of all.
struct DocumentReader {
    let transaction: Transaction

    /// - Parameter condition: on `d`, and what comes after it.
    func documents(where condition: SQL) throws -> [Document] {
        let rows = try transaction.rows(
            """
            SELECT d.*, o.series AS o_series, o.financial_year AS o_year, o.serial AS o_serial, o.issued_at AS o_issued_at
            FROM documents d
            LEFT JOIN documents o ON o.workspace_id = d.workspace_id AND o.id = d.corrects_id
            WHERE 
            """ + condition
        )
        guard !rows.isEmpty else { return [] }
        let lines = try parts("document_lines", order: ", ordinal", of: rows, DocumentLine.init)
        let taxes = try parts("document_taxes", order: ", kind", of: rows, TaxComponent.init)
        return try rows.map { row in
            let key = try Key(workspace: row["workspace_id"], document: row["id"])
            return try Document(row, lines: lines[key] ?? [], components: taxes[key] ?? [])
        }
    }

    private struct Key: Hashable {
        let workspace: WorkspaceID
        let document: DocumentID
    }

    /// The rows of `table` that belong to `documents`, workspace by workspace: a page is mostly of one.
    private func parts<Part>(
        _ table: String,
        order: String,
        of documents: [Row],
        _ make: (Row, _ currency: String) throws -> Part
    ) throws -> [Key: [Part]] {
        var currencies: [Key: String] = [:]
        var ids: [WorkspaceID: [DocumentID]] = [:]
        for row in documents {
            let key = try Key(workspace: row["workspace_id"], document: row["id"])
            currencies[key] = try row["currency"]
            ids[key.workspace, default: []].append(key.document)
        }
        var parts: [Key: [Part]] = [:]
        for (workspace, documents) in ids {
            let rows = try transaction.rows(
                """
                SELECT * FROM \(raw: table) WHERE workspace_id = \(workspace) AND document_id IN \(list: documents)
                ORDER BY document_id\(raw: order)
                """
            )
            for row in rows {
                let key = try Key(workspace: workspace, document: row["document_id"])
                parts[key, default: []].append(try make(row, currencies[key] ?? ""))
            }
        }
        return parts
    }
}

extension DocumentLine {
    fileprivate init(_ row: Row, currency: String) throws {
        self.init(
            description: try row["description"],
            sac: try row["sac"],
            quantity: try row["quantity"],
            unit: try row["unit"],
            unitPrice: Money(minor: try row["unit_price"], currency: currency),
            net: Money(minor: try row["net"], currency: currency)
        )
    }
}

extension TaxComponent {
    fileprivate init(_ row: Row, currency: String) throws {
        self.init(
            kind: try row["kind"],
            basisPoints: try row["basis_points"],
            amount: Money(minor: try row["amount"], currency: currency)
        )
    }
}

extension Document {
    fileprivate init(_ row: Row, lines: [DocumentLine], components: [TaxComponent]) throws {
        let currency: String = try row["currency"]
        let corrects: DocumentID? = try row["corrects_id"]
        id = try row["id"]
        workspace = try row["workspace_id"]
        kind = try row["kind"]
        number = try DocumentNumber(
            series: try row["series"],
            year: FinancialYear(start: try row["financial_year"]),
            serial: try row["serial"]
        )
        issuedAt = try row["issued_at"]
        reference = try row["reference"]
        supplier = try JSONDecoder().decode(Supplier.self, from: Data((row["supplier"] as String).utf8))
        recipient = try JSONDecoder().decode(Party.self, from: Data((row["recipient"] as String).utf8))
        self.lines = lines
        split = TaxSplit(
            net: Money(minor: try row["net"], currency: currency),
            components: components,
            tax: Money(minor: try row["tax"], currency: currency),
            total: Money(minor: try row["total"], currency: currency),
            placeOfSupply: try row["place_of_supply"],
            supply: try row["supply"]
        )
        correction = try corrects.map { corrected in
            Correction(
                document: corrected,
                number: try DocumentNumber(
                    series: try row["o_series"],
                    year: FinancialYear(start: try row["o_year"]),
                    serial: try row["o_serial"]
                ).description,
                issuedAt: try row["o_issued_at"],
                reason: try row["reason"]
            )
        }
    }
}

extension DocumentKind: DatabaseValue {}
extension Supply: DatabaseValue {}
