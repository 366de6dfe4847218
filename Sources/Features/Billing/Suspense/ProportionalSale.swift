import Invoices
import Primitives

/// What money of another amount buys by the terms of a price that was shown.
///
/// Points are in proportion to the money, rounded down. Where no net amount has a tax that makes up the sum to the paisa, it
/// is the next smaller sum for which there is one, a few paise less: an invoice states net and tax, each rounded by itself.
struct ProportionalSale: Sendable, Equatable {
    let split: TaxSplit
    let points: Points

    /// `nil` for another currency, and for money that buys nothing or more than can be counted.
    init?(_ money: Money, of shown: TaxSplit, points: Points) {
        guard money.currency == shown.total.currency, money.minor > 0, shown.total.minor > 0 else { return nil }
        guard money != shown.total else {
            (split, self.points) = (shown, points)
            return
        }
        guard let middle = Self.share(of: shown.net.minor, money.minor, shown.total.minor), middle < Int64.max / 20_000,
            let split = Self.fit(money, around: middle, shown),
            let micro = Self.share(of: points.micro, split.total.minor, shown.total.minor), micro > 0
        else { return nil }
        self.split = split
        self.points = Points(micro: micro)
    }

    private static func fit(_ money: Money, around middle: Int64, _ shown: TaxSplit) -> TaxSplit? {
        for minor in stride(from: middle + 2, through: max(1, middle - 3), by: -1) {
            let net = Money(minor: minor, currency: money.currency)
            let components = shown.components.compactMap { component in
                (try? TaxRules.tax(on: net, basisPoints: component.basisPoints)).map {
                    TaxComponent(kind: component.kind, basisPoints: component.basisPoints, amount: $0)
                }
            }
            let split = try? TaxSplit(
                net: net,
                components: components,
                placeOfSupply: shown.placeOfSupply,
                supply: shown.supply
            )
            guard let split, components.count == shown.components.count else { return nil }
            if split.total.minor <= money.minor { return split }
        }
        return nil
    }

    /// `whole * part / all`, rounded down; `nil` when it does not fit.
    private static func share(of whole: Int64, _ part: Int64, _ all: Int64) -> Int64? {
        let product = whole.magnitude.multipliedFullWidth(by: part.magnitude)
        guard product.high < all.magnitude else { return nil }
        return Int64(exactly: all.magnitude.dividingFullWidth(product).quotient)
    }
}
