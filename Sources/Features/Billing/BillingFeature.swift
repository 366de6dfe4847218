package import Jobs
package import Routes
import Storage

/// What the server composes of this feature.
package struct BillingFeature: Sendable {
    package let settings: BillingSettingsService
    package let profiles: BillingProfiles
    package let payments: PaymentService
    package let refunds: RefundService
    private let tools: PaymentTools

    package init(_ tools: PaymentTools) {
        self.tools = tools
        settings = tools.settings
        profiles = BillingProfiles(database: tools.database, ambient: tools.ambient)
        payments = PaymentService(tools)
        refunds = RefundService(tools)
    }

    package var routes: [Route] {
        TermsRoutes(tools: tools, profiles: profiles).routes + PaymentRoutes(payments).routes
            + RefundRoutes(refunds).routes + GatewayRoutes(tools: tools).routes + TestCheckoutPages(tools: tools).routes
    }

    package var jobHandlers: [JobHandler] {
        [
            PaymentWatch(tools: tools).handler, CheckoutClosing(tools: tools).handler,
            SuspenseReturn(tools: tools).handler, GatewayIntake(tools: tools).handler, RefundJob(tools: tools).handler,
        ]
    }

    /// Money that came and was not credited, of all workspaces: the operator's list.
    package func suspense(limit: Int = 500) async throws -> [Suspense] {
        try await tools.database.read { try SuspenseStore.waiting(in: $0, limit: limit) }
    }

    /// Those that are set up.
    package func gateways() async throws -> [GatewayID] {
        tools.gateways.all(try await tools.settings.settings()).map(\.id)
    }

    /// Looks whether payments, lots and refunds agree, in all workspaces: part of `lodestone verify`.
    package func verify() async throws -> [BillingFinding] {
        try await tools.database.read { try BillingVerifier(transaction: $0).findings() }
    }
}
