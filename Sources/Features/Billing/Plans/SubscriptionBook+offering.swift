import Invoices
import Primitives
package import Workspaces

extension SubscriptionBook {
    /// More extra ones than any plan needs.
    private static let extrasMost: Int64 = 10_000

    /// - Throws: `PlanError.notFound`, `.notSold`, `.noExtras`, `.bad`, and as `SubscriptionOffer`.
    func offer(for wish: SubscriptionService.Wish, _ present: Subscription) throws -> SubscriptionOffer {
        let plan = try plans.find(wish.plan)
        guard plan.id == present.plan || plan.retiredAt == nil && plan.price(in: present.currency) != nil else {
            throw PlanError.notSold(plan.name)
        }
        for (field, count, most) in [
            ("extraMembers", wish.extraMembers, plan.limits.members),
            ("extraChannels", wish.extraChannels, plan.limits.channels),
        ] {
            guard (0...Self.extrasMost).contains(count) else {
                throw PlanError.bad(field: field, words: "must be from 0 to \(Self.extrasMost)")
            }
            // Of what there is no end of, nobody buys more.
            if count > 0, most == nil { throw PlanError.noExtras(field) }
        }
        return try SubscriptionOffer(
            PlanChoice(plan, wish.term, extraMembers: wish.extraMembers, extraChannels: wish.extraChannels),
            instead: choice(of: present),
            of: present,
            zone: workspace.timeZone,
            at: now
        )
    }

    /// With its taxes; `nil` for nothing.
    func taxed(_ net: Money) throws -> TaxedAmount? {
        guard net.minor > 0 else { return nil }
        let selling = try Selling(workspace.id, tools.settings.settings(in: transaction), in: transaction)
        return TaxedAmount(split: try selling.split(net, at: now))
    }
}

/// An amount with its taxes.
package struct TaxedAmount: Sendable {
    let split: TaxSplit
}

extension SubscriptionOffer {
    /// When it is in force.
    func moment(now: Timestamp) -> Timestamp {
        switch effect {
        case .now: now
        case .period(_, let from, _): max(from, now)
        case .renewal(let moment): moment
        }
    }
}

extension PlanLimits {
    /// What there is more of than is allowed.
    package func refusals(of usage: WorkspaceUsage) -> [LimitRefusal] {
        let all: [(WorkspaceLimits.Thing, Int64, Int64?)] = [
            (.members, usage.members, members), (.channels, usage.channels, channels),
            (.contacts, usage.contacts, contacts),
        ]
        return all.compactMap { thing, used, allowed in
            guard let allowed, used > allowed else { return nil }
            return LimitRefusal(limit: thing.rawValue, used: used, allowed: allowed)
        }
    }
}
