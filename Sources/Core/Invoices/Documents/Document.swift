package import Primitives

package enum DocumentTag: Identified { package static let idPrefix = "doc" }
package typealias DocumentID = ID<DocumentTag>

package enum DocumentKind: String, Sendable, CaseIterable, Codable {
    case taxInvoice
    case receipt
    case creditNote
}

/// A tax invoice, a receipt or a credit note, as it was issued. Never changed afterwards.
package struct Document: Sendable, Equatable {
    package let id: DocumentID
    package let workspace: WorkspaceID
    package let kind: DocumentKind
    package let number: DocumentNumber
    package let issuedAt: Timestamp
    /// What it documents, `payment:pay_…`: one document for each.
    package let reference: String
    package let supplier: Supplier
    package let recipient: Party
    /// In the order of their ordinals.
    package let lines: [DocumentLine]
    package let split: TaxSplit
    /// Of a credit note only.
    package let correction: Correction?

    /// What a credit note takes back, and why.
    package struct Correction: Sendable, Equatable {
        package let document: DocumentID
        package let number: String
        package let issuedAt: Timestamp
        package let reason: String
    }

    package var currency: String { split.net.currency }

    /// The last day on which a credit note for it lowers the supplier's tax: 30 November after the end of its financial year.
    ///
    /// Source: shared/design/credits.md section 9; section 34(2) of the CGST Act, 2017, which ends it earlier where the annual
    /// return is furnished before: of that we do not know. Later refunds are possible; whoever makes one should know.
    package var creditedUntil: CivilDay? { CivilDay(year: number.year.start + 1, month: 11, day: 30) }
}

/// How long a credit note lowers the tax of the year that its document is of.
package struct CreditRelief: Sendable, Equatable {
    /// The last day, in India.
    package let until: CivilDay
    package let isOver: Bool
}

/// A line of a document.
package struct DocumentLine: Sendable, Equatable {
    /// What is sold: `Message credits`.
    package let description: String
    /// Services accounting code.
    package let sac: String
    package let quantity: Int64
    /// `points`. Empty where a quantity says nothing.
    package let unit: String
    package let unitPrice: Money
    /// Before tax.
    package let net: Money

    package init(
        description: String,
        sac: String,
        quantity: Int64,
        unit: String,
        unitPrice: Money,
        net: Money
    ) {
        self.description = description
        self.sac = sac
        self.quantity = quantity
        self.unit = unit
        self.unitPrice = unitPrice
        self.net = net
    }
}

/// A sale to be documented.
package struct NewDocument: Sendable {
    package let workspace: WorkspaceID
    /// `Supplier.documentKind` says which.
    package let kind: DocumentKind
    /// Of the sale, `payment:pay_…`. The same one gives the same document.
    package let reference: String
    package let supplier: Supplier
    package let recipient: Party
    package let lines: [DocumentLine]
    /// What the customer was quoted and has paid: its total stays, its taxes are by the rates of the day of issue. `nil` to
    /// split the lines by the rules of that day.
    package let split: TaxSplit?
    /// Those in force, the operator's among them.
    package let rates: GSTRates

    package init(
        workspace: WorkspaceID,
        kind: DocumentKind,
        reference: String,
        supplier: Supplier,
        recipient: Party,
        lines: [DocumentLine],
        split: TaxSplit? = nil,
        rates: GSTRates
    ) {
        self.workspace = workspace
        self.kind = kind
        self.reference = reference
        self.supplier = supplier
        self.recipient = recipient
        self.lines = lines
        self.split = split
        self.rates = rates
    }
}
