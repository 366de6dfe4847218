package import Primitives
import Workspaces

/// What a wish for a plan comes to: when it is in force, and what is due for it. Pure, and exact to the paisa.
///
/// | state | wish | in force | due now |
/// |---|---|---|---|
/// | trialing | any | now | nothing: the first period is paid at the end of the trial, or before |
/// | active | dearer, same term | now | the difference for the rest of the period |
/// | active | cheaper or as dear, same term | at renewal | nothing |
/// | active, paying nothing | a price | now, in a new period | the whole period |
/// | active | month to year | now, in a new period | the year, less the rest of the month; at renewal when that is no sum |
/// | active | year to month | at renewal | nothing |
/// | past due | any | when paid, from the end of the last period | the whole period |
/// | paused, expired | any | when paid, in a new period | the whole period |
package struct SubscriptionOffer: Sendable, Equatable {
    package let choice: PlanChoice
    /// What a whole period of it costs.
    package let price: Money
    package let effect: Effect
    /// What is due now, line by line; what is given back is negative.
    package let lines: [Line]

    package enum Effect: Sendable, Equatable {
        /// Now, within the period that runs.
        case now
        /// A period is bought.
        case period(anchor: Timestamp, from: Timestamp, to: Timestamp)
        /// At the end of the period that runs.
        case renewal(Timestamp)
    }

    package struct Line: Sendable, Equatable {
        package let description: String
        package let quantity: Int64
        /// Of one, in the hundredth part.
        package let each: Int64
        package let amount: Money
    }

    /// Before tax. Never negative.
    package var net: Money { Money(minor: lines.reduce(0) { $0 + $1.amount.minor }, currency: price.currency) }

    /// - Parameters:
    ///   - present: what the subscription has.
    ///   - zone: of the workspace.
    /// - Throws: `PlanError.wrongState` for one that was cancelled, `.nextIsPaid`, `.held`, `.noExtras`, `.tooLarge`.
    package init(
        _ choice: PlanChoice,
        instead present: PlanChoice,
        of subscription: Subscription,
        zone: String,
        at now: Timestamp
    ) throws(PlanError) {
        guard subscription.heldAt == nil else { throw .held }
        guard subscription.upcoming?.paid == nil else { throw .nextIsPaid(subscription.periodTo) }
        self.choice = choice
        price = try choice.price(in: subscription.currency)
        let desk = SubscriptionPricing(choice: choice, price: price, subscription: subscription, zone: zone, now: now)
        switch subscription.state {
        case .trialing: (effect, lines) = (.now, [])
        case .cancelled: throw .wrongState(.cancelled, wanted: "resumed")
        case .paused, .expired: (effect, lines) = try desk.period(from: now, anchor: now)
        case .pastDue:
            let end = subscription.periodTo
            (effect, lines) = try desk.period(
                from: end,
                anchor: choice.term == subscription.term ? subscription.anchor : end
            )
        case .active: (effect, lines) = try desk.change(from: present)
        }
    }

    /// The period after the one that runs, or after the trial.
    ///
    /// - Throws: `PlanError.nextIsPaid`, `.held`, `.noExtras`, `.tooLarge`.
    package init(
        renewing choice: PlanChoice,
        of subscription: Subscription,
        zone: String,
        at now: Timestamp
    ) throws(PlanError) {
        guard subscription.heldAt == nil else { throw .held }
        guard subscription.upcoming?.paid == nil else { throw .nextIsPaid(subscription.periodTo) }
        self.choice = choice
        price = try choice.price(in: subscription.currency)
        let desk = SubscriptionPricing(choice: choice, price: price, subscription: subscription, zone: zone, now: now)
        let end = subscription.state.isLocked ? now : subscription.periodTo
        let keeps = !subscription.state.isLocked && subscription.state != .trialing && choice.term == subscription.term
        (effect, lines) = try desk.period(from: end, anchor: keeps ? subscription.anchor : end)
    }
}
