import Foundation
import Primitives

extension DocumentFace {
    /// The particulars are those of CGST rule 46, for a credit note of rule 53.
    init(_ document: Document) {
        let split = document.split
        let hasTax = split.supply != .outsideTax
        title = document.kind.title
        number = "\(document.number)"
        mark = hasTax && document.kind != .receipt ? "Original for recipient" : ""
        supplier = Block(document.supplier.party, asSupplier: true)
        recipient = Block(document.recipient, asSupplier: false)
        facts = Self.facts(document, hasTax: hasTax)
        columns = Self.columns(document, hasTax: hasTax)
        rows = Self.rows(document)
        sums =
            [Fact(label: hasTax ? "Taxable value" : "Amount", value: split.net.grouped)]
            + split.components.map { Fact(label: "\($0.kind.name) \($0.percent)%", value: $0.amount.grouped) }
            + (split.supply.endorsement != nil && split.components.isEmpty
                ? [Fact(label: "Integrated tax", value: "Nil (zero-rated)")] : [])
        total = Fact(label: "Total", value: split.total.signed)
        words = AmountInWords.text(split.total)
        endorsement = split.supply.endorsement
        notes = document.correction.map { ["Reason for the credit: \($0.reason.printable)"] } ?? []
        signatory = document.supplier.signatory.printable
    }

    private static func facts(_ document: Document, hasTax: Bool) -> [Fact] {
        var facts = [
            Fact(label: "\(document.kind.noun) number", value: "\(document.number)"),
            Fact(label: "Date", value: date(document.issuedAt)),
        ]
        if let correction = document.correction {
            facts.append(Fact(label: "Corrects", value: correction.number))
            facts.append(Fact(label: "Dated", value: date(correction.issuedAt)))
        }
        if hasTax {
            let country = Block.name(of: document.recipient.country)
            let place = document.split.placeOfSupply.flatMap { IndianState(code: $0)?.description }
            facts.append(Fact(label: "Place of supply", value: place ?? "Outside India (\(country))"))
            // The supplier pays the tax on what is sold here, always.
            facts.append(Fact(label: "Reverse charge", value: "No"))
        }
        facts.append(Fact(label: "Currency", value: document.currency))
        if let payment = document.reference.split(separator: ":").last, document.reference.hasPrefix("payment:") {
            facts.append(Fact(label: "Payment", value: String(payment).printable))
        }
        return facts
    }

    private static func columns(_ document: Document, hasTax: Bool) -> [Column] {
        let taxes = document.split.components.map { component in
            Column(title: "\(component.kind.name) \(component.percent)%", kind: .amount)
        }
        return [
            Column(title: "#", kind: .ordinal), Column(title: "Description", kind: .description),
            Column(title: "SAC", kind: .code), Column(title: "Quantity", kind: .quantity),
            Column(title: "Unit price", kind: .amount),
            Column(title: hasTax ? "Taxable value" : "Amount", kind: .amount),
        ] + taxes + (taxes.isEmpty ? [] : [Column(title: "Total", kind: .amount)])
    }

    private static func rows(_ document: Document) -> [[String]] {
        let shares = document.taxShares
        return document.lines.enumerated().map { index, line in
            let taxes = shares.map { $0[index] }
            let total = Money(minor: taxes.reduce(line.net.minor, +), currency: document.currency)
            let cells = [
                "\(index + 1)", line.description.printable, line.sac.printable,
                line.unit.isEmpty ? "\(line.quantity)" : "\(line.quantity) \(line.unit.printable)",
                line.unitPrice.grouped, line.net.grouped,
            ]
            return cells + taxes.map { Money(minor: $0, currency: document.currency).grouped }
                + (taxes.isEmpty ? [] : [total.grouped])
        }
    }

    /// `29 November 2026`, by the Indian calendar.
    private static func date(_ moment: Timestamp) -> String {
        let (year, month, day) = IndianTime.day(of: moment).parts
        return "\(day) \(months[Int(month) - 1]) \(year)"
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}

extension DocumentFace.Block {
    fileprivate init(_ party: Party, asSupplier: Bool) {
        name = party.legalName.printable
        let town = [party.city, party.postalCode].filter { !$0.isEmpty }.joined(separator: " ")
        let state = party.stateCode.flatMap { IndianState(code: $0) } ?? party.gstin.flatMap { GSTIN($0)?.state }
        var lines = party.addressLines + [town]
        if let state, party.isIndian { lines.append("\(state.name) (state code \(state.code)), India") }
        if !party.isIndian || state == nil { lines.append(Self.name(of: party.country)) }
        if party.isIndian, party.gstin != nil || !asSupplier {
            lines.append("GSTIN: \(party.gstin?.uppercased() ?? "not registered")")
        }
        if let email = party.email { lines.append(email) }
        self.lines = lines.map(\.printable).filter { !$0.isEmpty }
    }

    /// Of a country, in English; its code when nobody knows it.
    static func name(of country: String) -> String {
        Locale(identifier: "en").localizedString(forRegionCode: country) ?? country
    }
}

extension DocumentKind {
    var title: String {
        switch self {
        case .taxInvoice: "Tax invoice"
        case .receipt: "Receipt"
        case .creditNote: "Credit note"
        }
    }

    /// What has a number.
    fileprivate var noun: String { self == .taxInvoice ? "Invoice" : title }
}

extension Supply {
    /// Word for word as the proviso to CGST rule 46 has it.
    var endorsement: String? {
        let supply = "SUPPLY MEANT FOR EXPORT/SUPPLY TO SEZ UNIT OR SEZ DEVELOPER FOR AUTHORISED OPERATIONS"
        return switch self {
        case .exportTaxed, .zoneTaxed:
            "\(supply) ON PAYMENT OF INTEGRATED TAX"
        case .exportUndertaking, .zoneUndertaking:
            "\(supply) UNDER BOND OR LETTER OF UNDERTAKING WITHOUT PAYMENT OF INTEGRATED TAX"
        case .intraState, .interState, .outsideTax:
            nil
        }
    }
}

extension Document {
    /// `invoice-WA-2627-000001.pdf`: a name for the file.
    package var filename: String {
        let start =
            switch kind {
            case .taxInvoice: "invoice"
            case .receipt: "receipt"
            case .creditNote: "credit-note"
            }
        return "\(start)-\("\(number)".replacing("/", with: "-")).pdf"
    }
}
