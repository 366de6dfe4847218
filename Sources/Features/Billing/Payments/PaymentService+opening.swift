import Invoices
import Primitives
import Routes
import Storage
import Workspaces

/// The parts of opening a payment.
extension PaymentService {
    func plan(
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
        let gateway = try self.gateway(name, for: offer.terms.currency, settings)
        try checkPending(caller.workspace, transaction)
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

    /// For a period of a plan.
    ///
    /// - Parameters:
    ///   - net: what is due, before tax.
    ///   - name: the gateway; the first there is when `nil`.
    func plan(
        _ order: SubscriptionOrder,
        net: Money,
        gateway name: String?,
        by caller: Caller,
        _ transaction: Transaction
    ) throws -> (payment: NewPayment, gateway: Gateway) {
        let settings = try tools.settings.settings(in: transaction)
        let selling = try Selling(caller.workspace, settings, in: transaction)
        let supplier = try selling.offered().supplier
        guard let profile = selling.profile else { throw BillingError.profileIncomplete }
        let gateway = try self.gateway(name, for: net.currency, settings)
        try checkPending(caller.workspace, transaction)
        let now = tools.ambient.now()
        let payment = NewPayment(
            id: tools.ambient.id(),
            workspace: caller.workspace,
            purpose: .subscription(order),
            points: .zero,
            split: try selling.split(net, at: now),
            supplier: supplier,
            recipient: profile,
            gateway: gateway.id,
            createdBy: caller.name,
            createdAt: now,
            expiresAt: now + (try settings.pendingFor)
        )
        return (payment, gateway)
    }

    private func gateway(_ name: String?, for currency: String, _ settings: BillingSettings) throws -> Gateway {
        let gateways = tools.gateways.all(for: currency, settings)
        guard let gateway = gateways.first(where: { name == nil || $0.id.rawValue == name }) else {
            throw BillingError.gatewayNotFound(name ?? "Nobody")
        }
        return gateway
    }

    private func checkPending(_ workspace: WorkspaceID, _ transaction: Transaction) throws {
        guard try PaymentStore(transaction, in: workspace).pendingCount() < Self.pendingMax else {
            throw BillingError.tooManyPending(Self.pendingMax)
        }
    }

    /// Puts it on disk, before any gateway hears of it.
    func begin(_ new: NewPayment, detail: String, by caller: Caller, _ transaction: Transaction) throws -> Payment {
        let store = PaymentStore(transaction, in: new.workspace)
        try store.insert(new)
        try audit.record(
            "payments.created",
            subject: "\(new.id)",
            detail: detail,
            by: caller,
            in: transaction
        )
        let payment = try store.lock(new.id)
        try PaymentNews(tools: tools, transaction: transaction).changed(payment)
        try PaymentWatch(tools: tools).start(payment, transaction)
        return payment
    }

    func request(_ payment: Payment, path: String) -> CheckoutRequest {
        CheckoutRequest(
            payment: payment.id,
            total: payment.total,
            description: payment.title,
            customerName: payment.recipient.legalName,
            email: payment.recipient.email,
            expiresAt: payment.expiresAt,
            returnURL: tools.publicURL + path,
            webhookURL: "\(tools.publicURL)/webhooks/payments/\(payment.gateway.rawValue)"
        )
    }

    func opened(_ payment: Payment, _ checkout: Checkout) async throws -> ShownPayment {
        try await database.write { transaction in
            let named = try CheckoutClosing(tools: tools)
                .name(payment, checkout.reference, page: checkout.url, transaction)
            return try ShownPayment(named, in: transaction)
        }
    }

    func failed(_ payment: Payment) async throws {
        try await database.write { transaction in
            let report = PaymentReport.failed(
                code: Payment.Failure.notOpened,
                detail: "The gateway could not be reached: nothing was paid."
            )
            try book(payment.workspace, transaction).hear(report, of: payment.id)
        }
    }

    /// Where a browser may be sent. A path is the test gateway's.
    static func isPage(_ url: String) -> Bool {
        url.hasPrefix("https://") || url.hasPrefix("http://") || url.hasPrefix("/pay/test/")
    }

    /// A path of this server: a full address would lead whoever has paid to somebody else's page.
    static func checked(_ path: String) throws(BillingError) -> String {
        let isPlain = path.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }
        guard path.hasPrefix("/"), !path.hasPrefix("//"), isPlain, path.utf8.count <= 500 else { throw .badReturnURL }
        return path
    }
}
