import Primitives

/// How often one business number may write to one user.
///
/// Source: reference section 8: one message in 6 s; up to 45 within 6 s are lent by the future, and then nothing goes
/// until the time has passed that they would have taken. Breach is 131056.
struct PairRate: Sendable {
    static let pause = Duration.seconds(6)
    static let burst = 45

    private var burstStart: Timestamp
    private var count = 0

    init() {
        burstStart = Timestamp(milliseconds: 0)
    }

    /// When the debt is paid.
    private var clearAt: Timestamp { burstStart + Self.pause * count }

    mutating func take(at now: Timestamp) -> Bool {
        guard now < clearAt else {
            burstStart = now
            count = 1
            return true
        }
        guard now < burstStart + Self.pause, count < Self.burst else { return false }
        count += 1
        return true
    }
}
