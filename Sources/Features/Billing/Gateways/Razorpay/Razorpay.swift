import CloudAPI
import Primitives

/// Razorpay by Payment Links: a page of theirs for one amount.
///
/// Source: razorpay.com/docs/api/payments/payment-links (create-standard, fetch-id-standard, cancel),
/// razorpay.com/docs/api/refunds/normal-refunds-idempotent; read 2026-11-29. Amounts are whole paise.
struct Razorpay: Sendable {
    let keyID: String
    let keySecret: String
    let webhookSecret: String
    let baseURL: String
    /// Given for customers who authorise mandates; without one none are offered.
    let mandatePhone: String?
    let transport: GatewayTransport

    static let standardURL = "https://api.razorpay.com"

    var gateway: Gateway {
        Gateway(
            id: .razorpay,
            currencies: ["INR"],
            open: open,
            find: find,
            findCharge: findCharge,
            close: close,
            refund: refund,
            findRefund: findRefund,
            aftermath: aftermath,
            read: { try RazorpayWebhook(secret: webhookSecret).read($0) },
            news: RazorpayWebhook.news,
            mandates: mandates
        )
    }

    @Sendable
    private func open(_ request: CheckoutRequest) async throws -> Checkout {
        let body: JSON = .members([
            ("amount", .integer(request.total.minor)),
            ("currency", .string(request.total.currency)),
            ("accept_partial", false),
            ("expire_by", .integer(request.expiresAt.seconds)),
            // Unique for each link: what is asked again after a lost answer is refused instead of made twice.
            ("reference_id", .string("\(request.payment)")),
            ("description", .string(request.description)),
            (
                "customer",
                .members([
                    ("name", .string(request.customerName)), ("email", request.email.map(JSON.string)),
                ])
            ),
            ("notify", ["sms": false, "email": false]),
            ("reminder_enable", false),
            ("notes", ["payment": .string("\(request.payment)")]),
            ("callback_url", .string(request.returnURL)),
            ("callback_method", "get"),
        ])
        let json = try await call("POST", "/v1/payment_links", body)
        guard let id = json["id"]?.string, let url = json["short_url"]?.string else {
            throw GatewayError.unreachable("no id or short_url")
        }
        return Checkout(reference: id, url: url)
    }

    @Sendable
    private func find(_ reference: String) async throws -> [PaymentReport] {
        let name = try Self.checked(reference)
        // A charge without the customer has an order, and no page.
        guard !name.hasPrefix("order_") else { return try await reports(ofOrder: name) }
        return Self.reports(of: try await call("GET", "/v1/payment_links/\(name)", nil))
    }

    @Sendable
    private func close(_ reference: String) async throws {
        // An order cannot be taken back; what is debited all the same is a late capture.
        guard !reference.hasPrefix("order_") else { return }
        do {
            _ = try await call("POST", "/v1/payment_links/\(try Self.checked(reference))/cancel", [:])
        } catch GatewayError.refused {
            // Paid, expired or cancelled already: looking tells which.
        }
    }

    @Sendable
    private func refund(_ request: RefundRequest) async throws -> RefundReport {
        let body: JSON = [
            "amount": .integer(request.amount.minor),
            "speed": "normal",
            "receipt": .string(request.key),
            "notes": ["refund": .string(request.key)],
        ]
        let path = "/v1/payments/\(try Self.checked(request.gatewayPayment))/refund"
        let json = try await call("POST", path, body, idempotency: request.key)
        guard let report = Self.refund(json) else { throw GatewayError.unreachable("no refund in the answer") }
        return report
    }

    @Sendable
    private func findRefund(_ name: String?, _ request: RefundRequest) async throws -> RefundReport? {
        if let name { return Self.refund(try await call("GET", "/v1/refunds/\(try PathSegment.checked(name))", nil)) }
        let path = "/v1/payments/\(try Self.checked(request.gatewayPayment))/refunds?count=\(Self.refundsAtOnce)"
        for page in 0..<Self.refundPagesMax {
            let skip = page == 0 ? "" : "&skip=\(page * Self.refundsAtOnce)"
            let json = try await call("GET", path + skip, nil)
            guard let list = json["items"]?.array else { throw GatewayError.unreachable("no refunds in the answer") }
            if let found = list.compactMap(Self.refund).first(where: { $0.key == request.key }) { return found }
            if list.count < Self.refundsAtOnce { return nil }
        }
        // "There is none" would be read as "it may be sent".
        throw GatewayError.unreachable("more refunds than are looked through")
    }

    /// Razorpay gives the last 10 unless asked, and 100 at most (razorpay.com/docs/api/refunds/fetch-multiple-refund-payment).
    private static let refundsAtOnce = 100
    private static let refundPagesMax = 20

    func call(_ method: String, _ path: String, _ body: JSON?, idempotency: String? = nil) async throws -> JSON {
        var headers = [("Authorization", BasicCredentials.header(keyID, keySecret)), ("Accept", "application/json")]
        if body != nil { headers.append(("Content-Type", "application/json")) }
        if let idempotency { headers.append(("X-Refund-Idempotency", idempotency)) }
        let call = GatewayCall(method: method, url: baseURL + path, headers: headers, body: body?.bytes() ?? [])
        return try await transport.send(call).json()
    }

    /// A link's `status` with the `payments` behind it, as the API gives it and as webhooks carry it.
    static func reports(of link: JSON) -> [PaymentReport] {
        let payments = link["payments"]?.array ?? []
        let captured = payments.compactMap { payment -> PaymentReport? in
            guard payment["status"]?.string == "captured", let name = payment["payment_id"]?.string,
                let amount = Money(minor: payment["amount"], currency: payment["currency"] ?? link["currency"])
            else { return nil }
            return .captured(Capture(name: name, amount: amount))
        }
        if !captured.isEmpty { return captured }
        return switch link["status"]?.string {
        case "expired": [.expired]
        case "cancelled": [.cancelled]
        default: [.open]
        }
    }

    static func refund(_ entity: JSON) -> RefundReport? {
        guard let name = entity["id"]?.string, let payment = entity["payment_id"]?.string,
            let amount = Money(minor: entity["amount"], currency: entity["currency"])
        else { return nil }
        let state: RefundReport.State =
            switch entity["status"]?.string {
            case "processed": .done
            case "failed": .failed("Razorpay could not send it")
            default: .pending
            }
        let key = entity["notes"]?["refund"]?.string ?? entity["receipt"]?.string
        return RefundReport(name: name, key: key, gatewayPayment: payment, amount: amount, state: state)
    }

    /// What becomes a part of a path.
    private static func checked(_ name: String) throws -> String { try PathSegment.checked(name) }
}
