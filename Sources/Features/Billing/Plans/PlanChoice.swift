package import Primitives

/// What a workspace has, or wants to have: a plan, for how long at a time, and what more of it.
package struct PlanChoice: Sendable, Equatable {
    package let plan: Plan
    package let term: PlanTerm
    package let extraMembers: Int64
    package let extraChannels: Int64

    package init(_ plan: Plan, _ term: PlanTerm, extraMembers: Int64 = 0, extraChannels: Int64 = 0) {
        self.plan = plan
        self.term = term
        self.extraMembers = extraMembers
        self.extraChannels = extraChannels
    }

    /// So many of one kind, with the extra ones; `nil` is unlimited.
    package var limits: PlanLimits {
        PlanLimits(
            members: plan.limits.members.map { $0 + extraMembers },
            channels: plan.limits.channels.map { $0 + extraChannels },
            contacts: plan.limits.contacts
        )
    }

    /// What a period costs, part by part; empty parts are left out. A plan that is not sold in the currency costs nothing:
    /// only the operator puts a workspace on it.
    ///
    /// - Throws: `PlanError.tooLarge`, `.noExtras`.
    package func parts(in currency: String) throws(PlanError) -> [Part] {
        guard let price = plan.price(in: currency) else { return [] }
        var parts = [Part(what: .plan, quantity: 1, each: term == .month ? price.monthly : price.yearly)]
        for (what, count, each) in [
            (Part.What.members, extraMembers, price.member), (.channels, extraChannels, price.channel),
        ] where count > 0 {
            guard let each else { throw .noExtras(what.rawValue) }
            let (period, overflow) = each.multipliedReportingOverflow(by: term.months)
            guard !overflow else { throw .tooLarge }
            parts.append(Part(what: what, quantity: count, each: period))
        }
        return parts.filter { $0.each > 0 }
    }

    /// - Throws: `PlanError.tooLarge`, `.noExtras`.
    package func price(in currency: String) throws(PlanError) -> Money {
        var sum = Money.zero(currency)
        for part in try parts(in: currency) {
            guard let amount = part.amount, let next = sum.adding(Money(minor: amount, currency: currency)) else {
                throw .tooLarge
            }
            sum = next
        }
        return sum
    }

    /// One line of a price.
    package struct Part: Sendable, Equatable {
        package enum What: String, Sendable {
            case plan, members, channels
        }

        let what: What
        let quantity: Int64
        /// Of one, for the whole period.
        let each: Int64

        /// `nil` when it does not fit.
        var amount: Int64? {
            let (amount, overflow) = quantity.multipliedReportingOverflow(by: each)
            return overflow ? nil : amount
        }
    }
}
