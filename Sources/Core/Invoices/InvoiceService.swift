package import Events
package import Primitives
package import Storage

/// What the rest of the program holds of documents. Made once: its copies share the threads that make PDFs.
package struct InvoiceService: Sendable {
    let database: Database
    /// For issuing inside a transaction of one's own.
    package let desk: DocumentDesk
    let printer = DocumentPrinter()

    /// What a mail's attachment names to have a document's PDF: see `MailAttachment.Source`.
    package static let attachmentKind = "document"

    package init(database: Database, ambient: Ambient, events: EventLog) {
        self.database = database
        desk = DocumentDesk(ambient: ambient, events: events)
    }

    /// - Throws: `InvoiceError.notFound`.
    package func find(_ id: DocumentID, in workspace: WorkspaceID) async throws -> Document {
        let document = try await database.read { try DocumentStore(transaction: $0, workspace: workspace).find(id) }
        guard let document else { throw InvoiceError.notFound(id) }
        return document
    }

    /// The newest first.
    package func page(
        _ filter: DocumentFilter,
        in workspace: WorkspaceID,
        after last: DocumentID?,
        limit: Int
    ) async throws -> [Document] {
        try await database.read { transaction in
            try DocumentStore(transaction: transaction, workspace: workspace).page(filter, after: last, limit: limit)
        }
    }

    /// The bytes of an attachment that names `attachmentKind` and a document's id.
    package func attachment(_ workspace: WorkspaceID, _ id: String) async throws -> [UInt8] {
        guard let id = DocumentID(id) else { throw InvoiceError.notFound(DocumentID(rawValue: 0)) }
        return try await printer.pdf(find(id, in: workspace))
    }

    /// Looks whether every figure of all workspaces' documents follows from their rows: `lodestone verify`.
    ///
    /// - Parameter rates: those in force, the operator's among them.
    package func verify(rates: GSTRates) async throws -> [InvoiceFinding] {
        try await database.read { try InvoiceVerifier($0, rates: rates).findings() }
    }
}
