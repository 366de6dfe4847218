package import Primitives

/// Every way in which plans say no.
package enum PlanError: Error, Equatable {
    case notFound(PlanID)
    case workspaceNotFound(WorkspaceID)
    /// Nobody has put the workspace on a plan: there is nothing to pay for.
    case noSubscription
    /// The plan has no price in the workspace's currency, or is offered no more.
    case notSold(String)
    /// The plan sells no further ones.
    case noExtras(String)
    case tooLarge
    case bad(field: String, words: String)
    /// The plan allows less than there is.
    case refused([LimitRefusal])
    /// The coming period is paid: what comes after it can be changed once it has begun.
    case nextIsPaid(Timestamp)
    case wrongState(SubscriptionState, wanted: String)
    /// Nothing is to be paid now.
    case notDue
    /// The operator has stopped the subscription.
    case held
    /// Somebody is on it.
    case defaultRetired
}

/// What there is too much of for a plan.
package struct LimitRefusal: Sendable, Equatable, Codable {
    package let limit: String
    package let used: Int64
    package let allowed: Int64
}
