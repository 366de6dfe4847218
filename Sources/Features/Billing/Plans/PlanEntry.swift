import Primitives
import Workspaces

/// A plan as an operator writes it down; what is `nil` stays as it is.
package struct PlanEntry: Sendable {
    var name: String?
    var description: String?
    var prices: [PlanPrice]?
    /// The limits as a whole.
    var limits: PlanLimits?
    var features: Set<PlanFeature>?
    var trialDays: Int64?
    var isDefault: Bool?

    package init(
        name: String? = nil,
        description: String? = nil,
        prices: [PlanPrice]? = nil,
        limits: PlanLimits? = nil,
        features: Set<PlanFeature>? = nil,
        trialDays: Int64? = nil,
        isDefault: Bool? = nil
    ) {
        self.name = name
        self.description = description
        self.prices = prices
        self.limits = limits
        self.features = features
        self.trialDays = trialDays
        self.isDefault = isDefault
    }

    /// So much at most, of a month or a year: what goes beyond it does not fit into sums.
    private static let priceMost: Int64 = 100_000_000_000
    private static let limitMost: Int64 = 1_000_000_000

    /// - Throws: `PlanError.bad`, `.defaultRetired`.
    func applied(to plan: Plan) throws(PlanError) -> Plan {
        var changed = plan
        changed.name = (name ?? plan.name).plainLine
        changed.description = (description ?? plan.description).plainLine
        changed.prices = prices ?? plan.prices
        changed.limits = limits ?? plan.limits
        changed.features = features ?? plan.features
        changed.trialDays = trialDays ?? plan.trialDays
        changed.isDefault = isDefault ?? plan.isDefault
        try Self.check(changed)
        return changed
    }

    private static func check(_ plan: Plan) throws(PlanError) {
        guard plan.name.hasLength(1...60), !plan.name.hasHiddenFormat else {
            throw .bad(field: "name", words: "must have 1 to 60 characters")
        }
        guard plan.description.hasLength(0...500) else {
            throw .bad(field: "description", words: "must have at most 500 characters")
        }
        guard Set(plan.prices.map(\.currency)).count == plan.prices.count else {
            throw .bad(field: "prices", words: "must have each currency once")
        }
        for price in plan.prices {
            guard PointTerms.currencies.contains(price.currency) else {
                throw .bad(field: "prices", words: "must be in \(PointTerms.currencies.joined(separator: " or "))")
            }
            let all = [price.monthly, price.yearly, price.member ?? 0, price.channel ?? 0]
            guard all.allSatisfy({ (0...priceMost).contains($0) }) else {
                throw .bad(field: "prices", words: "must be from 0 to \(priceMost / 100)")
            }
        }
        for (field, limit) in [
            ("limits.members", plan.limits.members), ("limits.channels", plan.limits.channels),
            ("limits.contacts", plan.limits.contacts),
        ] {
            // A workspace has an owner.
            let least: Int64 = field == "limits.members" ? 1 : 0
            guard limit.map({ (least...limitMost).contains($0) }) ?? true else {
                throw .bad(field: field, words: "must be from \(least) to \(limitMost), or nothing for no limit")
            }
        }
        guard (0...365).contains(plan.trialDays) else {
            throw .bad(field: "trialDays", words: "must be from 0 to 365")
        }
        guard !plan.isDefault || plan.retiredAt == nil else { throw .defaultRetired }
    }
}
