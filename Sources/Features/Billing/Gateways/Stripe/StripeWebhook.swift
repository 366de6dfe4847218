import CloudAPI
import HTTPTypes
import Primitives

/// Stripe's webhooks: `Stripe-Signature: t=…,v1=…` where v1 is the hexadecimal HMAC-SHA256 of `t.body` by the endpoint's
/// secret. Older than five minutes is refused, so that what somebody has caught cannot be sent again later.
///
/// Source: docs.stripe.com/webhooks/signature, docs.stripe.com/api/events/types; read 2026-11-29.
struct StripeWebhook: Sendable {
    static let tolerance: Duration = .minutes(5)

    let secret: String

    func read(_ webhook: Gateway.Webhook) throws -> GatewayEvent {
        try check(webhook)
        let json = try Self.parsed(webhook.body)
        guard let id = json["id"]?.string, let kind = json["type"]?.string else {
            throw GatewayError.unreadable("no id or type")
        }
        return GatewayEvent(id: String(id.prefix(200)), kind: kind)
    }

    private func check(_ webhook: Gateway.Webhook) throws {
        let parts = (webhook.headers[.named("Stripe-Signature")] ?? "").split(separator: ",").map {
            $0.split(separator: "=", maxSplits: 1).map(String.init)
        }
        func values(_ name: String) -> [String] { parts.filter { $0.count == 2 && $0[0] == name }.map { $0[1] } }
        guard let text = values("t").first, let seconds = Int64(text) else { throw GatewayError.badSignature }
        let age = webhook.receivedAt - Timestamp(seconds: seconds)
        guard age <= Self.tolerance, age >= .zero - Self.tolerance else { throw GatewayError.badSignature }
        let wanted = Signature.hex(Array("\(text).".utf8) + webhook.body, secret: secret)
        // While a secret is being changed there is one for each.
        for given in values("v1") where (try? Signature.check(given, equals: wanted)) != nil { return }
        throw GatewayError.badSignature
    }

    private static func parsed(_ body: [UInt8]) throws -> JSON {
        do {
            return try JSON(parsing: body)
        } catch {
            throw GatewayError.unreadable("no JSON")
        }
    }

    @Sendable
    static func news(_ body: [UInt8]) throws -> [GatewayNews] {
        let json = try parsed(body)
        let object = json["data"]?["object"] ?? [:]
        return switch json["type"]?.string {
        case "checkout.session.completed" where object["mode"]?.string == "setup",
            "checkout.session.expired" where object["mode"]?.string == "setup":
            object["id"]?.string.map { [.mandate(reference: $0)] } ?? []
        case "payment_intent.succeeded", "payment_intent.payment_failed", "payment_intent.canceled":
            // Of a Checkout Session the session tells; this one's name is then no reference of ours, and only money is heard.
            session(object, Stripe.report(ofIntent: object))
        case "checkout.session.completed", "checkout.session.async_payment_succeeded", "checkout.session.expired":
            session(object, Stripe.report(of: object))
        case "checkout.session.async_payment_failed":
            session(object, .failed(code: "payment-failed", detail: "The bank did not send the money."))
        case "refund.created", "refund.updated", "refund.failed", "charge.refund.updated":
            Stripe.refund(object).map { [.refund($0)] } ?? []
        case "charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed":
            dispute(object).map { [.dispute($0)] } ?? []
        default: []
        }
    }

    private static func session(_ object: JSON, _ report: PaymentReport) -> [GatewayNews] {
        // Only we write it; a payment link of another product takes `client_reference_id` from its address.
        let named = object["metadata"]?["payment"]?.string
        let handle = PaymentHandle(reference: object["id"]?.string, payment: named.flatMap { PaymentID($0) })
        return [.payment(handle, report)]
    }

    static func dispute(_ object: JSON) -> DisputeReport? {
        guard let name = object["id"]?.string, let payment = object["payment_intent"]?.string,
            let amount = Money(minor: object["amount"], currency: object["currency"])
        else { return nil }
        let state: DisputeReport.State =
            switch object["status"]?.string {
            case "lost": .lost
            case "won", "warning_closed", "prevented": .won
            default: .open
            }
        return DisputeReport(name: name, gatewayPayment: payment, amount: amount, state: state)
    }
}
