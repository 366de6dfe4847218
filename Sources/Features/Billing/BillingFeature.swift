package import Invoices
package import Jobs
package import Primitives
package import Routes
package import Storage

/// What the server composes of this feature.
package struct BillingFeature: Sendable {
    package let settings: BillingSettingsService
    package let profiles: BillingProfiles
    package let payments: PaymentService
    package let refunds: RefundService
    package let plans: PlanService
    package let subscriptions: SubscriptionService
    package let suspended: SuspenseService
    private let tools: PaymentTools

    package init(_ tools: PaymentTools) {
        self.tools = tools
        settings = tools.settings
        profiles = BillingProfiles(database: tools.database, ambient: tools.ambient)
        payments = PaymentService(tools)
        refunds = RefundService(tools)
        plans = PlanService(tools)
        subscriptions = SubscriptionService(tools)
        suspended = SuspenseService(tools: tools)
    }

    package var routes: [Route] {
        TermsRoutes(tools: tools, profiles: profiles).routes + PaymentRoutes(payments).routes
            + RefundRoutes(refunds).routes + GatewayRoutes(tools: tools).routes + TestCheckoutPages(tools: tools).routes
            + SubscriptionRoutes(subscriptions: subscriptions).routes + TestMandatePages(tools: tools).routes
            + AutoTopUpRoutes(tools: tools).routes + operatorRoutes
    }

    private var operatorRoutes: [Route] {
        SuspenseRoutes(suspended).routes + SettingsRoutes(tools: tools).routes + TaxRateRoutes(tools: tools).routes
            + OperatorPlanRoutes(plans: plans).routes
    }

    package var jobHandlers: [JobHandler] {
        [
            PaymentWatch(tools: tools).handler, CheckoutClosing(tools: tools).handler,
            SuspenseReturn(tools: tools).handler, GatewayIntake(tools: tools).handler, RefundJob(tools: tools).handler,
            SubscriptionJob(tools: tools).handler,
            GatewayPruning(tools: tools).handler, AutoTopUpJob(tools: tools).handler, ChargeJob(tools: tools).handler,
            MandateWatch(tools: tools).handler, MandateJob(tools: tools).handler, AftermathWatch(tools: tools).handler,
        ]
    }

    /// Jobs that come back for ever; made at the first start.
    package static func schedule(in transaction: Transaction, ambient: Ambient) throws {
        try GatewayPruning.start(in: transaction, ambient: ambient)
        try AftermathWatch.start(in: transaction, ambient: ambient)
    }

    /// What plans are called, by identity; the journals speak of them.
    package static func planNames(_ ids: [String], _ transaction: Transaction) throws -> [String: String] {
        guard ids.contains(where: { PlanID($0) != nil }) else { return [:] }
        return try PlanStore(transaction).all().reduce(into: [:]) { $0["\($1.id)"] = $1.name }
    }

    /// Money that came and was not credited, of all workspaces: the operator's list.
    package func suspense(limit: Int = 500) async throws -> [Suspense] {
        try await tools.database.read { try SuspenseStore.page(isOpen: true, after: nil, limit: limit, in: $0) }
    }

    /// Those that are set up.
    package func gateways() async throws -> [GatewayID] {
        tools.gateways.all(try await tools.settings.settings()).map(\.id)
    }

    /// The rates of GST in force, the operator's among them.
    package func rates() async throws -> GSTRates {
        try await tools.database.read { try TaxRateStore.rates(in: $0) }
    }

    /// Looks whether payments, lots and refunds agree, in all workspaces: part of `lodestone verify`.
    package func verify() async throws -> [BillingFinding] {
        try await tools.database.read { try BillingVerifier(transaction: $0).findings() }
    }
}
