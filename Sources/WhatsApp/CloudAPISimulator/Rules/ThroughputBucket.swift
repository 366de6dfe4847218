import Primitives

/// The messages a business number may send in a second.
///
/// Source: reference section 8: 80 a second, 1,000 after the upgrade; breach is 130429. A second's worth may be used at once.
struct ThroughputBucket: Sendable {
    private(set) var perSecond: Int
    /// In thousandths of a message.
    private var level: Int64
    private var filledAt: Timestamp

    init(perSecond: Int, now: Timestamp) {
        self.perSecond = max(1, perSecond)
        level = Int64(self.perSecond) * 1000
        filledAt = now
    }

    mutating func change(perSecond: Int, now: Timestamp) {
        self = ThroughputBucket(perSecond: perSecond, now: now)
    }

    /// Whether one more message may leave now; takes its place if so.
    mutating func take(at now: Timestamp) -> Bool {
        let capacity = Int64(perSecond) * 1000
        let passed = min(1000, max(0, now.milliseconds - filledAt.milliseconds))
        level = min(capacity, level + passed * Int64(perSecond))
        filledAt = max(filledAt, now)
        guard level >= 1000 else { return false }
        level -= 1000
        return true
    }
}
