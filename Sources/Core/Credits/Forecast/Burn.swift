package import Primitives

/// How fast points are charged, hour by hour of a week, learnt from up to 28 days.
///
/// Each hour of the week is a mean of its last four, each week half as heavy as the one after it. An hour that was never
/// seen, in a wallet younger than a week, is the mean of all that were. Whole numbers throughout.
package struct Burn: Sendable, Equatable {
    static let hoursOfWeek: Int64 = 168
    static let weeks: Int64 = 4
    private static let weights: [Int64] = [8, 4, 2, 1]
    /// Beyond 100 million points an hour a forecast says nothing; it also keeps the arithmetic inside 64 bits.
    private static let most: Int64 = 100_000_000_000_000

    /// Micro-points, by hours since 1970 modulo 168.
    let slots: [Int64]
    /// The heaviest and the lightest week beside the mean, in thousandths.
    let high: Int64
    let low: Int64

    /// - Parameters:
    ///   - hours: what was charged, by hours since 1970; an hour that is not there had nothing.
    ///   - first: the first hour that counts: when the wallet was opened, at most 28 days ago.
    ///   - next: the hour that is not over yet.
    package init(_ hours: [Int64: Points], first: Int64, next: Int64) {
        let first = max(first, next - Self.weeks * Self.hoursOfWeek)
        let seen = { (hour: Int64) in min(max(hours[hour]?.micro ?? 0, 0), Self.most) }
        let count = max(next - first, 0)
        let total = (first..<max(first, next)).reduce(Int64(0)) { $0 + seen($1) }
        let mean = count == 0 ? 0 : total / count

        var slots = [Int64](repeating: mean, count: Int(Self.hoursOfWeek))
        for back in 1...Self.hoursOfWeek {
            var (sum, weight): (Int64, Int64) = (0, 0)
            for week in 0..<Self.weeks {
                let hour = next - back - week * Self.hoursOfWeek
                guard hour >= first else { break }
                sum += seen(hour) * Self.weights[Int(week)]
                weight += Self.weights[Int(week)]
            }
            if weight > 0 { slots[Self.slot(next - back)] = sum / weight }
        }
        self.slots = slots

        let whole = count / Self.hoursOfWeek
        let perWeek = slots.reduce(0, +)
        let weeks = (0..<whole).map { week in
            let end = next - week * Self.hoursOfWeek
            return ((end - Self.hoursOfWeek)..<end).reduce(Int64(0)) { $0 + seen($1) }
        }
        if let heaviest = weeks.max(), let lightest = weeks.min(), weeks.count > 1, perWeek > 0 {
            high = min(max(Self.share(heaviest, of: perWeek), 1_200), 5_000)
            low = max(min(Self.share(lightest, of: perWeek), 800), 0)
        } else {
            // One week says nothing about how weeks differ.
            (high, low) = (1_500, 500)
        }
    }

    package var perDay: Points { Points(micro: slots.reduce(0, +) / 7) }

    static func slot(_ hour: Int64) -> Int { Int((hour % hoursOfWeek + hoursOfWeek) % hoursOfWeek) }

    private static func share(_ part: Int64, of whole: Int64) -> Int64 {
        // Micro-points of a week may be too many to be multiplied.
        whole > 1_000_000 ? part / (whole / 1_000) : part * 1_000 / whole
    }
}
