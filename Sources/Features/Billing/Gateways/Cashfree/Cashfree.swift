import CloudAPI
import Primitives

/// Cashfree by Payment Links: a page of theirs for one amount.
///
/// Source: cashfree.com/docs/api-reference/payments/latest/payment-links (create, get, get-orders, cancel) and
/// /refunds/create, with `x-api-version: 2023-08-01`; read 2026-11-29. Amounts are numbers with two decimals.
struct Cashfree: Sendable {
    let clientID: String
    let clientSecret: String
    /// With `/pg`.
    let baseURL: String
    /// Cashfree asks for a telephone number of every customer; we have none, so the operator names one.
    let contactPhone: String
    let transport: GatewayTransport

    static let standardURL = "https://api.cashfree.com/pg"

    var gateway: Gateway {
        Gateway(
            id: .cashfree,
            currencies: ["INR"],
            open: open,
            find: find,
            close: close,
            refund: refund,
            findRefund: findRefund,
            aftermath: aftermath,
            read: { try CashfreeWebhook(secret: clientSecret).read($0) },
            news: CashfreeWebhook.news
        )
    }

    @Sendable
    private func open(_ request: CheckoutRequest) async throws -> Checkout {
        let id = "\(request.payment)"
        let body: JSON = .members([
            ("link_id", .string(id)),
            ("link_amount", request.total.decimal),
            ("link_currency", .string(request.total.currency)),
            ("link_purpose", .string(request.description)),
            ("link_partial_payments", false),
            ("link_expiry_time", .string("\(request.expiresAt)")),
            (
                "customer_details",
                .members([
                    ("customer_phone", .string(contactPhone)),
                    ("customer_name", .string(request.customerName)),
                    ("customer_email", request.email.map(JSON.string)),
                ])
            ),
            ("link_notify", ["send_sms": false, "send_email": false]),
            ("link_auto_reminders", false),
            (
                "link_meta",
                [
                    "return_url": .string(request.returnURL), "notify_url": .string(request.webhookURL),
                ]
            ),
        ])
        let json = try await call("POST", "/links", body, idempotency: id)
        guard let reference = json["link_id"]?.string, let url = json["link_url"]?.string else {
            throw GatewayError.unreachable("no link_id or link_url")
        }
        return Checkout(reference: reference, url: url)
    }

    /// The link says that it was paid, its orders say by what.
    @Sendable
    private func find(_ reference: String) async throws -> [PaymentReport] {
        let name = try PathSegment.checked(reference)
        let link = try await call("GET", "/links/\(name)", nil)
        let status = link["link_status"]?.string
        if status == "PAID" || status == "PARTIALLY_PAID" {
            let orders = try await call("GET", "/links/\(name)/orders", nil)
            let captured = (orders.array ?? []).compactMap { order -> PaymentReport? in
                guard order["order_status"]?.string == "PAID", let name = order["order_id"]?.string,
                    let amount = Money(decimal: order["order_amount"], currency: order["order_currency"])
                else { return nil }
                return .captured(Capture(name: name, amount: amount))
            }
            return captured.isEmpty ? [.open] : captured
        }
        return [Self.report(ofStatus: status)]
    }

    @Sendable
    private func close(_ reference: String) async throws {
        do {
            _ = try await call("POST", "/links/\(try PathSegment.checked(reference))/cancel", [:])
        } catch GatewayError.refused {
            // Paid, expired or cancelled already: looking tells which.
        }
    }

    @Sendable
    private func refund(_ request: RefundRequest) async throws -> RefundReport {
        let body: JSON = [
            "refund_amount": request.amount.decimal,
            "refund_id": .string(request.key),
            "refund_note": .string(String("Refund: \(request.reason)".prefix(100))),
        ]
        let path = "/orders/\(try PathSegment.checked(request.gatewayPayment))/refunds"
        let json = try await call("POST", path, body, idempotency: request.key)
        guard let report = Self.refund(json) else { throw GatewayError.unreachable("no refund in the answer") }
        return report
    }

    @Sendable
    private func findRefund(_ name: String?, _ request: RefundRequest) async throws -> RefundReport? {
        let order = try PathSegment.checked(request.gatewayPayment)
        let key = try PathSegment.checked(request.key)
        if name != nil { return Self.refund(try await call("GET", "/orders/\(order)/refunds/\(key)", nil)) }
        // Asked for by its name, one that there is not is a 404, which a wrong address is too. The list is a plain array of
        // all of them, without pages (cashfree.com/docs/api-reference/payments/latest/refunds/get-all-refunds-for-an-order).
        let json = try await call("GET", "/orders/\(order)/refunds", nil)
        guard let list = json.array else { throw GatewayError.unreachable("no refunds in the answer") }
        return list.compactMap(Self.refund).first { $0.key == key }
    }

    func call(_ method: String, _ path: String, _ body: JSON?, idempotency: String? = nil) async throws -> JSON {
        var headers = [
            ("x-client-id", clientID), ("x-client-secret", clientSecret), ("x-api-version", "2023-08-01"),
            ("Accept", "application/json"),
        ]
        if body != nil { headers.append(("Content-Type", "application/json")) }
        if let idempotency { headers.append(("x-idempotency-key", idempotency)) }
        let call = GatewayCall(method: method, url: baseURL + path, headers: headers, body: body?.bytes() ?? [])
        return try await transport.send(call).json()
    }

    static func report(ofStatus status: String?) -> PaymentReport {
        switch status {
        case "EXPIRED": .expired
        case "CANCELLED": .cancelled
        default: .open
        }
    }

    static func refund(_ entity: JSON) -> RefundReport? {
        guard let key = entity["refund_id"]?.string, let order = entity["order_id"]?.string,
            let amount = Money(decimal: entity["refund_amount"], currency: entity["refund_currency"])
        else { return nil }
        let state: RefundReport.State =
            switch entity["refund_status"]?.string {
            case "SUCCESS": .done
            case "CANCELLED", "FAILED": .failed(entity["status_description"]?.string ?? "Cashfree could not send it")
            default: .pending
            }
        let name = entity["cf_refund_id"]?.string ?? entity["cf_refund_id"]?.number?.literal ?? key
        return RefundReport(name: name, key: key, gatewayPayment: order, amount: amount, state: state)
    }
}
