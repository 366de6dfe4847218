package import Primitives

/// A workspace on a plan.
package struct Subscription: Sendable, Equatable {
    package let workspace: WorkspaceID
    package var plan: PlanID
    package var state: SubscriptionState
    package var term: PlanTerm
    package let currency: String
    package var extraMembers: Int64
    package var extraChannels: Int64
    /// What the running period cost before tax, as it was sold.
    package var price: Money
    package var startedAt: Timestamp
    /// Periods are counted from it: see `BillingCalendar`.
    package var anchor: Timestamp
    package var periodFrom: Timestamp
    /// The end of the trial while there is one.
    package var periodTo: Timestamp
    package var trialEndsAt: Timestamp?
    /// When a cancelled one ends.
    package var endsAt: Timestamp?
    /// What begins at the end of the period; `nil` for the same again.
    package var upcoming: Upcoming?
    /// The payment that is waited for.
    package var payment: PaymentID?
    /// Behind the running period.
    package var paidBy: PaymentID?
    /// The operator has stopped it, and only the operator opens it again.
    package var heldAt: Timestamp?
    /// Counts up with every change that makes an open order one for something else.
    package var version: Int64

    /// What was chosen for the next period.
    package struct Upcoming: Sendable, Equatable, Codable {
        package let plan: PlanID
        package let term: PlanTerm
        package let extraMembers: Int64
        package let extraChannels: Int64
        /// When it is paid already.
        package var paid: Paid?

        package struct Paid: Sendable, Equatable, Codable {
            package let payment: PaymentID
            /// Before tax, in the hundredth part.
            package let price: Int64
            package let anchor: Int64
            package let to: Int64
        }
    }

    package func calendar(_ zone: String) -> BillingCalendar { BillingCalendar(anchor: anchor, zone: zone) }

    /// Whether the trial's time is still running.
    package func isInTrial(at now: Timestamp) -> Bool { trialEndsAt.map { $0 > now && $0 == periodTo } ?? false }
}
