import Calendars
import Contacts
import Primitives

/// When a sequence sends, by the clocks that count: the account's, or all of the country that the contact's number is from.
struct DeliveryHours {
    private let week: [Int: [ClockRange]]
    private let isAlways: Bool

    init(_ plan: SequencePlan) {
        let from = plan.from.flatMap(SequencePlan.minutes) ?? 0
        let to = plan.to.flatMap(SequencePlan.minutes) ?? 1440
        isAlways = Set(plan.days).count == 7 && plan.from == nil && plan.to == nil
        let range = ClockRange(from: from == 1440 ? 0 : from, to: to)
        week = Dictionary(plan.days.map { ($0, range.map { [$0] } ?? []) }) { first, _ in first }
    }

    /// The first moment, `now` or later, at which every clock shows a time inside the hours; `now` when there is none in
    /// sight, for a message late is better than none.
    func opening(at now: Timestamp, by clocks: [ZoneClock]) -> Timestamp {
        guard !isAlways, let first = clocks.first else { return now }
        return common(at: now, by: clocks) ?? common(at: now, by: [first]) ?? now
    }

    private func common(at now: Timestamp, by clocks: [ZoneClock]) -> Timestamp? {
        let hours = clocks.map { WorkingHours(zone: $0, week: week) }
        var moment = now
        // A week has at most 14 openings and closings by each clock.
        for _ in 0..<(16 * clocks.count) {
            guard let closed = hours.first(where: { !$0.isOpen(at: moment) }) else { return moment }
            guard let next = closed.nextChange(after: moment) else { return nil }
            moment = next
        }
        return nil
    }

    /// - Parameter account: the workspace's zone.
    static func clocks(_ zone: SequencePlan.Zone, of contact: Contact, account: String) -> [ZoneClock] {
        let theirs = zone == .recipient ? contact.country.map(CountryZones.clocks) ?? [] : []
        return theirs.isEmpty ? [ZoneClock(account)].compactMap { $0 } : theirs
    }
}
