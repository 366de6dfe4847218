package import Primitives

/// Lets `rate` things pass a second, with a short burst. Told the time; waits for nothing.
package struct TokenBucket: Sendable {
    /// Things a second.
    package private(set) var rate: Int64
    private var credit: Int64
    private var at: Timestamp

    /// Thousandths of a thing: whole numbers, so that a slow trickle is not rounded away.
    private static let unit: Int64 = 1000

    package init(rate: Int64, at: Timestamp) {
        self.rate = rate
        self.at = at
        credit = Self.unit
    }

    /// Takes one now, or says when to ask again.
    package mutating func take(at now: Timestamp) -> Decision {
        let passed = now.milliseconds - at.milliseconds
        credit = min(burst, credit + min(max(0, passed), 1000) * rate)
        // A clock that was set back must not stop the number for as long; a moment read late is no such thing.
        if passed >= 0 || passed < -1000 { at = now }
        if credit >= Self.unit {
            credit -= Self.unit
            return .go
        }
        let missing = (Self.unit - credit + rate - 1) / rate
        return .wait(.milliseconds(max(missing, 5)))
    }

    package mutating func change(rate: Int64) {
        self.rate = max(1, rate)
        credit = min(credit, burst)
    }

    /// Twenty milliseconds' worth: what a sleeping sender may catch up.
    private var burst: Int64 { max(Self.unit, rate * 20) }

    package enum Decision: Equatable, Sendable {
        case go
        case wait(Duration)
    }
}
