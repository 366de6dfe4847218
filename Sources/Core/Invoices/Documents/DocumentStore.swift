import Foundation
package import Primitives
import Storage

/// SQL of one workspace's `documents`, their lines and taxes, and of the series that all workspaces share.
struct DocumentStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    func find(_ id: DocumentID) throws -> Document? {
        try documents(where: "d.workspace_id = \(workspace) AND d.id = \(id)").first
    }

    func find(reference: String) throws -> Document? {
        try documents(where: "d.workspace_id = \(workspace) AND d.reference = \(reference)").first
    }

    /// Finds it and keeps other transactions from crediting it until this one ends.
    func lock(_ id: DocumentID) throws -> Document? {
        let row = try transaction.row(
            """
            SELECT id FROM documents WHERE workspace_id = \(workspace) AND id = \(id)\(postgres: " FOR UPDATE")
            """
        )
        return try row == nil ? nil : find(id)
    }

    /// The newest first.
    func page(_ filter: DocumentFilter, after last: DocumentID?, limit: Int) throws -> [Document] {
        var condition: SQL = "d.workspace_id = \(workspace)"
        if let kind = filter.kind { condition += " AND d.kind = \(kind.rawValue)" }
        if let from = filter.from { condition += " AND d.issued_at >= \(from)" }
        if let to = filter.to { condition += " AND d.issued_at < \(to)" }
        if let last { condition += " AND d.id < \(last)" }
        return try documents(where: condition + " ORDER BY d.id DESC LIMIT \(limit)")
    }

    func credited(_ id: DocumentID) throws -> Remainder.Credited {
        var credited = Remainder.Credited()
        let notes: SQL = """
            (workspace_id, document_id) IN (
                SELECT workspace_id, id FROM documents WHERE workspace_id = \(workspace) AND corrects_id = \(id))
            """
        let lines = try transaction.rows(
            "SELECT ordinal, CAST(sum(net) AS BIGINT) AS net FROM document_lines WHERE " + notes + " GROUP BY ordinal"
        )
        for row in lines { credited.nets[try row["ordinal"]] = try row["net"] }
        let taxes = try transaction.rows(
            "SELECT kind, CAST(sum(amount) AS BIGINT) AS amount FROM document_taxes WHERE " + notes + " GROUP BY kind"
        )
        for row in taxes { credited.taxes[try row["kind"]] = try row["amount"] }
        return credited
    }

    /// The next number of the series, and the time of the document: not before the one that has the number before, so
    /// that numbers and dates go up together whatever the clocks of two servers say. Waits for whoever takes one now.
    func takeNumber(
        issuer: String,
        series: String,
        year: FinancialYear,
        at now: Timestamp
    ) throws -> (serial: Int64, issuedAt: Timestamp) {
        let row = try transaction.row(
            """
            INSERT INTO document_series (issuer, series, financial_year, last_serial, last_at)
            VALUES (\(issuer), \(series), \(year.start), 1, \(now))
            ON CONFLICT (issuer, series, financial_year) DO UPDATE SET
                last_serial = document_series.last_serial + 1,
                last_at = CASE WHEN excluded.last_at > document_series.last_at THEN excluded.last_at
                    ELSE document_series.last_at END
            RETURNING last_serial, last_at
            """
        )
        guard let row else { throw InvoiceError.seriesExhausted(series) }
        return (try row["last_serial"], try row["last_at"])
    }

    /// Right after `takeNumber` in the same transaction, while the row is still ours.
    func giveBackNumber(issuer: String, series: String, year: FinancialYear) throws {
        try transaction.run(
            """
            UPDATE document_series SET last_serial = last_serial - 1
            WHERE issuer = \(issuer) AND series = \(series) AND financial_year = \(year.start)
            """
        )
    }

    /// `false` when the reference is taken.
    func insert(_ document: Document, ordinals: [Int]) throws -> Bool {
        let (number, split) = (document.number, document.split)
        let inserted = try transaction.run(
            """
            INSERT INTO documents (
                workspace_id, id, kind, issuer, series, financial_year, serial, issued_at, reference, currency, net, tax,
                total, supply, place_of_supply, supplier, recipient, corrects_id, reason
            ) VALUES (
                \(workspace), \(document.id), \(document.kind.rawValue), \(document.supplier.issuer), \(number.series),
                \(number.year.start), \(number.serial), \(document.issuedAt), \(document.reference),
                \(document.currency), \(split.net.minor), \(split.tax.minor), \(split.total.minor),
                \(split.supply.rawValue), \(split.placeOfSupply), \(try json(document.supplier)),
                \(try json(document.recipient)), \(document.correction?.document), \(document.correction?.reason)
            )
            ON CONFLICT (workspace_id, reference) DO NOTHING
            """
        )
        guard inserted == 1 else { return false }
        try transaction.runEach(
            zip(ordinals, document.lines).map { ordinal, line in
                """
                INSERT INTO document_lines (
                    workspace_id, document_id, ordinal, description, sac, quantity, unit, unit_price, net
                ) VALUES (
                    \(workspace), \(document.id), \(ordinal), \(line.description), \(line.sac), \(line.quantity),
                    \(line.unit), \(line.unitPrice.minor), \(line.net.minor)
                )
                """
            }
        )
        try transaction.runEach(
            split.components.map { component in
                """
                INSERT INTO document_taxes (workspace_id, document_id, kind, basis_points, amount)
                VALUES (\(workspace), \(document.id), \(component.kind), \(component.basisPoints),
                    \(component.amount.minor))
                """
            }
        )
        try transaction.run(
            """
            INSERT INTO document_numbers (issuer, series, financial_year, serial, workspace_id, document_id)
            VALUES (\(document.supplier.issuer), \(number.series), \(number.year.start), \(number.serial), \(workspace),
                \(document.id))
            """
        )
        return true
    }

    private func documents(where condition: SQL) throws -> [Document] {
        try DocumentReader(transaction: transaction).documents(where: condition)
    }

    private func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

/// Which documents are wanted.
package struct DocumentFilter: Sendable {
    package var kind: DocumentKind?
    /// Inclusive.
    package var from: Timestamp?
    /// Exclusive.
    package var to: Timestamp?

    package init(kind: DocumentKind? = nil, from: Timestamp? = nil, to: Timestamp? = nil) {
        self.kind = kind
        self.from = from
        self.to = to
    }
}

extension TaxComponent.Kind: DatabaseValue {}
