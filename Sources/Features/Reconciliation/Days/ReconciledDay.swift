package import Primitives
import Storage

/// One day of one account.
package struct ReconciledDay: Sendable, Equatable {
    package let day: CivilDay
    package let startsAt: Timestamp
    package let endsAt: Timestamp
    /// `nil` when Meta was never asked about it.
    package let askedAt: Timestamp?
    package let closedAt: Timestamp?
    package let tallies: [Tally]

    package enum State: String, Sendable, Codable, CaseIterable {
        /// Never asked about.
        case unknown
        /// Not over, or different and young enough that webhooks may still come.
        case waiting
        case agrees
        case differs
        case closed
    }

    package var comparison: DayComparison { DayComparison(tallies) }

    func isWaiting(at now: Timestamp, _ settings: ReconciliationSettings) -> Bool {
        closedAt == nil && now < endsAt + settings.waits
    }

    package func state(at now: Timestamp, _ settings: ReconciliationSettings) -> State {
        if closedAt != nil { return .closed }
        if askedAt == nil { return .unknown }
        if now < endsAt { return .waiting }
        if comparison.messages == 0 { return .agrees }
        return isWaiting(at: now, settings) ? .waiting : .differs
    }
}
