import CloudAPI
import Primitives

/// Debiting a card without its owner, by Razorpay's Recurring Payments: a registration link, then an order and a recurring
/// payment for each debit.
///
/// Source: razorpay.com/docs/api/payments/recurring-payments/cards (registration link, fetch and manage tokens, create
/// subsequent payments), razorpay.com/docs/api/orders/fetch-payments and the shapes in documents/card.md of
/// razorpay/razorpay-node; read 2026-11-29. It is a feature on demand: Razorpay activates it for an account. It asks for a
/// telephone number of every customer; we have none, so the operator names one. Razorpay itself tells the card's owner, and
/// debits 36 hours later, so a charge stays pending for as long. The registration takes one rupee, which is sent back.
extension Razorpay {
    /// What a registration takes to prove the card (same source).
    private static let proof: Int64 = 100
    /// Ten years: the mandate ends when the card does, or when it is revoked.
    private static let validFor = Duration.days(3650)

    var mandates: GatewayMandates? {
        guard let mandatePhone else { return nil }
        return GatewayMandates(
            // Razorpay tells the customer itself.
            notice: [:],
            limit: GatewayMandates.rupeeLimit,
            authorise: { try await authorise($0, phone: mandatePhone) },
            find: findMandate,
            prepare: prepare,
            charge: { try await charge($0, phone: mandatePhone) },
            revoke: revoke
        )
    }

    private func authorise(_ request: MandateRequest, phone: String) async throws -> Checkout {
        let id = "\(request.mandate)"
        let limit = GatewayMandates.rupeeLimit["INR"]?.minor ?? 0
        let body: JSON = .members([
            (
                "customer",
                .members([
                    ("name", .string(request.customerName)), ("email", request.email.map(JSON.string)),
                    ("contact", .string(phone)),
                ])
            ),
            ("type", "link"),
            ("amount", .integer(Self.proof)),
            ("currency", "INR"),
            ("description", .string(request.description)),
            (
                "subscription_registration",
                .members([
                    ("method", "card"), ("max_amount", .integer(limit)),
                    ("expire_at", .integer((request.expiresAt + Self.validFor).seconds)),
                ])
            ),
            ("receipt", .string(id)),
            ("email_notify", .integer(0)),
            ("sms_notify", .integer(0)),
            ("expire_by", .integer(request.expiresAt.seconds)),
            ("notes", ["mandate": .string(id)]),
        ])
        let json = try await call("POST", "/v1/subscription_registration/auth_links", body)
        guard let reference = json["id"]?.string, let url = json["short_url"]?.string else {
            throw GatewayError.unreachable("no id or short_url")
        }
        return Checkout(reference: reference, url: url)
    }

    /// The link is an invoice; once it is paid, its payment names the token.
    @Sendable
    private func findMandate(_ reference: String) async throws -> MandateReport {
        let invoice = try await call("GET", "/v1/invoices/\(try PathSegment.checked(reference))", nil)
        switch invoice["status"]?.string {
        case "expired": return .ended("Nobody has allowed it in time.")
        case "cancelled": return .ended("It was cancelled at Razorpay.")
        case "paid": break
        default: return .open
        }
        guard let name = invoice["payment_id"]?.string else { return .open }
        let payment = try await call("GET", "/v1/payments/\(try PathSegment.checked(name))", nil)
        guard let token = payment["token_id"]?.string,
            let customer = payment["customer_id"]?.string ?? invoice["customer_id"]?.string
        else { return .open }
        let tokens = try await call("GET", "/v1/customers/\(try PathSegment.checked(customer))/tokens", nil)
        let found = (tokens["items"]?.array ?? []).first { $0["id"]?.string == token }
        switch found?["recurring_details"]?["status"]?.string {
        case "confirmed": break
        case "rejected": return .ended("The bank did not allow it.")
        default: return .open
        }
        let card = found?["card"]
        let label = [card?["network"]?.string, card?["last4"]?.string].compactMap { $0 }
        let paid = Money(minor: payment["amount"], currency: payment["currency"])
        return .active(
            MandateGrant(customer: customer, token: token),
            label: label.isEmpty ? nil : label.joined(separator: " "),
            paid: paid.map { Capture(name: name, amount: $0) }
        )
    }

