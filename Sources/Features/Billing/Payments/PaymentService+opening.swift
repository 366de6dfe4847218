import Invoices
import Primitives
import Routes
import Storage

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

    func request(_ payment: Payment, path: String) -> CheckoutRequest {
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

    func opened(_ payment: Payment, _ checkout: Checkout) async throws -> ShownPayment {
        try await database.write { transaction in
            let store = PaymentStore(transaction, in: payment.workspace)
            _ = try store.lock(payment.id)
            try store.set("reference = \(checkout.reference), checkout_url = \(checkout.url)", of: payment.id)
            return try ShownPayment(store.lock(payment.id), in: transaction)
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
