import Primitives

/// What is left of a document after the credit notes that it has.
struct Remainder {
    let original: Document
    private let lines: [Int64]
    private let taxes: [TaxComponent.Kind: Int64]

    /// What credit notes took so far.
    struct Credited {
        /// By the ordinal of the line, from 1.
        var nets: [Int: Int64] = [:]
        var taxes: [TaxComponent.Kind: Int64] = [:]
    }

    init(of original: Document, after credited: Credited) {
        self.original = original
        lines = original.lines.enumerated().map { $0.element.net.minor - credited.nets[$0.offset + 1, default: 0] }
        taxes = Dictionary(
            original.split.components.map { ($0.kind, $0.amount.minor - credited.taxes[$0.kind, default: 0]) }
        ) { first, _ in first }
    }

    var net: Money { Money(minor: lines.reduce(0, +), currency: original.currency) }

    /// - Throws: `InvoiceError.beyondRemaining`, `.badAmount`, `.currenciesMixed`.
    func split(for credit: Money) throws(InvoiceError) -> TaxSplit {
        try check(credit)
        var components: [TaxComponent] = []
        for component in original.split.components {
            let left = taxes[component.kind, default: 0]
            let byRate = try TaxRules.tax(on: credit, basisPoints: component.basisPoints).minor
            components.append(
                TaxComponent(
                    kind: component.kind,
                    basisPoints: component.basisPoints,
                    amount: Money(minor: credit == net ? left : min(byRate, left), currency: original.currency)
                )
            )
        }
        return try TaxSplit(
            net: credit,
            components: components,
            placeOfSupply: original.split.placeOfSupply,
            supply: original.split.supply
        )
    }

    /// The lines of a note, each with the ordinal of the line that it takes from, in proportion to what is left of each.
    func lines(for credit: Money) throws(InvoiceError) -> [(ordinal: Int, line: DocumentLine)] {
        try check(credit)
        let shares = Proportion.shares(of: credit.minor, over: lines)
        return zip(original.lines, shares).enumerated().compactMap { index, pair in
            let (line, share) = pair
            guard share > 0 else { return nil }
            let net = Money(minor: share, currency: original.currency)
            // The whole line at once: its quantity says something. A part of it is an amount.
            let isWhole = net == line.net
            return (
                index + 1,
                DocumentLine(
                    description: line.description,
                    sac: line.sac,
                    quantity: isWhole ? line.quantity : 1,
                    unit: isWhole ? line.unit : "",
                    unitPrice: isWhole ? line.unitPrice : net,
                    net: net
                )
            )
        }
    }

    private func check(_ credit: Money) throws(InvoiceError) {
        guard credit.currency == original.currency else { throw .currenciesMixed }
        guard credit.minor > 0 else { throw .badAmount(credit) }
        guard credit.minor <= net.minor else { throw .beyondRemaining(left: net) }
    }
}
