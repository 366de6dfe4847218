/// The rules of a subscription, without a database and without a clock: what happens changes the state, or nothing.
///
/// | happens \ state | trialing | active | past_due | paused | cancelled | expired |
/// |---|---|---|---|---|---|---|
/// | trial ended, nothing to pay or paid | active | | | | | |
/// | trial ended, unpaid | expired | | | | | |
/// | period ended, nothing to pay or paid | | active | | | | |
/// | period ended, unpaid | | past_due | | | | |
/// | grace ended | | | expired or paused, by setting | | | |
/// | paid | active | active | active | active | active | active |
/// | cancelled | cancelled | cancelled | expired | expired | | |
/// | resumed | | | | | active, or trialing while the trial runs | |
/// | the cancelled one's end | | | | | expired | |
/// | the period's payment went back | | expired | expired | expired | expired | |
/// | operator | any | any | any | any | any | any |
///
/// An empty place: it means nothing there, and changes nothing.
package struct SubscriptionStanding: Sendable, Equatable {
    package private(set) var state: SubscriptionState
    /// What a subscription becomes that nobody pays for.
    package let unpaid: SubscriptionState

    package init(_ state: SubscriptionState, unpaid: SubscriptionState = .expired) {
        self.state = state
        self.unpaid = unpaid
    }

    package enum Event: Sendable, Equatable {
        case trialEnded(isCovered: Bool)
        case periodEnded(isCovered: Bool)
        case graceEnded
        case paid
        case cancelled
        case resumed(inTrial: Bool)
        case endReached
        case paymentReturned
        case `operator`(SubscriptionState)

        /// For the journal of changes.
        package var word: String {
            switch self {
            case .trialEnded: "trial-ended"
            case .periodEnded: "period-ended"
            case .graceEnded: "grace-ended"
            case .paid: "paid"
            case .cancelled: "cancelled"
            case .resumed: "resumed"
            case .endReached: "ended"
            case .paymentReturned: "payment-returned"
            case .operator: "operator"
            }
        }
    }

    /// - Returns: whether it means anything in this state.
    package mutating func hear(_ event: Event) -> Bool {
        guard let next = next(event) else { return false }
        state = next
        return true
    }

    private func next(_ event: Event) -> SubscriptionState? {
        switch (event, state) {
        case (.trialEnded(let isCovered), .trialing): isCovered ? .active : .expired
        case (.periodEnded(let isCovered), .active): isCovered ? .active : .pastDue
        case (.graceEnded, .pastDue): unpaid
        case (.paid, _): .active
        case (.cancelled, .trialing), (.cancelled, .active): .cancelled
        case (.cancelled, .pastDue), (.cancelled, .paused): .expired
        case (.resumed(let inTrial), .cancelled): inTrial ? .trialing : .active
        case (.endReached, .cancelled): .expired
        case (.paymentReturned, .active), (.paymentReturned, .pastDue), (.paymentReturned, .paused),
            (.paymentReturned, .cancelled):
            .expired
        case (.operator(let wanted), _): wanted
        default: nil
        }
    }
}
