package import Primitives

/// A line that the available balance crosses downwards: heard once, and again only after it has been above for good.
package struct AlertRule: Sendable, Equatable {
    package enum Name: String, Sendable, CaseIterable {
        case notice
        case lock
        /// The days that the credits will last: see `Ledger.tellDaysLeft`.
        case days
    }

    package let name: Name
    /// Fires at this or below.
    package let fireAt: Points
    /// Armed again at this or above.
    package let rearmAt: Points
    /// Whether a grant that lifts the balance over the line arms it at once.
    package let grantRearms: Bool

    /// At 100 points, armed again at 120.
    package static func notice(_ settings: CreditSettings) -> AlertRule {
        AlertRule(name: .notice, fireAt: settings.noticeAt, rearmAt: settings.noticeAt.fifths(6), grantRearms: false)
    }

    /// At 0 points. The lock itself follows the balance; only its notice has to be armed. A campaign that holds all there
    /// is and gives back a point now and then crosses zero many times a minute: so it takes a grant, or a fifth of the
    /// notice's amount coming back, to make the next crossing news.
    package static func lock(_ settings: CreditSettings) -> AlertRule {
        AlertRule(
            name: .lock,
            fireAt: settings.lockAt,
            rearmAt: max(settings.lockAt + settings.noticeAt.fifths(1), settings.lockAt + Points(micro: 1)),
            grantRearms: true
        )
    }

    package enum Outcome: Sendable, Equatable {
        case same
        case fired
        case rearmed
    }

    package func outcome(armed: Bool, available: Points, granted: Bool) -> Outcome {
        if armed { return available <= fireAt ? .fired : .same }
        return available > fireAt && (available >= rearmAt || granted && grantRearms) ? .rearmed : .same
    }
}

extension Points {
    fileprivate func fifths(_ count: Int64) -> Points { Points(micro: micro / 5 * count) }
}
