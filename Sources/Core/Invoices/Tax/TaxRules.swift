package import Primitives

/// Which taxes a sale bears, and how much of each.
///
/// Sources: shared/design/credits.md section 9. Place of supply of services: sections 12(2) and 13(2) of the IGST Act, 2017,
/// the recipient's location; without a GSTIN the state on record, which an invoice for online services must have whatever
/// the amount (circular 242/36/2024).
package enum TaxRules {
    /// Splits `net` by the rules of the Indian day of `moment`.
    ///
    /// - Parameters:
    ///   - export: how the supplier exports.
    ///   - zone: how the supplier sells into special economic zones.
    /// - Throws: `InvoiceError.stateMissing`, `.badGSTIN`, `.stateDisagrees`, `.rupeesNeeded` and others that say what
    ///   about the parties must be mended first.
    package static func split(
        net: Money,
        supplier: Party,
        recipient: Party,
        at moment: Timestamp,
        export: ZeroRating = .undertaking,
        zone: ZeroRating = .integratedTax,
        rates: GSTRates = .standard
    ) throws(InvoiceError) -> TaxSplit {
        guard net.minor >= 0 else { throw .badAmount(net) }
        let place = try recipient.checkedState()
        guard let home = try supplier.registeredState() else {
            return try split(net, [], place: nil, .outsideTax)
        }
        let rate = try rates.basisPoints(on: IndianTime.day(of: moment))
        let integrated = [(TaxComponent.Kind.igst, rate)]
        guard let place else {
            // Paid in rupees it is no export (section 2(6) of the IGST Act), but a supply across the border all the same.
            guard net.currency != "INR" else { return try split(net, integrated, place: nil, .interState) }
            return export == .undertaking
                ? try split(net, [], place: nil, .exportUndertaking)
                : try split(net, integrated, place: nil, .exportTaxed)
        }
        guard net.currency == "INR" else { throw .rupeesNeeded }
        guard !recipient.isSEZ else {
            return zone == .undertaking
                ? try split(net, [], place: place, .zoneUndertaking)
                : try split(net, integrated, place: place, .zoneTaxed)
        }
        guard place == home else { return try split(net, integrated, place: place, .interState) }
        let local: TaxComponent.Kind = place.takesUnionTerritoryTax ? .utgst : .sgst
        return try split(
            net,
            [(.cgst, share(of: rate, for: .cgst)), (local, share(of: rate, for: local))],
            place: place,
            .intraState
        )
    }

    private static func split(
        _ net: Money,
        _ taxes: [(kind: TaxComponent.Kind, basisPoints: Int64)],
        place: IndianState?,
        _ supply: Supply
    ) throws(InvoiceError) -> TaxSplit {
        var components: [TaxComponent] = []
        for (kind, basisPoints) in taxes {
            components.append(
                TaxComponent(kind: kind, basisPoints: basisPoints, amount: try tax(on: net, basisPoints: basisPoints))
            )
        }
        return try TaxSplit(net: net, components: components, placeOfSupply: place?.code, supply: supply)
    }

    /// Rounded half-up to the paisa, each component by itself.
    package static func tax(on net: Money, basisPoints: Int64) throws(InvoiceError) -> Money {
        let (product, overflow) = net.minor.multipliedReportingOverflow(by: basisPoints)
        let (raised, overflowAgain) = product.addingReportingOverflow(5_000)
        guard !overflow, !overflowAgain else { throw .overflow }
        return Money(minor: raised / 10_000, currency: net.currency)
    }
}

extension TaxSplit {
    /// - Throws: `InvoiceError.overflow`.
    package init(
        net: Money,
        components: [TaxComponent],
        placeOfSupply: String?,
        supply: Supply
    ) throws(InvoiceError) {
        var tax = Money.zero(net.currency)
        for component in components {
            guard let sum = tax.adding(component.amount) else { throw .overflow }
            tax = sum
        }
        guard let total = net.adding(tax) else { throw .overflow }
        self.init(
            net: net,
            components: components,
            tax: tax,
            total: total,
            placeOfSupply: placeOfSupply,
            supply: supply
        )
    }
}
