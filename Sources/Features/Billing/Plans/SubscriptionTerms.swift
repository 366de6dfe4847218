package import Primitives

/// What the operator chose about renewals.
package struct SubscriptionTerms: Sendable, Equatable {
    /// How long before its end the next period can be paid, and is asked for.
    package let notice: Duration
    /// How long after its end an unpaid one goes on.
    package let grace: Duration
    /// What becomes of it then.
    package let unpaid: SubscriptionState

    package init(
        notice: Duration = .days(7),
        grace: Duration = .days(14),
        unpaid: SubscriptionState = .expired
    ) {
        self.notice = notice
        self.grace = grace
        self.unpaid = unpaid
    }

    /// When the owners are reminded of what they owe, counted from the end of the period.
    static let dunning: [Duration] = [.zero, .days(3), .days(7)]
    /// And of the end of the trial, counted back from it.
    static let trial: [Duration] = [.days(3), .days(1)]

    /// When something is to be done about the subscription again; `nil` when nothing will by itself.
    package func next(_ subscription: Subscription, after now: Timestamp) -> Timestamp? {
        let end = subscription.periodTo
        let moments: [Timestamp] =
            switch subscription.state {
            case .trialing: Self.trial.map { end - $0 } + [end]
            case .active: [end - notice, end]
            case .pastDue: Self.dunning.map { end + $0 } + [end + grace]
            case .cancelled: [subscription.endsAt ?? end]
            case .paused, .expired: []
            }
        // What is due and was not done yet is done at once.
        return moments.filter { $0 > now }.min() ?? (moments.isEmpty ? nil : now)
    }

    /// What the owners should hear of now.
    ///
    /// - Parameter isCovered: nothing is to be paid at the end of the period.
    package func reminder(_ subscription: Subscription, isCovered: Bool, at now: Timestamp) -> Reminder? {
        let end = subscription.periodTo
        switch subscription.state {
        case .trialing:
            guard !isCovered, let last = Self.trial.filter({ now >= end - $0 }).min() else { return nil }
            return .trialEnds(end, days: last.components.seconds / 86400)
        case .active: return !isCovered && now >= end - notice ? .paymentDue(end) : nil
        case .pastDue:
            guard let last = Self.dunning.filter({ now >= end + $0 && $0 <= grace }).max() else { return nil }
            return .pastDue(since: end, days: last.components.seconds / 86400, until: end + grace)
        case .paused, .cancelled, .expired: return nil
        }
    }

    package enum Reminder: Sendable, Equatable {
        case trialEnds(Timestamp, days: Int64)
        case paymentDue(Timestamp)
        case pastDue(since: Timestamp, days: Int64, until: Timestamp)
    }
}
