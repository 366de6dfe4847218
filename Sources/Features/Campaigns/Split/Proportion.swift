/// How many of some did something, compared in whole numbers.
///
/// The test is that of two proportions with a pooled variance (Pearson's chi-squared of the table of two by two, one degree of
/// freedom): with a and b hits of n and m, z² = (a·m − b·n)² · (n + m) / (n · m · (a + b) · (n + m − a − b)). z² is compared with
/// the points 3.841, 6.635 and 10.828 of that distribution, which are p < 0.05, 0.01 and 0.001.
package struct Proportion: Sendable, Equatable {
    package let hits: Int
    package let of: Int

    package init(hits: Int, of count: Int) {
        (self.hits, of) = (hits, count)
    }

    package func isHigher(than other: Proportion) -> Bool {
        guard of > 0 else { return false }
        guard other.of > 0 else { return hits > 0 }
        return hits * other.of > other.hits * of
    }

    /// How likely a difference like this is chance, as the bound that it is below: `0.001`, `0.01` or `0.05`; `nil` when it may
    /// well be.
    package func chance(against other: Proportion) -> String? {
        let (a, b, n, m) = (hits, other.hits, of, other.of)
        guard n > 0, m > 0, a + b > 0, n + m > a + b, n < 100_000_000, m < 100_000_000 else { return nil }
        let difference = Int128(a) * Int128(m) - Int128(b) * Int128(n)
        let above = difference * difference * Int128(n + m)
        let below = Int128(n) * Int128(m) * Int128(a + b) * Int128(n + m - a - b)
        for (thousandths, bound) in [(10_828, "0.001"), (6_635, "0.01"), (3_841, "0.05")]
        where above * 1000 / Int128(thousandths) >= below {
            return bound
        }
        return nil
    }
}
