import Invoices
import Primitives
import Workspaces

/// A workspace's plan as the API gives it.
struct SubscriptionBody: Codable, Sendable {
    let plan: PlanBody
    /// A state's word, or `unlimited`.
    let state: String
    let interval: PlanTerm?
    let startedAt: Timestamp
    let renewsAt: Timestamp?
    let trialEndsAt: Timestamp?
    let endsAt: Timestamp?
    /// Of a period, before tax.
    let price: MoneyBody?
    let usage: UsageBody
    let extraMembers: Int64
    let extraChannels: Int64
    let pending: PendingBody?
    /// Whether the next period is paid already.
    let isNextPaid: Bool
    let payment: PaymentBody?

    struct UsageBody: Codable, Sendable {
        let members: UseBody
        let channels: UseBody
        let contacts: UseBody
    }

    struct UseBody: Codable, Sendable {
        let used: Int64
        let limit: Int64?
    }

    struct PendingBody: Codable, Sendable {
        let plan: PlanBody
        let interval: PlanTerm
        let at: Timestamp
    }

    init(_ shown: ShownSubscription) {
        let found = shown.subscription
        let currency = shown.workspace.currency
        plan = PlanBody(shown.choice.plan, currency: currency)
        state = found?.state.rawValue ?? "unlimited"
        interval = found?.term
        startedAt = found?.startedAt ?? shown.workspace.createdAt
        let renews = found.map { $0.state == .active || $0.state == .pastDue } ?? false
        renewsAt = renews ? found?.periodTo : nil
        trialEndsAt = found?.trialEndsAt
        endsAt = found?.endsAt
        price = found.map {
            MoneyBody($0.state == .trialing ? (try? shown.choice.price(in: currency)) ?? $0.price : $0.price)
        }
        let limits = shown.choice.limits
        usage = UsageBody(
            members: UseBody(used: shown.usage.members, limit: limits.members),
            channels: UseBody(used: shown.usage.channels, limit: limits.channels),
            contacts: UseBody(used: shown.usage.contacts, limit: limits.contacts)
        )
        extraMembers = shown.choice.extraMembers
        extraChannels = shown.choice.extraChannels
        pending = shown.pending.flatMap { next in
            found.map {
                PendingBody(plan: PlanBody(next.plan, currency: currency), interval: next.term, at: $0.periodTo)
            }
        }
        isNextPaid = found?.upcoming?.paid != nil
        payment = shown.payment.map(PaymentBody.init)
    }
}

struct SubscriptionWishBody: Codable, Sendable {
    let planId: PlanID
    let interval: PlanTerm
    let extraMembers: Int64?
    let extraChannels: Int64?
    /// How to pay when something is due; the first there is when left out.
    let gateway: String?
    /// A path of this server; the plan's page when left out.
    let returnURL: String?

    var wish: SubscriptionService.Wish {
        SubscriptionService.Wish(
            plan: planId,
            term: interval,
            extraMembers: extraMembers ?? 0,
            extraChannels: extraChannels ?? 0
        )
    }
}

struct SubscriptionPaymentBody: Codable, Sendable {
    let gateway: String?
    let returnURL: String?
}

struct CancellationBody: Codable, Sendable {
    let reason: String?
}

/// What a wish would come to.
struct OfferBody: Codable, Sendable {
    let lines: [LineBody]
    let net: MoneyBody
    let taxes: [QuoteBody.TaxBody]
    let tax: MoneyBody
    let total: MoneyBody
    /// `now` or `renewal`.
    let takesEffect: String
    let at: Timestamp
    /// Of a whole period, with tax.
    let nextTotal: MoneyBody
    let refusals: [LimitRefusal]

    struct LineBody: Codable, Sendable {
        let description: String
        /// Negative for what is given back.
        let amount: MoneyBody
    }

    init(_ preview: OfferPreview) {
        let offer = preview.offer
        let zero = Money.zero(offer.price.currency)
        lines = offer.lines.map { LineBody(description: $0.description, amount: MoneyBody($0.amount)) }
        net = MoneyBody(offer.net)
        taxes = (preview.due?.split.components ?? []).map {
            QuoteBody.TaxBody(name: $0.kind.name, percent: $0.percent, amount: MoneyBody($0.amount))
        }
        tax = MoneyBody(preview.due?.split.tax ?? zero)
        total = MoneyBody(preview.due?.split.total ?? zero)
        if case .renewal = offer.effect { takesEffect = "renewal" } else { takesEffect = "now" }
        at = preview.at
        nextTotal = MoneyBody(preview.next?.split.total ?? zero)
        refusals = preview.refusals
    }
}

/// A workspace in the operator's list.
struct PlacedBody: Codable, Sendable {
    let workspaceId: WorkspaceID
    let workspaceName: String
    let plan: NamedPlan
    let state: String
    let interval: PlanTerm?
    let renewsAt: Timestamp?
    let price: MoneyBody?

    struct NamedPlan: Codable, Sendable {
        let id: PlanID
        let name: String
    }

    init(_ placed: PlanService.Placed) {
        let found = placed.subscription
        workspaceId = placed.workspace
        workspaceName = placed.name
        plan = NamedPlan(id: placed.plan.id, name: placed.plan.name)
        state = found.state.rawValue
        interval = found.term
        renewsAt = found.state == .active || found.state == .pastDue ? found.periodTo : nil
        price = MoneyBody(found.price)
    }
}

struct PlacementBody: Codable, Sendable {
    let planId: PlanID
    let state: SubscriptionState?
    let trialEndsAt: Timestamp?
    let reason: String
}
