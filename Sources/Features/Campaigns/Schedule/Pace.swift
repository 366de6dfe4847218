import Primitives

/// A throttle: every message has a moment of its own, one after the other, whether it is a first attempt or another.
struct Pace {
    /// So far ahead messages are handed over at most: hours, pauses and limits bite as soon.
    static let ahead: Duration = .seconds(10)
    /// More is handed over when no more than this is left.
    static let reserve: Duration = .seconds(5)

    private let perMinute: Int64
    /// The first moment that is free.
    private let start: Timestamp
    private let now: Timestamp

    /// `nil` without a throttle.
    init?(_ campaign: Campaign, at now: Timestamp) {
        guard let perMinute = campaign.options.schedule.perMinute else { return nil }
        self.init(perMinute: perMinute, taken: campaign.pacedUntil, at: now)
    }

    /// - Parameter taken: up to when moments were given away.
    init(perMinute: Int, taken: Timestamp?, at now: Timestamp) {
        self.perMinute = Int64(max(1, perMinute))
        // Further ahead than is ever given away, the clock was set back: a rate does not rest for as long.
        let last = now + Self.ahead + .milliseconds(60_000 / self.perMinute + 1)
        start = taken.map { $0 <= last ? max(now, $0) : now } ?? now
        self.now = now
    }

    /// Of the message in this place, 0 for the next.
    func moment(of place: Int) -> Timestamp {
        start + .milliseconds(Int64(place) * 60_000 / perMinute)
    }

    /// From when on the message after so many may leave: rounded up, so that what goes in slices is never faster than was asked for.
    func end(after count: Int) -> Timestamp {
        start + .milliseconds((Int64(count) * 60_000 + perMinute - 1) / perMinute)
    }

    /// Until when there is nothing to hand over; `nil` when there is now.
    var rest: Timestamp? {
        let again = start - Self.reserve
        return again > now ? again : nil
    }

    /// How many may be handed over, if there is no rest.
    var room: Int {
        Int(max(1, (now + Self.ahead - start).milliseconds * perMinute / 60_000))
    }
}
