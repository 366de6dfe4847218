import Invoices
import Logging
import Primitives
import Routes
import Storage
import Workspaces

/// What people do with mandates.
struct MandateService: Sendable {
    let tools: PaymentTools

    /// Opens the gateway's page on which it is allowed.
    ///
    /// - Throws: `BillingError`.
    func authorise(gateway name: String, returnPath: String?, by caller: Caller, logger: Logger) async throws {
        let path = try returnPath.map(PaymentService.checked)
        let (mandate, gateway, request) = try await begin(name, path ?? AutoTopUpBook.page, caller)
        do {
            guard let mandates = gateway.mandates else { throw BillingError.gatewayNotFound(name) }
            let checkout = try await mandates.authorise(request)
            guard PaymentService.isPage(checkout.url) else { throw GatewayError.unreachable("no address of a page") }
            try await tools.database.write { transaction in
                try MandateStore(transaction, in: caller.workspace).opened(mandate, checkout)
                try MandateWatch(tools: tools).start(mandate, in: caller.workspace, transaction)
                try AutoTopUpBook(tools: tools, in: caller.workspace, transaction).changed()
            }
        } catch let error as GatewayError {
            logger.warning(
                "Gateway opened no page for a mandate",
                metadata: ["gateway": "\(gateway.id.rawValue)", "mandate.id": "\(mandate)", "error": "\(error)"]
            )
            try await tools.database.write {
                try MandateBook(tools: tools, in: caller.workspace, $0).end(
                    mandate,
                    "The gateway could not be reached."
                )
            }
            throw BillingError.gatewayUnavailable
        }
    }

    /// Gives up what is in force, and what is being given. Nothing happens where there is none.
    func end(by caller: Caller) async throws {
        try await tools.database.write { transaction in
            let store = MandateStore(transaction, in: caller.workspace)
            for mandate in [try store.find(.pending), try store.find(.active)].compactMap({ $0 }) {
                try MandateBook(tools: tools, in: caller.workspace, transaction).end(mandate.id, "It was given up.")
                try audit("payments.mandate-ended", mandate.id, mandate.gateway, caller, transaction)
            }
        }
    }

    private func begin(
        _ name: String,
        _ path: String,
        _ caller: Caller
    ) async throws -> (MandateID, Gateway, MandateRequest) {
        try await tools.database.write { transaction in
            let settings = try tools.settings.settings(in: transaction)
            let selling = try Selling(caller.workspace, settings, in: transaction)
            let currency = try selling.offered().terms.currency
            guard let profile = selling.profile else { throw BillingError.profileIncomplete }
            let gateway = tools.gateways.all(for: currency, settings)
                .first { $0.id.rawValue == name && $0.mandates != nil }
            guard let gateway else { throw BillingError.gatewayNotFound(name) }
            let store = MandateStore(transaction, in: caller.workspace)
            if let open = try store.find(.pending) {
                try MandateBook(tools: tools, in: caller.workspace, transaction).end(open.id, "Another was begun.")
            }
            let id: MandateID = tools.ambient.id()
            let now = tools.ambient.now()
            try store.insert(id, gateway.id, by: caller.name, at: now)
            try audit("payments.mandate-begun", id, gateway.id, caller, transaction)
            let request = MandateRequest(
                mandate: id,
                currency: currency,
                customerName: profile.legalName,
                email: profile.email,
                description: "Automatic top-up of message credits",
                expiresAt: now + MandateWatch.pageFor,
                returnURL: tools.publicURL + path
            )
            return (id, gateway, request)
        }
    }

    private func audit(
        _ action: String,
        _ id: MandateID,
        _ gateway: GatewayID,
        _ caller: Caller,
        _ transaction: Transaction
    ) throws {
        try AuditLog(ambient: tools.ambient)
            .record(action, subject: "\(id)", detail: gateway.name, by: caller, in: transaction)
    }
}
