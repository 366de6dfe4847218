import CloudAPI
import HTTPTypes
import Primitives

/// Cashfree's webhooks: `x-webhook-signature` is the base64 of the HMAC-SHA256 of `x-webhook-timestamp` and the raw body,
/// by the client's secret.
///
/// The timestamp counts milliseconds. What is older than a day is refused, so that what somebody has caught is not good for
/// ever. Not less: a webhook is repeated at 2, 10 and 30 minutes or by a policy of the operator's, up to ten times, and it is
/// not documented whether a repetition is stamped anew.
///
/// Source: cashfree.com/docs/payments/online/webhooks/signature-verification,
/// cashfree.com/docs/api-reference/webhooks/reliability-and-operations (retry policy) and
/// /docs/api-reference/payments/latest (payment-links, refunds, disputes: webhooks); read 2026-11-29.
struct CashfreeWebhook: Sendable {
    static let tolerance: Duration = .days(1)
    /// How far a gateway's clock may be ahead of ours.
    static let ahead: Duration = .minutes(5)

    let secret: String

    func read(_ webhook: Gateway.Webhook) throws -> GatewayEvent {
        let timestamp = webhook.headers[.named("x-webhook-timestamp")] ?? ""
        let wanted = Signature.base64(Array(timestamp.utf8) + webhook.body, secret: secret)
        try Signature.check(webhook.headers[.named("x-webhook-signature")], equals: wanted)
        guard let stamp = Int64(timestamp) else { throw GatewayError.badSignature }
        let age = webhook.receivedAt - Timestamp(milliseconds: min(max(stamp, 0), 253_402_300_799_000))
        guard age <= Self.tolerance, age >= .zero - Self.ahead else { throw GatewayError.badSignature }
        let (kind, _) = try Self.parsed(webhook.body)
        // Not every version numbers its webhooks; a repetition has the same body.
        return GatewayEvent(id: Signature.digest(webhook.body), kind: kind)
    }

    @Sendable
    static func news(_ body: [UInt8]) throws -> [GatewayNews] {
        let (kind, data) = try parsed(body)
        return switch kind {
        case "PAYMENT_LINK_EVENT": link(data)
        case "REFUND_STATUS_WEBHOOK", "AUTO_REFUND_STATUS_WEBHOOK":
            (data["refund"] ?? data["auto_refund"]).flatMap(Cashfree.refund).map { [.refund($0)] } ?? []
        case "DISPUTE_CREATED", "DISPUTE_UPDATED", "DISPUTE_CLOSED": dispute(data).map { [.dispute($0)] } ?? []
        default: []
        }
    }

    private static func parsed(_ body: [UInt8]) throws -> (kind: String, data: JSON) {
        guard let json = try? JSON(parsing: body), let kind = json["type"]?.string else {
            throw GatewayError.unreadable("no type")
        }
        return (kind, json["data"] ?? [:])
    }

    private static func link(_ data: JSON) -> [GatewayNews] {
        guard let reference = data["link_id"]?.string else { return [] }
        let handle = PaymentHandle(reference: reference, payment: PaymentID(reference))
        let order = data["order"]
        if order?["transaction_status"]?.string == "SUCCESS", let name = order?["order_id"]?.string,
            let amount = Money(decimal: order?["order_amount"], currency: data["link_currency"])
        {
            return [.payment(handle, .captured(Capture(name: name, amount: amount)))]
        }
        return [.payment(handle, Cashfree.report(ofStatus: data["link_status"]?.string))]
    }

    static func dispute(_ data: JSON) -> DisputeReport? {
        guard let dispute = data["dispute"],
            let name = dispute["dispute_id"]?.string ?? dispute["dispute_id"]?.number?.literal,
            let order = data["order_details"]?["order_id"]?.string,
            let amount = Money(
                decimal: dispute["dispute_amount"],
                currency: dispute["dispute_amount_currency"] ?? data["order_details"]?["order_currency"]
            )
        else { return nil }
        let status = dispute["dispute_status"]?.string ?? ""
        // The statuses name who won at the end of every stage: CHARGEBACK_MERCHANT_WON, PRE_ARBITRATION_MERCHANT_LOST, …
        let state: DisputeReport.State =
            if status.hasSuffix("MERCHANT_LOST") || status.hasSuffix("MERCHANT_ACCEPTED") {
                .lost
            } else if status.hasSuffix("MERCHANT_WON") {
                .won
            } else {
                .open
            }
        return DisputeReport(name: stage(name, status), gatewayPayment: order, amount: amount, state: state)
    }

    /// A dispute that was won may go on by its number in the next stage, which has a verdict of its own.
    private static func stage(_ name: String, _ status: String) -> String {
        let stages = ["DISPUTE", "RETRIEVAL", "CHARGEBACK", "PRE_ARBITRATION", "ARBITRATION"]
        guard let stage = stages.first(where: { status.hasPrefix($0) }) else { return name }
        return "\(name)/\(stage)"
    }
}
