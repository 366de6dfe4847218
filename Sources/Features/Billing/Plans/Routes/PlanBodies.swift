import Invoices
import Primitives

/// A plan as the API gives it.
struct PlanBody: Codable, Sendable {
    let id: PlanID
    let name: String
    let description: String
    let prices: [PriceBody]
    let limits: LimitsBody
    /// In the workspace's currency; an operator's list has those of the first price.
    let extras: ExtrasBody
    let features: [FeatureBody]
    let isDefault: Bool

    struct PriceBody: Codable, Sendable {
        let currency: String
        let monthly: MoneyBody
        let yearly: MoneyBody
        /// A month, of each more than the plan has.
        let member: MoneyBody?
        let channel: MoneyBody?
    }

    struct LimitsBody: Codable, Sendable {
        let members: Int64?
        let channels: Int64?
        let contacts: Int64?
    }

    struct ExtrasBody: Codable, Sendable {
        let member: MoneyBody?
        let channel: MoneyBody?
    }

    struct FeatureBody: Codable, Sendable {
        let key: String
        let label: String
        let included: Bool
    }

    init(_ plan: Plan, currency: String? = nil) {
        id = plan.id
        name = plan.name
        description = plan.description
        prices = plan.prices.map(PriceBody.init)
        limits = LimitsBody(
            members: plan.limits.members,
            channels: plan.limits.channels,
            contacts: plan.limits.contacts
        )
        let price = currency.map { plan.price(in: $0) } ?? plan.prices.first
        extras = ExtrasBody(
            member: price.flatMap { PriceBody($0).member },
            channel: price.flatMap { PriceBody($0).channel }
        )
        features = PlanFeature.allCases.map {
            FeatureBody(key: $0.rawValue, label: $0.label, included: plan.features.contains($0))
        }
        isDefault = plan.isDefault
    }
}

extension PlanBody.PriceBody {
    init(_ price: PlanPrice) {
        func money(_ minor: Int64) -> MoneyBody { MoneyBody(Money(minor: minor, currency: price.currency)) }
        currency = price.currency
        monthly = money(price.monthly)
        yearly = money(price.yearly)
        member = price.member.map(money)
        channel = price.channel.map(money)
    }

    /// - Throws: `PlanError.bad`.
    func price(_ extras: PlanBody.ExtrasBody?) throws -> PlanPrice {
        func minor(_ body: MoneyBody?) throws -> Int64? {
            guard let body else { return nil }
            guard body.currency == currency, let money = body.money else {
                throw PlanError.bad(field: "prices", words: "must be amounts of \(currency) with at most two decimals")
            }
            return money.minor
        }
        func extra(_ body: MoneyBody?) -> MoneyBody? { body?.currency == currency ? body : nil }
        return PlanPrice(
            currency: currency,
            monthly: try minor(monthly) ?? 0,
            yearly: try minor(yearly) ?? 0,
            member: try minor(member ?? extra(extras?.member)),
            channel: try minor(channel ?? extra(extras?.channel))
        )
    }
}

/// What an operator writes; what is left out stays as it is, or is nothing in a new plan.
struct PlanEntryBody: Codable, Sendable {
    let name: String?
    let description: String?
    let prices: [PlanBody.PriceBody]?
    /// All of them: what is left out here is unlimited.
    let limits: PlanBody.LimitsBody?
    /// For the prices of its currency that name none of their own.
    let extras: PlanBody.ExtrasBody?
    /// Keys of what is included.
    let features: [String]?
    let trialDays: Int64?
    let isDefault: Bool?

    /// - Throws: `PlanError.bad`.
    func entry() throws -> PlanEntry {
        let keys = try features?.map { key in
            guard let feature = PlanFeature(rawValue: key) else {
                throw PlanError.bad(field: "features", words: "\(key.prefix(40)) is not known here")
            }
            return feature
        }
        return PlanEntry(
            name: name,
            description: description,
            prices: try prices?.map { try $0.price(extras) },
            limits: limits.map {
                PlanLimits(members: $0.members, channels: $0.channels, contacts: $0.contacts)
            },
            features: keys.map(Set.init),
            trialDays: trialDays,
            isDefault: isDefault
        )
    }
}

/// A plan with what only operators see.
struct OperatorPlanBody: Codable, Sendable {
    let id: PlanID
    let name: String
    let description: String
    let prices: [PlanBody.PriceBody]
    let limits: PlanBody.LimitsBody
    let extras: PlanBody.ExtrasBody
    let features: [PlanBody.FeatureBody]
    let isDefault: Bool
    let trialDays: Int64
    let retiredAt: Timestamp?
    let workspaces: Int64

    init(_ counted: PlanService.Counted) {
        let body = PlanBody(counted.plan)
        id = body.id
        name = body.name
        description = body.description
        prices = body.prices
        limits = body.limits
        extras = body.extras
        features = body.features
        isDefault = body.isDefault
        trialDays = counted.plan.trialDays
        retiredAt = counted.plan.retiredAt
        workspaces = counted.workspaces
    }
}
