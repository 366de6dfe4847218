import Primitives

extension Timestamp {
    /// A moment as Meta tells it. Nothing can be told before it happened, so what lies more than a day ahead of our clock
    /// counts as that day: it would keep windows open, and words valid, for ever.
    init(seconds: Int64, heardAt now: Timestamp) {
        self = min(Timestamp(seconds: seconds), now + .days(1))
    }
}
