package import Primitives

/// What clocks of promises (how long until somebody must have answered) and rules ask. Nothing here looks at anything but its
/// arguments.
extension WorkingHours {
    package func isOpen(at moment: Timestamp) -> Bool {
        let (day, second) = zone.reading(at: moment)
        return openings(on: day).contains { $0.contains(second) }
    }

    /// When it opens or closes next; `nil` when it never does.
    package func nextChange(after moment: Timestamp) -> Timestamp? {
        let isOpen = isOpen(at: moment)
        let last = lastDay(from: moment)
        var spans = OpenSpans(self, from: moment.seconds, until: last)
        guard let first = spans.next() else { return nil }
        guard isOpen else { return Timestamp(seconds: first.lowerBound) }
        var end = first.upperBound
        while let span = spans.next(), span.lowerBound == end { end = span.upperBound }
        // Open without a break for so long is open for ever: every later week is like the last one.
        guard zone.reading(at: Timestamp(seconds: end - 1)).day < last else { return nil }
        return Timestamp(seconds: end)
    }

    /// How long it is open between two moments; zero when the second is not later.
    package func openTime(from start: Timestamp, to end: Timestamp) -> Duration {
        guard start < end else { return .zero }
        var spans = OpenSpans(self, from: start.seconds, until: zone.reading(at: end).day.following(1))
        var milliseconds: Int64 = 0
        while let span = spans.next(), span.lowerBound * 1000 < end.milliseconds {
            milliseconds +=
                min(span.upperBound * 1000, end.milliseconds) - max(span.lowerBound * 1000, start.milliseconds)
        }
        return .milliseconds(milliseconds)
    }

    /// The first moment at which it has been open for that long since `start`; `nil` when it never will have been.
    package func add(openTime: Duration, to start: Timestamp) -> Timestamp? {
        var left = openTime.milliseconds
        guard left > 0 else { return start }
        let last = week.isEmpty ? lastDay(from: start) : CivilDay(daysSince1970: Self.farAway)
        var spans = OpenSpans(self, from: start.seconds, until: last)
        while let span = spans.next() {
            let from = max(span.lowerBound * 1000, start.milliseconds)
            let open = span.upperBound * 1000 - from
            if open >= left { return Timestamp(milliseconds: from + left) }
            left -= open
        }
        return nil
    }

    /// Far enough to have seen every holiday and, after it, a whole week and the change of a clock.
    private func lastDay(from moment: Timestamp) -> CivilDay {
        let today = zone.reading(at: moment).day
        return max(today, holidays.keys.max() ?? today).following(15)
    }

    /// 9999-12-31: what RFC 3339 can write.
    private static let farAway: Int64 = 2_932_896
}

extension CivilDay {
    func following(_ days: Int64) -> CivilDay { CivilDay(daysSince1970: daysSince1970 + days) }
}
