package import Primitives
package import Workspaces

/// A workspace's subscription with all that people want to see of it.
package struct ShownSubscription: Sendable {
    /// `nil` where everything is unlimited.
    package let subscription: Subscription?
    package let choice: PlanChoice
    /// What begins at the end of the period, where that is something else.
    package let pending: PlanChoice?
    package let usage: WorkspaceUsage
    /// What is waited for.
    package let payment: ShownPayment?
    package let workspace: Workspace
}

/// What a wish comes to, before it is one.
package struct OfferPreview: Sendable {
    package let offer: SubscriptionOffer
    /// When it is in force.
    package let at: Timestamp
    /// `nil` when nothing is due.
    package let due: TaxedAmount?
    /// Of the periods after.
    package let next: TaxedAmount?
    package let refusals: [LimitRefusal]
}
