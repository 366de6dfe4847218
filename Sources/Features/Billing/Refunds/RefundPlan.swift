package import Invoices
package import Primitives

/// How much goes back: money with and without tax, and the points for it.
package struct RefundPlan: Sendable, Equatable {
    package let amount: Money
    package let net: Money
    package let points: Points

    /// What to refund of a payment.
    ///
    /// Points are in proportion to the money, rounded down; the last refund takes what is left of both. Where no net amount
    /// has a tax that makes up the wanted sum to the paisa, it is the next smaller sum for which there is one: a credit note
    /// states net and tax, each rounded by itself.
    ///
    /// - Throws: `BillingError.badRefund` for zero or less, another currency, or more than is left.
    package init(_ wanted: Money, of split: TaxSplit, points: Points, refunded: Payment.Refunded) throws(BillingError) {
        guard let left = split.total.subtracting(refunded.amount), let netLeft = split.net.subtracting(refunded.net)
        else { throw .amountTooLarge }
        guard wanted.currency == left.currency, wanted.minor > 0, wanted.minor <= left.minor else {
            throw .badRefund(left: left)
        }
        guard wanted != left else {
            amount = left
            net = netLeft
            self.points = points - refunded.points
            return
        }
        // Something must be left for the last refund: a credit note over tax alone there is not.
        guard let (amount, net) = Self.fit(wanted, split, netMax: netLeft.minor - 1) else {
            throw .badRefund(left: left)
        }
        self.amount = amount
        self.net = net
        let share = Self.share(of: points.micro, amount.minor, split.total.minor)
        self.points = min(Points(micro: share), points - refunded.points)
    }

    /// The largest sum of net and tax that is not beyond `wanted`.
    private static func fit(_ wanted: Money, _ split: TaxSplit, netMax: Int64) -> (amount: Money, net: Money)? {
        let middle = share(of: wanted.minor, split.net.minor, split.total.minor)
        for minor in stride(from: min(middle + 2, netMax), through: max(1, middle - 3), by: -1) {
            let net = Money(minor: minor, currency: wanted.currency)
            var sum = net
            for component in split.components {
                guard let tax = try? TaxRules.tax(on: net, basisPoints: component.basisPoints),
                    let next = sum.adding(tax)
                else { return nil }
                sum = next
            }
            if sum.minor <= wanted.minor { return (sum, net) }
        }
        return nil
    }

    /// `whole * part / all`, rounded down, for a part that is not beyond the whole of it.
    private static func share(of whole: Int64, _ part: Int64, _ all: Int64) -> Int64 {
        let product = whole.magnitude.multipliedFullWidth(by: part.magnitude)
        return Int64(all.magnitude.dividingFullWidth(product).quotient)
    }
}
