import Credits
import Invoices
import Primitives
import Storage
import Workspaces

/// What the rule would buy at this moment, and how it would be paid.
struct AutoTopUpOffer {
    let points: Points
    let split: TaxSplit
    let supplier: Supplier
    let recipient: Party
    /// Whose page a link leads to.
    let gateway: Gateway
    /// The one in force, where it is of the gateway that the customer wants.
    let mandate: Mandate?
    let means: AutoTopUpRule.Means
    /// The workspace's own.
    let month: LocalPeriod

    /// - Throws: `BillingError` when nothing can be bought.
    init(
        _ plan: AutoTopUpPlan,
        in workspace: WorkspaceID,
        _ tools: PaymentTools,
        _ transaction: Transaction
    ) throws {
        let settings = try tools.settings.settings(in: transaction)
        let selling = try Selling(workspace, settings, in: transaction)
        let offer = try selling.offered()
        guard let profile = selling.profile else { throw BillingError.profileIncomplete }
        let whole = try offer.terms.points("\(plan.points)")
        let now = tools.ambient.now()
        points = Points(whole)
        do {
            split = try selling.quote(whole, at: now)
        } catch is InvoiceError {
            throw BillingError.profileIncomplete
        }
        supplier = offer.supplier
        recipient = profile
        month = LocalPeriod.month(now, zone: selling.workspace.timeZone)
        let gateways = tools.gateways.all(for: offer.terms.currency, settings)
        let active = try MandateStore(transaction, in: workspace).find(.active)
        let usable = active.flatMap { mandate in
            plan.gateway == nil || plan.gateway == mandate.gateway
                ? gateways.first { $0.id == mandate.gateway && $0.mandates != nil } : nil
        }
        guard let chosen = usable ?? gateways.first(where: { $0.id == plan.gateway ?? $0.id }) else {
            throw BillingError.gatewayNotFound(plan.gateway?.rawValue ?? "any gateway")
        }
        gateway = chosen
        mandate = usable == nil ? nil : active
        let currency = offer.terms.currency
        means =
            if let mandates = usable?.mandates {
                .mandate(notice: mandates.notice[currency] ?? .zero, limit: mandates.limit[currency])
            } else {
                .link
            }
    }
}
