import Calendars
import Primitives

/// The moments at which people of one place may be written to. Told the time; looks at nothing else.
///
/// A country of several zones counts as quiet while it is quiet in any of them, for which of them a number is in is not known.
/// Where that leaves no moment of the day, its middle zone decides.
struct SendingHours: Sendable {
    /// Quiet hours are looked at in steps of this: every zone's offset is a multiple of it.
    private static let step: Int64 = 15 * 60
    /// A week and a day see every weekday, and a change of the clocks.
    private static let steps: Int64 = 8 * 96

    private let clocks: [ZoneClock]
    /// Seconds of the day.
    private let quiet: (from: Int64, to: Int64)?
    private let days: Set<Int64>

    init(_ clocks: [ZoneClock], _ hours: QuietHours?) {
        let from = hours.flatMap { Self.seconds($0.from) }
        let to = hours.flatMap { Self.seconds($0.to) }
        if let from, let to, from != to { quiet = (from, to) } else { quiet = nil }
        days = Set((hours?.days ?? []).map(Int64.init))
        self.clocks = clocks
    }

    /// `HH:MM` as seconds since midnight.
    static func seconds(_ text: String) -> Int64? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2,
            parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let hour = Int64(parts[0]), let minute = Int64(parts[1]), hour < 24, minute < 60
        else { return nil }
        return hour * 3600 + minute * 60
    }

    /// The first moment from `now` on at which they may be written to; `nil` when there is none.
    func next(from now: Timestamp) -> Timestamp? {
        if let found = next(from: now, clocks) { return found }
        let inOrder = clocks.sorted { local($0, now) < local($1, now) }
        return inOrder.isEmpty ? now : next(from: now, [inOrder[inOrder.count / 2]])
    }

    private func next(from now: Timestamp, _ clocks: [ZoneClock]) -> Timestamp? {
        if isOpen(at: now, clocks) { return now }
        let first = now.seconds.flooredDivision(by: Self.step) + 1
        for step in 0..<Self.steps {
            let moment = Timestamp(seconds: (first + step) * Self.step)
            // Quiet hours may end at any minute: the quarter of an hour before may have opened already.
            guard isOpen(at: moment, clocks) else { continue }
            var earlier = moment
            for minute in 1..<15 {
                let before = Timestamp(seconds: moment.seconds - Int64(minute) * 60)
                guard before > now, isOpen(at: before, clocks) else { break }
                earlier = before
            }
            return earlier
        }
        return nil
    }

    private func isOpen(at moment: Timestamp, _ clocks: [ZoneClock]) -> Bool {
        clocks.allSatisfy { clock in
            let (day, second) = clock.reading(at: moment)
            // 1970-01-01 was a Thursday.
            let weekday = (day.daysSince1970 + 3) - (day.daysSince1970 + 3).flooredDivision(by: 7) * 7 + 1
            guard days.isEmpty || days.contains(weekday) else { return false }
            guard let quiet else { return true }
            let isQuiet =
                quiet.from < quiet.to
                ? (quiet.from..<quiet.to).contains(second) : second >= quiet.from || second < quiet.to
            return !isQuiet
        }
    }

    /// When the clocks there show what the account's showed at `start`: the latest of them.
    ///
    /// A time that the clock leaps over counts as the moment after the leap.
    func moment(showing start: Timestamp, of account: ZoneClock) -> Timestamp {
        let wall = local(account, start)
        return clocks.map { clock in
            var moment = Timestamp(seconds: start.seconds + wall - local(clock, start))
            // Once more with the offset that holds there: the clocks may be changed in between.
            moment = Timestamp(seconds: moment.seconds + wall - local(clock, moment))
            return moment
        }.max() ?? start
    }

    /// What the clock shows, in seconds since 1970 of its own.
    private func local(_ clock: ZoneClock, _ moment: Timestamp) -> Int64 {
        let (day, second) = clock.reading(at: moment)
        return day.daysSince1970 * 86_400 + second
    }
}
