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
            lines: new.lines.enumerated().map { ($0.offset + 1, $0.element) },
            split: try split(of: new, net, at: now),
            correction: nil
        )
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
        let lines: [(ordinal: Int, line: DocumentLine)]
        let split: TaxSplit
        let correction: Document.Correction?
    }

    /// `nil` when the reference is taken; the number is then given back.
    func write(_ draft: Draft, at now: Timestamp, in store: DocumentStore) throws -> Document? {
        let year = FinancialYear(of: now)
        let series = draft.supplier.series.name(for: draft.kind)
        let issuer = draft.supplier.issuer
        let (serial, issuedAt) = try store.takeNumber(issuer: issuer, series: series, year: year, at: now)
        let document = Document(
            id: ambient.id(),
            workspace: store.workspace,
            kind: draft.kind,
            number: try DocumentNumber(series: series, year: year, serial: serial),
            issuedAt: issuedAt,
            reference: draft.reference,
            supplier: draft.supplier,
            recipient: draft.recipient,
            lines: draft.lines.map(\.line),
            split: draft.split,
            correction: draft.correction
        )
        guard try store.insert(document, ordinals: draft.lines.map(\.ordinal)) else {
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

    private func split(of new: NewDocument, _ net: Money, at now: Timestamp) throws -> TaxSplit {
        guard let quoted = new.split else {
            return try TaxRules.split(
                net: net,
                supplier: new.supplier.party,
                recipient: new.recipient,
                at: now,
                export: new.supplier.exportTreatment,
                zone: new.supplier.zoneTreatment
            )
        }
        let follows = try quoted.components.allSatisfy { component in
            try TaxRules.tax(on: net, basisPoints: component.basisPoints) == component.amount
        }
        let again = try TaxSplit(
            net: net,
            components: quoted.components,
            placeOfSupply: quoted.placeOfSupply,
            supply: quoted.supply
        )
        guard follows, again == quoted else { throw InvoiceError.splitDisagrees }
        return quoted
    }

    private func same(_ earlier: Document, as new: NewDocument, _ net: Money) throws -> Document {
        guard earlier.kind == new.kind, earlier.split.net == net else {
            throw InvoiceError.referenceTaken(new.reference)
        }
        return earlier
    }
}
