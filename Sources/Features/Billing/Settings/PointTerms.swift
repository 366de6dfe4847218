package import Primitives

/// What a point costs in a currency, and how many may be bought at once.
package struct PointTerms: Sendable, Equatable {
    /// Of one point, before tax.
    package let price: Money
    /// Whole points, inclusive.
    package let pointsMin: Int64
    /// Whole points, inclusive.
    package let pointsMax: Int64

    package var currency: String { price.currency }

    /// Those that points are sold in.
    package static let currencies = ["INR", "USD"]

    /// One rupee a point, 100 to 100,000 points; five cents a point, 100 to 40,000 points (USD 5 to 2,000).
    ///
    /// Source: shared/product/features.md 18.2; docs/credits.md says why a dollar is 20 points.
    package static func standard(_ currency: String) -> PointTerms? {
        switch currency {
        case "INR": PointTerms(price: Money(minor: 100, currency: "INR"), pointsMin: 100, pointsMax: 100_000)
        case "USD": PointTerms(price: Money(minor: 5, currency: "USD"), pointsMin: 100, pointsMax: 40_000)
        default: nil
        }
    }

    /// Reads an amount of points to buy.
    ///
    /// - Throws: `BillingError.badPoints` for what is not whole, out of bounds or not a plain decimal.
    package func points(_ text: String) throws(BillingError) -> Int64 {
        let refusal = BillingError.badPoints(min: pointsMin, max: pointsMax)
        guard let points = Points(text), points.micro % 1_000_000 == 0 else { throw refusal }
        let whole = points.micro / 1_000_000
        guard (pointsMin...pointsMax).contains(whole) else { throw refusal }
        return whole
    }

    /// - Throws: `BillingError.amountTooLarge`.
    package func net(of points: Int64) throws(BillingError) -> Money {
        let (net, overflow) = price.minor.multipliedReportingOverflow(by: points)
        guard !overflow else { throw .amountTooLarge }
        return Money(minor: net, currency: currency)
    }
}
