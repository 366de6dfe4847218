import CloudAPI
import HTTPTypes
import Primitives

/// Razorpay's webhooks: `X-Razorpay-Signature` is the hexadecimal HMAC-SHA256 of the raw body by the webhook's secret,
/// `x-razorpay-event-id` numbers what is told: it stays the same when a telling is repeated. The number is not signed, and a
/// telling without one goes by its body; so whoever repeats a signed body under another number only has it heard once more,
/// which changes nothing.
///
/// Source: razorpay.com/docs/webhooks/validate-test (signature, event id), razorpay.com/docs/webhooks/payment-links,
/// /refunds, /disputes; read 2026-11-29.
struct RazorpayWebhook: Sendable {
    let secret: String

    func read(_ webhook: Gateway.Webhook) throws -> GatewayEvent {
        let signature = webhook.headers[.named("X-Razorpay-Signature")]
        try Signature.check(signature, equals: Signature.hex(webhook.body, secret: secret))
        let (kind, _) = try Self.parsed(webhook.body)
        let number = webhook.headers[.named("x-razorpay-event-id")] ?? Signature.digest(webhook.body)
        return GatewayEvent(id: String(number.prefix(200)), kind: kind)
    }

    @Sendable
    static func news(_ body: [UInt8]) throws -> [GatewayNews] {
        let (kind, payload) = try parsed(body)
        return switch kind {
        case "payment_link.paid", "payment_link.partially_paid", "payment_link.expired", "payment_link.cancelled":
            link(payload)
        case "payment.captured", "payment.failed": payment(payload)
        case "invoice.paid", "invoice.expired":
            payload["invoice"]?["entity"]?["id"]?.string.map { [.mandate(reference: $0)] } ?? []
        case "refund.created", "refund.processed", "refund.failed":
            payload["refund"]?["entity"].flatMap(Razorpay.refund).map { [.refund($0)] } ?? []
        case "payment.dispute.created", "payment.dispute.under_review", "payment.dispute.action_required",
            "payment.dispute.won", "payment.dispute.lost", "payment.dispute.closed":
            payload["dispute"]?["entity"].flatMap(dispute).map { [.dispute($0)] } ?? []
        default: []
        }
    }

    private static func parsed(_ body: [UInt8]) throws -> (kind: String, payload: JSON) {
        guard let json = try? JSON(parsing: body), let kind = json["event"]?.string else {
            throw GatewayError.unreadable("no event")
        }
        return (kind, json["payload"] ?? [:])
    }

    private static func link(_ payload: JSON) -> [GatewayNews] {
        guard let link = payload["payment_link"]?["entity"], let reference = link["id"]?.string else { return [] }
        let handle = PaymentHandle(
            reference: reference,
            payment: link["reference_id"]?.string.flatMap { PaymentID($0) }
        )
        if let payment = payload["payment"]?["entity"], payment["status"]?.string == "captured",
            let name = payment["id"]?.string,
            let amount = Money(minor: payment["amount"], currency: payment["currency"])
        {
            return [.payment(handle, .captured(Capture(name: name, amount: amount)))]
        }
        return Razorpay.reports(of: link).map { .payment(handle, $0) }
    }

    /// Of a debit without the customer. Of a payment link the link tells; this one's order is then no reference of ours, and
    /// only a capture is heard, by the note: it is the money that the link tells of too.
    private static func payment(_ payload: JSON) -> [GatewayNews] {
        guard let payment = payload["payment"]?["entity"], let order = payment["order_id"]?.string else { return [] }
        let handle = PaymentHandle(
            reference: order,
            payment: payment["notes"]?["payment"]?.string.flatMap { PaymentID($0) }
        )
        return Razorpay.reports(ofPayments: [payment]).map { .payment(handle, $0) }
    }

    static func dispute(_ entity: JSON) -> DisputeReport? {
        guard let name = entity["id"]?.string, let payment = entity["payment_id"]?.string,
            let amount = Money(minor: entity["amount"], currency: entity["currency"])
        else { return nil }
        let state: DisputeReport.State =
            switch entity["status"]?.string {
            case "lost": .lost
            // "Closed" ends without a loss: the transaction was explained, or refunded, which is told by itself.
            case "won", "closed": .won
            default: .open
            }
        return DisputeReport(name: name, gatewayPayment: payment, amount: amount, state: state)
    }
}

extension HTTPField.Name {
    /// A name that is known to be a token of RFC 9110.
    static func named(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is no header name") }
        return name
    }
}
