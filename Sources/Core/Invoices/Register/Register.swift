package import Primitives
import Routes
import Storage

/// The documents of a month as an accountant files them: CSV, a line for each line of a document.
///
/// The columns are what tables 4, 5, 6, 7, 9B and 12 of GSTR-1 ask for. Amounts of credit notes are positive, as the return
/// wants them; their kind tells them apart.
package struct Register: Sendable {
    private let service: InvoiceService
    let month: Month
    private let workspace: WorkspaceID?

    private static let batch = 500

    /// - Parameter workspace: one of them, or `nil` for all, which is the operator's.
    package init(_ service: InvoiceService, month: Month, workspace: WorkspaceID? = nil) {
        self.service = service
        self.month = month
        self.workspace = workspace
    }

    package var filename: String { "register-\(month).csv" }

    /// Gives the text piece by piece, the header first.
    ///
    /// Documents are only ever added, and the month's end is fixed, so pages read one after the other make one whole.
    package func write(_ give: (String) async throws -> Void) async throws {
        try await give(CSVLine.text(Self.columns))
        var last: Document?
        while true {
            let documents = try await page(after: last)
            try await give(documents.flatMap(Self.lines).map(CSVLine.text).joined())
            guard documents.count == Self.batch else { return }
            last = documents.last
        }
    }

    private func page(after last: Document?) async throws -> [Document] {
        let (month, workspace) = (month, workspace)
        return try await service.database.read { transaction in
            var condition: SQL = "d.issued_at >= \(month.start) AND d.issued_at < \(month.end)"
            if let workspace { condition += " AND d.workspace_id = \(workspace)" }
            if let last {
                condition +=
                    " AND (d.issued_at, d.workspace_id, d.id) > (\(last.issuedAt), \(last.workspace), \(last.id))"
            }
            condition += " ORDER BY d.issued_at, d.workspace_id, d.id LIMIT \(Self.batch)"
            return try DocumentReader(transaction: transaction).documents(where: condition)
        }
    }

    static let columns = [
        "document_type", "number", "date", "recipient", "recipient_gstin", "recipient_country", "place_of_supply",
        "supply",
        "reverse_charge", "line", "description", "sac", "quantity", "unit", "currency", "taxable_value", "rate_percent",
        "cgst", "sgst_utgst", "igst", "line_total", "document_total", "original_number", "original_date", "workspace",
        "reference",
    ]

    private static func lines(of document: Document) -> [[String]] {
        let (split, recipient) = (document.split, document.recipient)
        let shares = document.taxShares
        let rate = split.components.reduce(0) { $0 + $1.basisPoints }
        return document.lines.enumerated().map { index, line in
            func tax(_ kinds: TaxComponent.Kind...) -> Int64 {
                zip(split.components, shares).reduce(0) { kinds.contains($1.0.kind) ? $0 + $1.1[index] : $0 }
            }
            func text(_ minor: Int64) -> String { "\(Money(minor: minor, currency: document.currency))" }
            let (cgst, local, igst) = (tax(.cgst), tax(.sgst, .utgst), tax(.igst))
            return [
                document.kind.rawValue, "\(document.number)", "\(IndianTime.day(of: document.issuedAt))",
                recipient.legalName, recipient.gstin ?? "", recipient.country,
                split.placeOfSupply.flatMap { IndianState(code: $0)?.description } ?? "", split.supply.rawValue, "N",
                "\(index + 1)", line.description, line.sac, "\(line.quantity)", line.unit, document.currency,
                text(line.net.minor),
                TaxComponent(kind: .igst, basisPoints: rate, amount: split.tax).percent, text(cgst), text(local),
                text(igst), text(line.net.minor + cgst + local + igst), "\(split.total)",
                document.correction?.number ?? "",
                document.correction.map { "\(IndianTime.day(of: $0.issuedAt))" } ?? "", "\(document.workspace)",
                document.reference,
            ]
        }
    }
}
