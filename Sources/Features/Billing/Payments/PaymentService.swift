import Invoices
import Jobs
package import Logging
package import Primitives
package import Routes
import Storage
import Workspaces

/// What people do with payments.
package struct PaymentService: Sendable {
    /// So that a program gone wrong opens no thousand pages at the gateway.
    static let pendingMax = 20

    let tools: PaymentTools
    let audit: AuditLog

    package init(_ tools: PaymentTools) {
        self.tools = tools
        audit = AuditLog(ambient: tools.ambient)
    }

    var database: Database { tools.database }

    package func find(_ id: PaymentID, in workspace: WorkspaceID) async throws -> ShownPayment {
        try await database.read { transaction in
            guard let payment = try PaymentStore(transaction, in: workspace).find(id) else {
                throw BillingError.notFound(id)
            }
            return try ShownPayment(payment, in: transaction)
        }
    }

    package func page(
        _ workspace: WorkspaceID,
        state: PaymentState?,
        after last: PaymentID?,
        limit: Int
    ) async throws -> [ShownPayment] {
        try await database.read { transaction in
            try PaymentStore(transaction, in: workspace).page(state, after: last, limit: limit)
                .map { try ShownPayment($0, in: transaction) }
        }
    }

    /// Opens a page on which the customer pays.
    ///
    /// The payment is on disk before the gateway hears of it, so that no money can come for a payment nobody knows.
    ///
    /// - Parameter returnPath: where the browser goes afterwards; the payment's own page when `nil`.
    /// - Throws: `BillingError`, `InvoiceError`.
    package func create(
        points text: String,
        gateway name: String,
        returnPath: String?,
        by caller: Caller,
        logger: Logger
    ) async throws -> ShownPayment {
        let path = try returnPath.map(Self.checked)
        let (payment, gateway) = try await database.write { transaction in
            let new = try plan(points: text, gateway: name, by: caller, transaction)
            let detail = "\(new.payment.points) points by \(name)"
            return (try begin(new.payment, detail: detail, by: caller, transaction), new.gateway)
        }
        return try await open(payment, at: gateway, path: path ?? "/billing/payments/\(payment.id)", logger: logger)
    }

    /// Has the gateway open the page.
    ///
    /// - Throws: `BillingError.gatewayUnavailable`; then the payment has failed.
    func open(_ payment: Payment, at gateway: Gateway, path: String, logger: Logger) async throws -> ShownPayment {
        do {
            let checkout = try await gateway.open(request(payment, path: path))
            guard Self.isPage(checkout.url) else { throw GatewayError.unreachable("no address of a page") }
            return try await opened(payment, checkout)
        } catch let error as GatewayError {
            logger.warning(
                "Gateway opened no checkout",
                metadata: ["gateway": "\(gateway.id.rawValue)", "payment.id": "\(payment.id)", "error": "\(error)"]
            )
            try await failed(payment)
            throw BillingError.gatewayUnavailable
        }
    }

    /// - Throws: `BillingError.notFound`, `.wrongState`.
    package func cancel(_ id: PaymentID, by caller: Caller) async throws -> ShownPayment {
        try await database.write { transaction in
            let payment = try book(caller.workspace, transaction).cancel(id)
            try audit.record("payments.cancelled", subject: "\(id)", by: caller, in: transaction)
            try CheckoutClosing(tools: tools).enqueue(payment, transaction)
            return try ShownPayment(payment, in: transaction)
        }
    }

    /// Asks the gateway now.
    ///
    /// - Throws: `BillingError.notFound`, `.gatewayUnavailable`.
    package func check(_ id: PaymentID, in workspace: WorkspaceID) async throws -> ShownPayment {
        let shown = try await find(id, in: workspace)
        guard let reference = shown.payment.reference else { return shown }
        let reports: [PaymentReport]
        do {
            reports = try await tools.gateways.find(shown.payment.gateway).find(reference)
        } catch is GatewayError {
            throw BillingError.gatewayUnavailable
        }
        return try await database.write { transaction in
            let book = try book(workspace, transaction)
            for report in reports { try book.hear(report, of: id) }
            return try ShownPayment(PaymentStore(transaction, in: workspace).lock(id), in: transaction)
        }
    }

    func book(_ workspace: WorkspaceID, _ transaction: Transaction) throws -> PaymentBook {
        try PaymentBook(tools: tools, in: workspace, transaction)
    }
}

extension Payment.Failure {
    /// No page was opened; who asked was told at once.
    static let notOpened = "gateway-unavailable"
}
