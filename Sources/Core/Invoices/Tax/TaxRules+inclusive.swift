package import Primitives

extension TaxRules {
    /// What was quoted, and is paid, by the rates of the Indian day of `moment`: the document's.
    ///
    /// The total is what the customer paid and stays. Where the rates are those of the quote, so do its parts; where they changed
    /// in between, the sum contains other taxes and another taxable value. Sources: sections 13(2) and 14(b) of the CGST Act,
    /// 2017 (points are used, and a period runs, after the change: with the invoice dated after it the new rate holds,
    /// whether the money came before it or not), rule 35 of the CGST Rules, 2017 (the tax in a value that includes it).
    ///
    /// - Throws: `InvoiceError.noRate`, `.overflow`.
    package static func split(
        paid quoted: TaxSplit,
        at moment: Timestamp,
        rates: GSTRates
    ) throws(InvoiceError) -> TaxSplit {
        // Untaxed is untaxed at every rate.
        guard !quoted.components.isEmpty else { return quoted }
        let rate = try rates.basisPoints(on: IndianTime.day(of: moment))
        let isSame = quoted.components.allSatisfy { $0.basisPoints == share(of: rate, for: $0.kind) }
        guard !isSame else { return quoted }
        var components: [TaxComponent] = []
        var net = quoted.total
        for quotedTax in quoted.components {
            let part = share(of: rate, for: quotedTax.kind)
            let amount = try tax(in: quoted.total, basisPoints: part, of: rate)
            components.append(TaxComponent(kind: quotedTax.kind, basisPoints: part, amount: amount))
            guard let rest = net.subtracting(amount) else { throw .overflow }
            net = rest
        }
        return try TaxSplit(
            net: net,
            components: components,
            placeOfSupply: quoted.placeOfSupply,
            supply: quoted.supply
        )
    }

    /// The part of the whole rate that one tax is.
    static func share(of rate: Int64, for kind: TaxComponent.Kind) -> Int64 {
        switch kind {
        case .igst: rate
        case .cgst: rate / 2
        case .sgst, .utgst: rate - rate / 2
        }
    }

    /// `total × basisPoints ÷ (10,000 + rate)`, rounded half-up to the paisa: rule 35.
    private static func tax(in total: Money, basisPoints: Int64, of rate: Int64) throws(InvoiceError) -> Money {
        let whole = Int128(10_000 + rate)
        let amount = (Int128(total.minor) * Int128(basisPoints) * 2 + whole) / (whole * 2)
        guard let minor = Int64(exactly: amount) else { throw .overflow }
        return Money(minor: minor, currency: total.currency)
    }
}
