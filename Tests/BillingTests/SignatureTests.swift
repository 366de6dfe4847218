import Crypto
import Foundation
import HTTPTypes
import Primitives
import Testing

@testable import Billing

/// What gateways sign, as their documentation says it; the other side's own packages are asked in tests/billing.
struct SignatureTests {
    private static let now = Timestamp(seconds: 1_795_424_400)

    private func webhook(_ body: String, _ headers: [(String, String)]) -> Gateway.Webhook {
        var fields = HTTPFields()
        for (name, value) in headers { fields[.named(name)] = value }
        return Gateway.Webhook(headers: fields, body: Array(body.utf8), receivedAt: Self.now)
    }

    private func code(_ text: String, _ secret: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: Array(secret.utf8))))
    }

    private func hex(_ bytes: [UInt8]) -> String { bytes.map { String(format: "%02x", $0) }.joined() }

    @Test func `Razorpay's signature is over the raw bytes`() throws {
        let body = #"{"event":"payment_link.paid","payload":{}}"#
        let reader = RazorpayWebhook(secret: "hook")
        let signature = hex(code(body, "hook"))
        let good = webhook(body, [("X-Razorpay-Signature", signature), ("x-razorpay-event-id", "evt_1")])
        #expect(try reader.read(good) == GatewayEvent(id: "evt_1", kind: "payment_link.paid"))

        for bad in [
            webhook(body + " ", [("X-Razorpay-Signature", signature)]), webhook(body, []),
            webhook(body, [("X-Razorpay-Signature", hex(code(body, "other")))]),
        ] {
            #expect(throws: GatewayError.badSignature) { try reader.read(bad) }
        }
    }

    @Test func `Cashfree's signature is over the timestamp and the raw bytes`() throws {
        let body = #"{"type":"PAYMENT_LINK_EVENT","data":{}}"#
        let reader = CashfreeWebhook(secret: "secret")
        let signature = Data(code("1795424400000" + body, "secret")).base64EncodedString()
        let good = webhook(
            body,
            [("x-webhook-signature", signature), ("x-webhook-timestamp", "1795424400000")]
        )
        #expect(try reader.read(good).kind == "PAYMENT_LINK_EVENT")

        let moved = webhook(body, [("x-webhook-signature", signature), ("x-webhook-timestamp", "1795424400001")])
        #expect(throws: GatewayError.badSignature) { try reader.read(moved) }
        #expect(throws: GatewayError.badSignature) { try reader.read(webhook(body, [])) }
    }

    @Test(arguments: [(-300, true), (300, true), (-301, false), (301, false), (0, true)] as [(Int64, Bool)])
    func `Stripe's signature holds for five minutes`(offset: Int64, isGood: Bool) throws {
        let body = #"{"id":"evt_1","type":"checkout.session.completed","data":{"object":{}}}"#
        let reader = StripeWebhook(secret: "whsec")
        let time = Self.now.seconds + offset
        let signature = hex(code("\(time).\(body)", "whsec"))
        // While a secret is changed there are two.
        let header = "t=\(time),v1=\(String(repeating: "0", count: 64)),v1=\(signature),v0=x"
        let given = webhook(body, [("Stripe-Signature", header)])
        if isGood {
            #expect(try reader.read(given).id == "evt_1")
        } else {
            #expect(throws: GatewayError.badSignature) { try reader.read(given) }
        }
    }

    @Test(arguments: ["", "t=,v1=", "v1=abc", "t=1795424400", "t=x,v1=y", "=,=,="])
    func `A header that is no signature is refused`(header: String) {
        let given = webhook("{}", [("Stripe-Signature", header)])
        #expect(throws: GatewayError.badSignature) { try StripeWebhook(secret: "whsec").read(given) }
    }
}
