package import Primitives

/// When the credits will have run out: a range, never a bare number.
package struct Forecast: Sendable, Equatable {
    package let emptyAt: Timestamp
    /// As in the heaviest of the last weeks.
    package let earliest: Timestamp
    /// As in the lightest; `nil` when they would last for more than a year.
    package let latest: Timestamp?
    package let perDay: Points

    private static let horizonHours: Int64 = 366 * 24

    /// `nil` when there is nothing to run out, or when it will last for more than a year.
    ///
    /// - Parameter planned: taken out whole in the hour in which it will be held.
    package init?(available: Points, burn: Burn, planned: [PlannedHold] = [], at now: Timestamp) {
        guard available > .zero else { return nil }
        let holds = Dictionary(planned.map { (max($0.at, now).hour, $0.amount.micro) }, uniquingKeysWith: +)
        let walk = { Self.end(available.micro, burn, permille: $0, holds, now) }
        guard let expected = walk(1_000) else { return nil }
        emptyAt = expected
        earliest = walk(burn.high) ?? expected
        latest = walk(burn.low)
        perDay = burn.perDay
    }

    private static func end(
        _ available: Int64,
        _ burn: Burn,
        permille: Int64,
        _ holds: [Int64: Int64],
        _ now: Timestamp
    ) -> Timestamp? {
        var left = available
        for hour in now.hour..<now.hour + horizonHours {
            let from = max(now.milliseconds, hour * Timestamp.hourLength)
            left -= holds[hour] ?? 0
            guard left > 0 else { return Timestamp(milliseconds: from) }
            let rate = burn.slots[Burn.slot(hour)] * permille / 1_000
            let length = (hour + 1) * Timestamp.hourLength - from
            let spent = Self.part(rate, length)
            if spent >= left {
                let into =
                    rate > 1_000_000_000
                    ? left / (rate / 1_000) * Timestamp.hourLength / 1_000 : left * Timestamp.hourLength / rate
                return Timestamp(milliseconds: from + min(into, length))
            }
            left -= spent
        }
        return nil
    }

    /// What an hour's rate comes to in a part of it.
    private static func part(_ rate: Int64, _ length: Int64) -> Int64 {
        guard length < Timestamp.hourLength else { return rate }
        return rate > 1_000_000_000
            ? rate / 1_000 * length / (Timestamp.hourLength / 1_000) : rate * length / Timestamp.hourLength
    }
}

extension Timestamp {
    static let hourLength: Int64 = 3_600_000

    /// Hours since 1970.
    var hour: Int64 {
        let (quotient, rest) = milliseconds.quotientAndRemainder(dividingBy: Self.hourLength)
        return rest < 0 ? quotient - 1 : quotient
    }
}
