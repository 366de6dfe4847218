import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Primitives
import Routes
import TestSupport

@testable import Billing

/// Where a gateway's webhooks come in, and a payment of it that they may be about.
struct WebhookDoor {
    typealias Headers = [(String, String)]

    let world: BillingWorld
    let gateway: GatewayID

    init(_ gateway: GatewayID, on kind: TestDatabase = .sqlite) async throws {
        self.gateway = gateway
        world = try await BillingWorld(kind, gateways: [gateway])
    }

    /// - Parameter headers: as the gateway signs when `nil`.
    func post(_ body: String, _ headers: Headers? = nil) async throws -> (status: Int, text: String) {
        let table = try RouteTable(world.billing.routes, authenticator: .none, ambient: world.ambient)
        var fields: HTTPFields = [.contentType: "application/json"]
        for (name, value) in headers ?? signed(body) { fields.append(HTTPField(name: .named(name), value: value)) }
        let sent = fields
        let uri = "/webhooks/payments/\(gateway.rawValue)"
        return try await Application(responder: table.responder).test(.router) { client in
            let bytes = ByteBuffer(string: body)
            let response = try await client.execute(uri: uri, method: .post, headers: sent, body: bytes)
            return (Int(response.status.code), String(buffer: response.body))
        }
    }

    static let secrets: [GatewayID: String] = [
        .razorpay: "rzp_hook", .cashfree: "cf_secret", .stripe: "whsec_test",
    ]

    /// - Parameter other: who signs instead.
    func signed(_ body: String, as other: GatewayID? = nil, secret: String? = nil) -> Headers {
        let signer = other ?? gateway
        let secret = secret ?? Self.secrets[signer] ?? ""
        let now = world.clock.now
        switch signer {
        case .razorpay: return [("X-Razorpay-Signature", Signature.hex(Array(body.utf8), secret: secret))]
        case .cashfree:
            let code = Signature.base64(Array("\(now.milliseconds)\(body)".utf8), secret: secret)
            return [("x-webhook-timestamp", "\(now.milliseconds)"), ("x-webhook-signature", code)]
        case .stripe, .test:
            let code = Signature.hex(Array("\(now.seconds).\(body)".utf8), secret: secret)
            return [("Stripe-Signature", "t=\(now.seconds),v1=\(code)")]
        }
    }

    /// A payment that waits, and what its gateway would say when it is paid.
    func waiting(
        _ name: String = "ref_1",
        amount: String? = nil,
        currency: String = #""INR""#
    ) async throws -> (payment: Payment, body: String) {
        let page = "https://x.example/1"
        let answer =
            #"{"id":"\#(name)","link_id":"\#(name)","short_url":"\#(page)","link_url":"\#(page)","url":"\#(page)"}"#
        for path in ["/v1/payment_links", "/links", "/v1/checkout/sessions"] {
            world.server.answer("POST \(path)", 200, answer)
        }
        let payment = try await world.pay("100", gateway: gateway)
        let body =
            switch gateway {
            case .razorpay:
                #"{"event":"payment_link.paid","payload":{"payment_link":{"entity":{"id":"\#(name)","status":"paid"}},"#
                    + #""payment":{"entity":{"id":"m_\#(name)","status":"captured","amount":\#(amount ?? "11800"),"#
                    + #""currency":\#(currency)}}}}"#
            case .cashfree:
                #"{"type":"PAYMENT_LINK_EVENT","data":{"link_id":"\#(name)","link_currency":\#(currency),"#
                    + #""link_status":"PAID","order":{"order_id":"m_\#(name)","order_amount":\#(amount ?? "118.00"),"#
                    + #""transaction_status":"SUCCESS"}}}"#
            case .stripe, .test:
                #"{"id":"evt_\#(name)","type":"checkout.session.completed","data":{"object":{"id":"\#(name)","#
                    + #""status":"complete","payment_status":"paid","payment_intent":"m_\#(name)","#
                    + #""amount_total":\#(amount ?? "11800"),"currency":\#(currency)}}}"#
            }
        return (payment, body)
    }
}
