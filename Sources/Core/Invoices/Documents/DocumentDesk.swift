package import Events
package import Primitives
package import Storage

/// Issues documents inside the transaction of what they document, so that there is neither without the other.
package struct DocumentDesk: Sendable {
    private let ambient: Ambient
    private let events: EventLog

    package init(ambient: Ambient, events: EventLog) {
        self.ambient = ambient
        self.events = events
    }

    /// Issues a tax invoice or receipt, once for (workspace, reference); the number is allocated here.
    ///
    /// - Throws: `InvoiceError`.
    package func issue(_ new: NewDocument, in transaction: Transaction) throws -> Document {
        throw InvoiceError.noLines
    }

    /// Issues a credit note for `net` of a document, once for (workspace, reference).
    ///
    /// - Throws: `InvoiceError.beyondRemaining` when less than `net` is left of it.
    package func credit(
        _ document: DocumentID,
        of workspace: WorkspaceID,
        net: Money,
        reference: String,
        reason: String,
        in transaction: Transaction
    ) throws -> Document {
        throw InvoiceError.notFound(document)
    }
}
