import Primitives

/// Divides an amount among parts so that nothing is lost.
enum Proportion {
    /// Shares of `amount` in proportion to `weights`, which are not negative; they add up to `amount` exactly, and with
    /// `amount` not above the sum of the weights no share is above its weight.
    ///
    /// The sums from the first part on are rounded down, and a share is the difference of two.
    static func shares(of amount: Int64, over weights: [Int64]) -> [Int64] {
        let whole = weights.reduce(Int128(0)) { $0 + Int128($1) }
        guard whole > 0 else { return weights.map { _ in 0 } }
        var sum: Int128 = 0
        var given: Int64 = 0
        return weights.map { weight in
            sum += Int128(weight)
            let through = Int64(Int128(amount) * sum / whole)
            defer { given = through }
            return through - given
        }
    }
}

extension Document {
    /// The part of each tax that is of each line: by component, then by line.
    ///
    /// A component is rounded once, on the whole document; rounding each line by itself would give another sum.
    var taxShares: [[Int64]] {
        split.components.map { Proportion.shares(of: $0.amount.minor, over: lines.map(\.net.minor)) }
    }
}
