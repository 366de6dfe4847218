package import Primitives

package enum PlanTag: Identified { package static let idPrefix = "pln" }
package typealias PlanID = ID<PlanTag>

/// What the operator offers: limits, and their price.
package struct Plan: Sendable, Equatable {
    package let id: PlanID
    package var name: String
    package var description: String
    package var prices: [PlanPrice]
    package var limits: PlanLimits
    package var features: Set<PlanFeature>
    package var trialDays: Int64
    /// Whether new workspaces get it.
    package var isDefault: Bool
    package let createdAt: Timestamp
    /// Who has it keeps it; nobody else gets it.
    package var retiredAt: Timestamp?

    /// Where nobody has a plan: everything, without end and without a price.
    package static let unlimited = Plan(
        id: PlanID(rawValue: 0),
        name: "Unlimited",
        description: "Everything this server can do, without limits.",
        prices: [],
        limits: PlanLimits(),
        features: Set(PlanFeature.allCases),
        trialDays: 0,
        isDefault: true,
        createdAt: Timestamp(milliseconds: 0)
    )

    package func price(in currency: String) -> PlanPrice? { prices.first { $0.currency == currency } }
}

/// How much of each there may be; `nil` is unlimited.
package struct PlanLimits: Sendable, Equatable {
    package var members: Int64?
    package var channels: Int64?
    package var contacts: Int64?

    package init(members: Int64? = nil, channels: Int64? = nil, contacts: Int64? = nil) {
        self.members = members
        self.channels = channels
        self.contacts = contacts
    }
}

/// What a plan costs in a currency, before tax. A plan without one in a workspace's currency cannot be chosen there.
package struct PlanPrice: Sendable, Equatable, Codable {
    package let currency: String
    /// Of a month, in the hundredth part of the currency, like all of these.
    package let monthly: Int64
    /// Of a year that is paid at once.
    package let yearly: Int64
    /// Of one more member for a month; `nil` where none are sold.
    package let member: Int64?
    package let channel: Int64?

    package init(currency: String, monthly: Int64, yearly: Int64, member: Int64? = nil, channel: Int64? = nil) {
        self.currency = currency
        self.monthly = monthly
        self.yearly = yearly
        self.member = member
        self.channel = channel
    }
}

/// What a plan includes besides numbers. Words that are shown so far: what asks for them comes with the feature itself.
package enum PlanFeature: String, Sendable, Codable, CaseIterable {
    case customRoles = "custom-roles"

    package var label: String {
        switch self {
        case .customRoles: "Roles of your own"
        }
    }
}

/// How long a period is.
package enum PlanTerm: String, Sendable, Codable, CaseIterable {
    case month
    case year

    package var months: Int64 { self == .month ? 1 : 12 }

    var adverb: String { self == .month ? "monthly" : "yearly" }
}