    /// An order, which is paid once at most: whatever is asked again goes on with the same.
    @Sendable
    private func prepare(_ request: ChargeRequest) async throws -> String? {
        let id = "\(request.payment)"
        let body: JSON = [
            "amount": .integer(request.total.minor), "currency": .string(request.total.currency),
            "receipt": .string(id), "payment_capture": true, "notes": ["payment": .string(id)],
        ]
        guard let order = try await call("POST", "/v1/orders", body)["id"]?.string else {
            throw GatewayError.unreachable("no order")
        }
        return order
    }

    private func charge(_ request: ChargeRequest, phone: String) async throws -> ChargeReport {
        guard let order = request.prepared, let customer = request.grant.customer else {
            throw GatewayError.refused(status: 400, "a debit needs an order and a customer")
        }
        // An earlier asking, whose answer was lost, may have begun it.
        if let begun = try await findCharge(order) { return begun }
        let body: JSON = .members([
            ("email", .string(request.email ?? "")), ("contact", .string(phone)),
            ("amount", .integer(request.total.minor)), ("currency", .string(request.total.currency)),
            ("order_id", .string(order)), ("customer_id", .string(customer)), ("token", .string(request.grant.token)),
            ("recurring", true), ("description", .string(request.description)),
            ("notes", ["payment": .string("\(request.payment)")]),
        ])
        do {
            _ = try await call("POST", "/v1/payments/create/recurring", body)
        } catch GatewayError.refused(_, let words) {
            // "Paid already" is a refusal too.
            return try await findCharge(order) ?? .failed(code: "declined", detail: words)
        }
        return .pending(reference: order)
    }

    /// `nil` while nothing was tried on the order.
    @Sendable
    func findCharge(_ order: String) async throws -> ChargeReport? {
        guard order.hasPrefix("order_") else { return nil }
        let payments = try await payments(of: order)
        guard !payments.isEmpty else { return nil }
        switch Self.reports(ofPayments: payments).first {
        case .captured(let capture): return .captured(capture, reference: order)
        case .failed(let code, let detail): return .failed(code: code, detail: detail)
        default: return .pending(reference: order)
        }
    }

    func reports(ofOrder order: String) async throws -> [PaymentReport] {
        Self.reports(ofPayments: try await payments(of: order))
    }

    private func payments(of order: String) async throws -> [JSON] {
        let json = try await call("GET", "/v1/orders/\(try PathSegment.checked(order))/payments", nil)
        guard let list = json["items"]?.array else { throw GatewayError.unreachable("no payments in the answer") }
        return list
    }

    /// What the payments of an order come to: captured, failed when every one has, else open.
    static func reports(ofPayments payments: [JSON]) -> [PaymentReport] {
        let captured = payments.compactMap { payment -> PaymentReport? in
            // What was sent back since had been captured.
            guard ["captured", "refunded"].contains(payment["status"]?.string), let name = payment["id"]?.string,
                let amount = Money(minor: payment["amount"], currency: payment["currency"])
            else { return nil }
            return .captured(Capture(name: name, amount: amount))
        }
        if !captured.isEmpty { return captured }
        let failed = payments.filter { $0["status"]?.string == "failed" }
        guard let last = failed.last, failed.count == payments.count else { return [.open] }
        let words = last["error_description"]?.string ?? "The bank did not send the money."
        return [.failed(code: "declined", detail: String(words.prefix(300)))]
    }

    @Sendable
    private func revoke(_ grant: MandateGrant) async throws {
        guard let customer = grant.customer else { return }
        do {
            let path =
                "/v1/customers/\(try PathSegment.checked(customer))/tokens/\(try PathSegment.checked(grant.token))"
            _ = try await call("DELETE", path, nil)
        } catch GatewayError.refused {
            // Deleted already.
        }
    }
}
