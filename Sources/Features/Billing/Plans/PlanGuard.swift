package import Primitives
package import Storage
package import Workspaces

/// Where plans meet the rest of the server: what may be added, whether paid messages may leave, and what a new workspace has.
package enum PlanGuard {
    /// By the workspace's plan. Without a subscription nothing is asked but one row that is not there.
    package static let limits = WorkspaceLimits { transaction, workspace, thing in
        // The lock makes others who add wait: what they count is then what this transaction has left.
        guard let subscription = try SubscriptionStore(transaction, in: workspace).lock() else {
            return WorkspaceLimits.Answer(most: nil)
        }
        let plan = try PlanStore(transaction).find(subscription.plan)
        let limits = PlanChoice(
            plan,
            subscription.term,
            extraMembers: subscription.extraMembers,
            extraChannels: subscription.extraChannels
        ).limits
        let isClosed = subscription.state.isLocked
        return switch thing {
        case .members: WorkspaceLimits.Answer(most: limits.members, isClosed: isClosed)
        case .channels: WorkspaceLimits.Answer(most: limits.channels, isClosed: isClosed)
        // Whoever may not send may still put their contacts in order.
        case .contacts: WorkspaceLimits.Answer(most: limits.contacts)
        }
    }

    /// Why no paid message may leave; `nil` when it may.
    @Sendable
    package static func stop(_ transaction: Transaction, _ workspace: WorkspaceID) throws -> String? {
        guard let subscription = try SubscriptionStore(transaction, in: workspace).find(), subscription.state.isLocked
        else { return nil }
        let name = try PlanStore(transaction).find(subscription.plan).name
        return "The workspace's plan \(name) is \(subscription.state.words): an owner can renew it."
    }
}
