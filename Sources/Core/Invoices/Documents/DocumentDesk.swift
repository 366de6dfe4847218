package import Events
package import Primitives
package import Storage

/// Issues documents inside the transaction of what they document, so that there is neither without the other.
package struct DocumentDesk: Sendable {
    let ambient: Ambient
    private let events: EventLog

    package init(ambient: Ambient, events: EventLog) {
        self.ambient = ambient
        self.events = events
    }

    /// Issues a tax invoice or receipt, once for (workspace, reference); the number is allocated here.
    ///
    /// - Throws: `InvoiceError`.
    package func issue(_ new: NewDocument, in transaction: Transaction) throws -> Document {
        let store = DocumentStore(transaction: transaction, workspace: new.workspace)
        let now = ambient.now()
        let net = try net(of: new)
        if let earlier = try store.find(reference: new.reference) { return try same(earlier, as: new, net) }
        let draft = Draft(
            kind: new.kind,
            reference: new.reference,
            supplier: new.supplier,
            recipient: new.recipient,
            correction: nil
        ) { issuedAt in
            let sale = try DatedSale(new, net: net, issuedAt: issuedAt)
            return Content(lines: sale.lines.enumerated().map { ($0.offset + 1, $0.element) }, split: sale.split)
        }
        if let issued = try write(draft, at: now, in: store) { return issued }
        // Another transaction has issued it while this one waited for the number.
        guard let earlier = try store.find(reference: new.reference) else {
            throw InvoiceError.referenceTaken(new.reference)
        }
        return try same(earlier, as: new, net)
    }

    /// A document before it has a number.
    struct Draft {
        let kind: DocumentKind
        let reference: String
        let supplier: Supplier
        let recipient: Party
        let correction: Document.Correction?
        /// By the moment of issue: the number decides it, and the rates are those of its day.
        let content: (Timestamp) throws -> Content
    }

    struct Content {
        let lines: [(ordinal: Int, line: DocumentLine)]
        let split: TaxSplit
    }

    /// `nil` when the reference is taken; the number is then given back.
    func write(_ draft: Draft, at now: Timestamp, in store: DocumentStore) throws -> Document? {
        let year = FinancialYear(of: now)
        let series = draft.supplier.series.name(for: draft.kind)
        let issuer = draft.supplier.issuer
        let (serial, issuedAt) = try store.takeNumber(issuer: issuer, series: series, year: year, at: now)
        let content = try draft.content(issuedAt)
        let document = Document(
            id: ambient.id(),
            workspace: store.workspace,
            kind: draft.kind,
            number: try DocumentNumber(series: series, year: year, serial: serial),
            issuedAt: issuedAt,
            reference: draft.reference,
            supplier: draft.supplier,
            recipient: draft.recipient,
            lines: content.lines.map(\.line),
            split: content.split,
            correction: draft.correction
        )
        guard try store.insert(document, ordinals: content.lines.map(\.ordinal)) else {
            try store.giveBackNumber(issuer: issuer, series: series, year: year)
            return nil
        }
        try events.append(
            NewEvent(
                workspace: store.workspace,
                kind: "invoice.issued",
                subject: "\(document.id)",
                payload: "{\"invoiceId\":\"\(document.id)\"}"
            ),
            in: store.transaction
        )
        return document
    }

    private func net(of new: NewDocument) throws -> Money {
        guard let currency = new.lines.first?.net.currency else { throw InvoiceError.noLines }
        guard new.kind == new.supplier.documentKind(for: currency) else { throw InvoiceError.wrongKind(new.kind) }
        var net = Money.zero(currency)
        for line in new.lines {
            guard line.net.currency == currency, line.unitPrice.currency == currency else {
                throw InvoiceError.currenciesMixed
            }
            guard line.net.minor > 0, line.quantity > 0 else { throw InvoiceError.badAmount(line.net) }
            guard let sum = net.adding(line.net) else { throw InvoiceError.overflow }
            net = sum
        }
        return net
    }

    private func same(_ earlier: Document, as new: NewDocument, _ net: Money) throws -> Document {
        // A quote's net may have been dated anew; what was paid stays.
        let isSame = new.split.map { earlier.split.total == $0.total } ?? (earlier.split.net == net)
        guard earlier.kind == new.kind, isSame else {
            throw InvoiceError.referenceTaken(new.reference)
        }
        return earlier
    }
}
