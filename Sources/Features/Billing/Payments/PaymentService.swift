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
    private let audit: AuditLog

    package init(_ tools: PaymentTools) {
        self.tools = tools
        audit = AuditLog(ambient: tools.ambient)
    }

    private var database: Database { tools.database }

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
            try PaymentStore(transaction, in: caller.workspace).insert(new.payment)
            try audit.record(
                "payments.created",
                subject: "\(new.payment.id)",
                detail: "\(new.payment.points) points by \(name)",
                by: caller,
                in: transaction
            )
            let payment = try PaymentStore(transaction, in: caller.workspace).lock(new.payment.id)
            try PaymentNews(tools: tools, transaction: transaction).changed(payment)
            try PaymentWatch(tools: tools).start(payment, transaction)
            return (payment, new.gateway)
        }
        do {
            let checkout = try await gateway.open(request(payment, path: path ?? "/billing/payments/\(payment.id)"))
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

    private func plan(
        points text: String,
        gateway name: String,
        by caller: Caller,
        _ transaction: Transaction
    ) throws -> (payment: NewPayment, gateway: Gateway) {
        let settings = try tools.settings.settings(in: transaction)
        let selling = try Selling(caller.workspace, settings, in: transaction)
        let offer = try selling.offered()
        let points = try offer.terms.points(text)
        guard let profile = selling.profile else { throw BillingError.profileIncomplete }
        let gateways = tools.gateways.all(for: offer.terms.currency, settings)
        guard let gateway = gateways.first(where: { $0.id.rawValue == name }) else {
            throw BillingError.gatewayNotFound(name)
        }
        guard try PaymentStore(transaction, in: caller.workspace).pendingCount() < Self.pendingMax else {
            throw BillingError.tooManyPending(Self.pendingMax)
        }
        let now = tools.ambient.now()
        let payment = NewPayment(
            id: tools.ambient.id(),
            workspace: caller.workspace,
            points: Points(points),
            split: try selling.quote(points, at: now),
            supplier: offer.supplier,
            recipient: profile,
            gateway: gateway.id,
            createdBy: caller.name,
            createdAt: now,
            expiresAt: now + (try settings.pendingFor)
        )
        return (payment, gateway)
    }

    private func request(_ payment: Payment, path: String) -> CheckoutRequest {
        CheckoutRequest(
            payment: payment.id,
            total: payment.total,
            description: "\(payment.points) message credits",
            customerName: payment.recipient.legalName,
            email: payment.recipient.email,
            expiresAt: payment.expiresAt,
            returnURL: tools.publicURL + path,
            webhookURL: "\(tools.publicURL)/webhooks/payments/\(payment.gateway.rawValue)"
        )
    }

    private func opened(_ payment: Payment, _ checkout: Checkout) async throws -> ShownPayment {
        try await database.write { transaction in
            let store = PaymentStore(transaction, in: payment.workspace)
            _ = try store.lock(payment.id)
            try store.set("reference = \(checkout.reference), checkout_url = \(checkout.url)", of: payment.id)
            return try ShownPayment(store.lock(payment.id), in: transaction)
        }
    }

    private func failed(_ payment: Payment) async throws {
        try await database.write { transaction in
            let report = PaymentReport.failed(
                code: Payment.Failure.notOpened,
                detail: "The gateway could not be reached: nothing was paid."
            )
            try book(payment.workspace, transaction).hear(report, of: payment.id)
        }
    }

    private func book(_ workspace: WorkspaceID, _ transaction: Transaction) throws -> PaymentBook {
        try PaymentBook(tools: tools, in: workspace, transaction)
    }

    /// Where a browser may be sent. A path is the test gateway's.
    private static func isPage(_ url: String) -> Bool {
        url.hasPrefix("https://") || url.hasPrefix("http://") || url.hasPrefix("/pay/test/")
    }

    /// A path of this server: a full address would lead whoever has paid to somebody else's page.
    private static func checked(_ path: String) throws(BillingError) -> String {
        let isPlain = path.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }
        guard path.hasPrefix("/"), !path.hasPrefix("//"), isPlain, path.utf8.count <= 500 else { throw .badReturnURL }
        return path
    }
}

extension Payment.Failure {
    /// No page was opened; who asked was told at once.
    static let notOpened = "gateway-unavailable"
}
