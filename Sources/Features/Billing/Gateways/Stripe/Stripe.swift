import CloudAPI
import Primitives

/// Stripe by Checkout Sessions: a page of theirs for one amount.
///
/// Source: docs.stripe.com/api/checkout/sessions (create, retrieve, expire), /api/refunds/create and list,
/// /api/idempotent_requests; read 2026-11-29. Bodies are forms, amounts whole cents, currencies in lower case.
struct Stripe: Sendable {
    let secretKey: String
    let webhookSecret: String
    let baseURL: String
    let transport: GatewayTransport

    static let standardURL = "https://api.stripe.com"

    var gateway: Gateway {
        Gateway(
            id: .stripe,
            currencies: ["INR", "USD"],
            open: open,
            find: find,
            close: close,
            refund: refund,
            findRefund: findRefund,
            aftermath: aftermath,
            read: { try StripeWebhook(secret: webhookSecret).read($0) },
            news: StripeWebhook.news,
            mandates: mandates
        )
    }

    @Sendable
    private func open(_ request: CheckoutRequest) async throws -> Checkout {
        let id = "\(request.payment)"
        var form = [
            ("mode", "payment"),
            ("client_reference_id", id),
            ("line_items[0][quantity]", "1"),
            ("line_items[0][price_data][currency]", request.total.currency.lowercased()),
            ("line_items[0][price_data][unit_amount]", "\(request.total.minor)"),
            ("line_items[0][price_data][product_data][name]", request.description),
            ("metadata[payment]", id),
            ("payment_intent_data[metadata][payment]", id),
            ("success_url", request.returnURL),
            ("cancel_url", request.returnURL),
            ("expires_at", "\(request.expiresAt.seconds)"),
        ]
        if let email = request.email { form.append(("customer_email", email)) }
        let json = try await call("POST", "/v1/checkout/sessions", form, idempotency: id)
        guard let reference = json["id"]?.string, let url = json["url"]?.string else {
            throw GatewayError.unreachable("no id or url")
        }
        return Checkout(reference: reference, url: url)
    }

    @Sendable
    private func find(_ reference: String) async throws -> [PaymentReport] {
        let name = try PathSegment.checked(reference)
        // A charge without the customer has no page.
        guard !name.hasPrefix("pi_") else {
            return [Self.report(ofIntent: try await call("GET", "/v1/payment_intents/\(name)", nil))]
        }
        return [Self.report(of: try await call("GET", "/v1/checkout/sessions/\(name)", nil))]
    }

    @Sendable
    private func close(_ reference: String) async throws {
        do {
            let name = try PathSegment.checked(reference)
            let path =
                name.hasPrefix("pi_") ? "/v1/payment_intents/\(name)/cancel" : "/v1/checkout/sessions/\(name)/expire"
            _ = try await call("POST", path, [], idempotency: "expire-\(name)")
        } catch GatewayError.refused {
            // Complete or expired already: looking tells which.
        }
    }

    @Sendable
    private func refund(_ request: RefundRequest) async throws -> RefundReport {
        let form = [
            ("payment_intent", request.gatewayPayment), ("amount", "\(request.amount.minor)"),
            ("metadata[refund]", request.key),
        ]
        let json = try await call("POST", "/v1/refunds", form, idempotency: request.key)
        guard let report = Self.refund(json, gatewayPayment: request.gatewayPayment) else {
            throw GatewayError.unreachable("no refund in the answer")
        }
        return report
    }

    @Sendable
    private func findRefund(_ name: String?, _ request: RefundRequest) async throws -> RefundReport? {
        if let name {
            let json = try await call("GET", "/v1/refunds/\(try PathSegment.checked(name))", nil)
            return Self.refund(json, gatewayPayment: request.gatewayPayment)
        }
        let payment = try PathSegment.checked(request.gatewayPayment)
        var after = ""
        for _ in 0..<Self.refundPagesMax {
            let json = try await call("GET", "/v1/refunds?limit=100&payment_intent=\(payment)\(after)", nil)
            guard let list = json["data"]?.array else { throw GatewayError.unreachable("no refunds in the answer") }
            let refunds = list.compactMap { Self.refund($0, gatewayPayment: request.gatewayPayment) }
            if let found = refunds.first(where: { $0.key == request.key }) { return found }
            guard json["has_more"]?.bool == true, let last = list.last?["id"]?.string else { return nil }
            after = "&starting_after=\(try PathSegment.checked(last))"
        }
        // "There is none" would be read as "it may be sent".
        throw GatewayError.unreachable("more refunds than are looked through")
    }

    /// Of 100, Stripe's most (docs.stripe.com/api/pagination: `has_more`, `starting_after`).
    private static let refundPagesMax = 20

    func call(
        _ method: String,
        _ path: String,
        _ form: [(String, String)]?,
        idempotency: String? = nil
    ) async throws -> JSON {
        try await send(method, path, form, idempotency: idempotency).json()
    }

    func send(
        _ method: String,
        _ path: String,
        _ form: [(String, String)]?,
        idempotency: String? = nil
    ) async throws -> GatewayAnswer {
        var headers = [("Authorization", "Bearer \(secretKey)"), ("Accept", "application/json")]
        if form != nil { headers.append(("Content-Type", "application/x-www-form-urlencoded")) }
        if let idempotency { headers.append(("Idempotency-Key", idempotency)) }
        let body = (form ?? []).map { "\(FormEncoding.encode($0))=\(FormEncoding.encode($1))" }.joined(separator: "&")
        let call = GatewayCall(method: method, url: baseURL + path, headers: headers, body: Array(body.utf8))
        return try await transport.send(call)
    }

    /// A session as the API gives it and as webhooks carry it.
    static func report(of session: JSON) -> PaymentReport {
        if session["payment_status"]?.string == "paid", let name = session["payment_intent"]?.string,
            let amount = Money(minor: session["amount_total"], currency: session["currency"])
        {
            return .captured(Capture(name: name, amount: amount))
        }
        return session["status"]?.string == "expired" ? .expired : .open
    }

    /// - Parameter gatewayPayment: where the answer names none.
    static func refund(_ refund: JSON, gatewayPayment: String? = nil) -> RefundReport? {
        guard let name = refund["id"]?.string,
            let payment = refund["payment_intent"]?.string ?? gatewayPayment,
            let amount = Money(minor: refund["amount"], currency: refund["currency"])
        else { return nil }
        let state: RefundReport.State =
            switch refund["status"]?.string {
            case "succeeded": .done
            case "failed", "canceled": .failed(refund["failure_reason"]?.string ?? "Stripe could not send it")
            default: .pending
            }
        let key = refund["metadata"]?["refund"]?.string
        return RefundReport(name: name, key: key, gatewayPayment: payment, amount: amount, state: state)
    }
}
