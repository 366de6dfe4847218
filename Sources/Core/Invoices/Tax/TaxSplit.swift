package import Primitives

/// One tax on a document.
package struct TaxComponent: Hashable, Sendable {
    package let kind: Kind
    /// Hundredths of a per cent: 900 is 9 %.
    package let basisPoints: Int64
    package let amount: Money

    package init(kind: Kind, basisPoints: Int64, amount: Money) {
        self.kind = kind
        self.basisPoints = basisPoints
        self.amount = amount
    }

    package enum Kind: String, Sendable, CaseIterable, Codable {
        case cgst, sgst, utgst, igst

        /// `CGST`.
        package var name: String { rawValue.uppercased() }
    }

    /// `9`, `2.5`.
    package var percent: String {
        let (whole, rest) = basisPoints.quotientAndRemainder(dividingBy: 100)
        guard rest > 0 else { return "\(whole)" }
        return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}

/// What is paid for an amount, and to which state the tax belongs.
package struct TaxSplit: Hashable, Sendable {
    package let net: Money
    /// Empty when there is none to pay.
    package let components: [TaxComponent]
    /// The sum of the components.
    package let tax: Money
    package let total: Money
    /// The code of the state, `27`; `nil` outside India and where GST is no matter.
    package let placeOfSupply: String?
    package let supply: Supply
}

/// How the law looks at a sale.
package enum Supply: String, Sendable, CaseIterable {
    /// Within one state or union territory: CGST with SGST or UTGST.
    case intraState = "intra-state"
    case interState = "inter-state"
    /// To a unit in a special economic zone, with integrated tax.
    case zoneTaxed = "sez-taxed"
    /// The same by letter of undertaking, without tax.
    case zoneUndertaking = "sez-undertaking"
    case exportTaxed = "export-taxed"
    case exportUndertaking = "export-undertaking"
    /// The supplier is not registered in India.
    case outsideTax = "outside-gst"
}

/// How a supply that is zero-rated (section 16 of the IGST Act, 2017) leaves the supplier's hands.
package enum ZeroRating: String, Sendable, CaseIterable, Codable {
    /// By bond or letter of undertaking, without tax.
    case undertaking
    /// With integrated tax, which is claimed back.
    case integratedTax
}
