import Primitives

/// What is sold, and its taxes by the rates of the day that the document bears.
struct DatedSale {
    let lines: [DocumentLine]
    let split: TaxSplit

    /// - Parameters:
    ///   - net: the sum of the lines.
    ///   - issuedAt: the document's, which its number decides.
    /// - Throws: `InvoiceError.splitDisagrees` for a quote that does not follow from its own rates, and others of `TaxRules`.
    init(_ new: NewDocument, net: Money, issuedAt: Timestamp) throws(InvoiceError) {
        guard let quoted = new.split else {
            lines = new.lines
            split = try TaxRules.split(
                net: net,
                supplier: new.supplier.party,
                recipient: new.recipient,
                at: issuedAt,
                export: new.supplier.exportTreatment,
                zone: new.supplier.zoneTreatment,
                rates: new.rates
            )
            return
        }
        try Self.check(quoted, net)
        split = try TaxRules.split(paid: quoted, at: issuedAt, rates: new.rates)
        lines = split.net == net ? new.lines : Self.lines(new.lines, of: split.net)
    }

    private static func check(_ quoted: TaxSplit, _ net: Money) throws(InvoiceError) {
        for component in quoted.components {
            guard try TaxRules.tax(on: net, basisPoints: component.basisPoints) == component.amount else {
                throw .splitDisagrees
            }
        }
        let again = try TaxSplit(
            net: net,
            components: quoted.components,
            placeOfSupply: quoted.placeOfSupply,
            supply: quoted.supply
        )
        guard again == quoted else { throw .splitDisagrees }
    }

    /// The same lines over another sum, each in proportion to what it was.
    private static func lines(_ lines: [DocumentLine], of net: Money) -> [DocumentLine] {
        zip(lines, Proportion.shares(of: net.minor, over: lines.map(\.net.minor))).compactMap { line, share in
            guard share > 0 else { return nil }
            // A price that is no whole paisa is none: then it is one sale of them all.
            let isEven = share % line.quantity == 0
            let many = line.unit.isEmpty ? "\(line.quantity)" : "\(line.quantity) \(line.unit)"
            return DocumentLine(
                description: isEven ? line.description : "\(line.description): \(many)",
                sac: line.sac,
                quantity: isEven ? line.quantity : 1,
                unit: isEven ? line.unit : line.unit.isEmpty ? "" : "sale",
                unitPrice: Money(minor: isEven ? share / line.quantity : share, currency: net.currency),
                net: Money(minor: share, currency: net.currency)
            )
        }
    }
}
