import Primitives

/// Adds up costs that may be withheld or of several currencies, in millionths, and rounds once.
struct CostSum {
    private var millionths: Int64? = 0
    private(set) var currency: String?

    /// - Parameter cost: `nil` makes the sum unknown.
    mutating func add(_ cost: Int64?, in currency: String?) {
        guard let cost, let sum = millionths, let currency, self.currency == nil || self.currency == currency else {
            millionths = nil
            return
        }
        self.currency = currency
        let (total, overflow) = sum.addingReportingOverflow(cost)
        millionths = overflow ? nil : total
    }

    /// `nil` when a part of it is unknown, and when nothing was added.
    var money: Money? {
        guard let millionths, let currency else { return nil }
        return Money(millionths: millionths, currency: currency)
    }
}

extension Money {
    /// Rounded half away from zero to the hundredth part.
    init(millionths: Int64, currency: String) {
        let (whole, rest) = millionths.quotientAndRemainder(dividingBy: 10_000)
        self.init(minor: whole + (abs(rest) >= 5_000 ? rest.signum() : 0), currency: currency)
    }
}
