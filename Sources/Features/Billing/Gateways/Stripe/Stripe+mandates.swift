import CloudAPI
import Primitives

/// Charging a card without its owner: saved by a Checkout Session in `setup` mode, charged by Payment Intents.
///
/// Source: docs.stripe.com/payments/save-and-reuse (setup mode, `customer`, `setup_intent`, charging with `off_session` and
/// `confirm`, `authentication_required`), docs.stripe.com/api/customers/create, /api/payment_intents/create,
/// /api/payment_methods/detach, docs.stripe.com/api/errors (402, `error.code`, `error.payment_intent`); read 2026-11-29.
/// A card issued in India may ask for its owner at each debit: then the answer is `authentication_required`, and the customer
/// gets a link.
extension Stripe {
    var mandates: GatewayMandates {
        GatewayMandates(
            notice: GatewayMandates.rupeeNotice,
            limit: GatewayMandates.rupeeLimit,
            authorise: authorise,
            find: findMandate,
            charge: charge,
            revoke: revoke
        )
    }

    @Sendable
    private func authorise(_ request: MandateRequest) async throws -> Checkout {
        let id = "\(request.mandate)"
        var person = [("name", request.customerName), ("metadata[mandate]", id)]
        if let email = request.email { person.append(("email", email)) }
        let customer = try await call("POST", "/v1/customers", person, idempotency: "customer-\(id)")
        guard let customer = customer["id"]?.string else { throw GatewayError.unreachable("no customer") }
        let form = [
            ("mode", "setup"), ("customer", customer), ("payment_method_types[0]", "card"),
            ("client_reference_id", id), ("metadata[mandate]", id), ("setup_intent_data[metadata][mandate]", id),
            ("success_url", request.returnURL), ("cancel_url", request.returnURL),
            ("expires_at", "\(request.expiresAt.seconds)"),
        ]
        let json = try await call("POST", "/v1/checkout/sessions", form, idempotency: id)
        guard let reference = json["id"]?.string, let url = json["url"]?.string else {
            throw GatewayError.unreachable("no id or url")
        }
        return Checkout(reference: reference, url: url)
    }

    @Sendable
    private func findMandate(_ reference: String) async throws -> MandateReport {
        let session = try await call("GET", "/v1/checkout/sessions/\(try PathSegment.checked(reference))", nil)
        if session["status"]?.string == "expired" { return .ended("Nobody has allowed it in time.") }
        guard session["status"]?.string == "complete", let setup = session["setup_intent"]?.string else { return .open }
        let intent = try await call("GET", "/v1/setup_intents/\(try PathSegment.checked(setup))", nil)
        switch intent["status"]?.string {
        case "succeeded": break
        case "canceled": return .ended("It was given up at Stripe.")
        default: return .open
        }
        guard let method = intent["payment_method"]?.string,
            let customer = intent["customer"]?.string ?? session["customer"]?.string
        else { throw GatewayError.unreachable("no payment_method or customer") }
        let card = try await call("GET", "/v1/payment_methods/\(try PathSegment.checked(method))", nil)["card"]
        let brand = card?["brand"]?.string.map { $0.prefix(1).uppercased() + $0.dropFirst() }
        let label = [brand, card?["last4"]?.string].compactMap { $0 }
        return .active(
            MandateGrant(customer: customer, token: method),
            label: label.isEmpty ? nil : label.joined(separator: " "),
            paid: nil
        )
    }

    /// The key is the payment's: asked again after a lost answer, Stripe gives the first answer once more.
    @Sendable
    private func charge(_ request: ChargeRequest) async throws -> ChargeReport {
        var form = [
            ("amount", "\(request.total.minor)"), ("currency", request.total.currency.lowercased()),
            ("payment_method", request.grant.token), ("off_session", "true"), ("confirm", "true"),
            ("payment_method_types[0]", "card"), ("description", request.description),
            ("metadata[payment]", "\(request.payment)"),
        ]
        if let customer = request.grant.customer { form.append(("customer", customer)) }
        let answer = try await send("POST", "/v1/payment_intents", form, idempotency: "charge-\(request.payment)")
        if answer.status == 402, let error = try? JSON(parsing: answer.body)["error"] {
            return Self.refusal(error)
        }
        let intent = try answer.json()
        guard let name = intent["id"]?.string else { throw GatewayError.unreachable("no id") }
        switch Self.report(ofIntent: intent) {
        case .captured(let capture): return .captured(capture, reference: name)
        case .failed(let code, let detail): return .failed(code: code, detail: detail)
        case .cancelled, .expired: return .failed(code: "cancelled", detail: "Stripe has given the charge up.")
        case .open: return intent["status"]?.string == "requires_action" ? .needsPerson : .pending(reference: name)
        }
    }

    private static func refusal(_ error: JSON) -> ChargeReport {
        let words = String((error["message"]?.string ?? "The card was declined.").prefix(300))
        let codes = [error["code"]?.string, error["decline_code"]?.string]
        guard !codes.contains("authentication_required") else { return .needsPerson }
        return .failed(code: "declined", detail: words)
    }

    @Sendable
    private func revoke(_ grant: MandateGrant) async throws {
        do {
            let name = try PathSegment.checked(grant.token)
            _ = try await call("POST", "/v1/payment_methods/\(name)/detach", [], idempotency: "detach-\(name)")
        } catch GatewayError.refused {
            // Detached already.
        }
    }

    /// A Payment Intent as the API gives it and as webhooks carry it.
    static func report(ofIntent intent: JSON) -> PaymentReport {
        switch intent["status"]?.string {
        case "succeeded":
            guard let name = intent["id"]?.string,
                let amount = Money(minor: intent["amount_received"] ?? intent["amount"], currency: intent["currency"])
            else { return .open }
            return .captured(Capture(name: name, amount: amount))
        case "canceled": return .cancelled
        case "requires_payment_method":
            guard let error = intent["last_payment_error"], !error.isNull else { return .open }
            // Told beside the answer to the charge, which sends the customer a link.
            if case .failed(let code, let detail) = refusal(error) { return .failed(code: code, detail: detail) }
            return .open
        default: return .open
        }
    }
}
