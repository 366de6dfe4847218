package import Primitives
package import Storage

extension DocumentDesk {
    /// Issues a credit note for `net` of a document, once for (workspace, reference).
    ///
    /// Taxes are by the document's own rates, never beyond what is left of each; the note that takes the last of `net` takes
    /// exactly what is left, so that notes and document agree to the paisa.
    /// - Throws: `InvoiceError.beyondRemaining` when less than `net` is left of it, and others.
    package func credit(
        _ document: DocumentID,
        of workspace: WorkspaceID,
        net: Money,
        reference: String,
        reason: String,
        in transaction: Transaction
    ) throws -> Document {
        let store = DocumentStore(transaction: transaction, workspace: workspace)
        // Two notes for one document wait for each other: both look at what is left.
        guard let original = try store.lock(document) else { throw InvoiceError.notFound(document) }
        guard original.kind != .creditNote else { throw InvoiceError.notCreditable(document) }
        if let earlier = try store.find(reference: reference) {
            guard earlier.correction?.document == document, earlier.split.net == net else {
                throw InvoiceError.referenceTaken(reference)
            }
            return earlier
        }
        let rest = Remainder(of: original, after: try store.credited(document))
        let draft = Draft(
            kind: .creditNote,
            reference: reference,
            supplier: original.supplier,
            recipient: original.recipient,
            correction: Document.Correction(
                document: document,
                number: "\(original.number)",
                issuedAt: original.issuedAt,
                reason: reason
            )
        ) { _ in Content(lines: try rest.lines(for: net), split: try rest.split(for: net)) }
        guard let issued = try write(draft, at: ambient.now(), in: store) else {
            throw InvoiceError.referenceTaken(reference)
        }
        return issued
    }

    /// How long a credit note for a document lowers the supplier's tax; `nil` for one without tax.
    package func relief(
        of document: DocumentID,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> CreditRelief? {
        let store = DocumentStore(transaction: transaction, workspace: workspace)
        guard let original = try store.find(document) else { throw InvoiceError.notFound(document) }
        guard original.split.tax.minor > 0, let until = original.creditedUntil else { return nil }
        return CreditRelief(until: until, isOver: IndianTime.day(of: ambient.now()) > until)
    }

    /// What of a document was not credited yet, before tax.
    package func remaining(
        of document: DocumentID,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> Money {
        let store = DocumentStore(transaction: transaction, workspace: workspace)
        guard let original = try store.find(document) else { throw InvoiceError.notFound(document) }
        return Remainder(of: original, after: try store.credited(document)).net
    }
}
