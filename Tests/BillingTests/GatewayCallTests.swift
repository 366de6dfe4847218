import Foundation
import Primitives
import Storage
import TestSupport
import Testing

@testable import Billing

/// What is asked of gateways, and how their answers are read: the shapes of their documentation.
struct GatewayCallTests {
    @Test func `Razorpay gets a payment link for the exact amount`() async throws {
        let world = try await BillingWorld(.sqlite, gateways: [.razorpay])
        world.server.answer("POST /v1/payment_links", 200, #"{"id":"plink_1","short_url":"https://rzp.io/i/x"}"#)

        let payment = try await world.pay("100", gateway: .razorpay)

        #expect(payment.reference == "plink_1")
        #expect(payment.checkoutURL == "https://rzp.io/i/x")
        let asked = try #require(world.server.asked.first)
        #expect(asked.url == "https://api.razorpay.com/v1/payment_links")
        #expect(asked.headers["Authorization"] == "Basic " + Data("rzp_key:rzp_secret".utf8).base64EncodedString())
        let body = try json(asked.body)
        #expect(body["amount"] as? Int == 11_800)
        #expect(body["currency"] as? String == "INR")
        #expect(body["reference_id"] as? String == "\(payment.id)")
        #expect(body["expire_by"] as? Int == Int(payment.expiresAt.seconds))
        #expect(body["callback_url"] as? String == "http://localhost/billing/payments/\(payment.id)")
    }

    @Test func `Cashfree gets a payment link with decimals and no floating point`() async throws {
        let world = try await BillingWorld(.sqlite, gateways: [.cashfree])
        world.server.answer("POST /links", 200, #"{"link_id":"pay_x","link_url":"https://payments.cashfree.com/l/x"}"#)

        let payment = try await world.pay("101", gateway: .cashfree)

        let asked = try #require(world.server.asked.first)
        #expect(asked.url == "https://api.cashfree.com/pg/links")
        #expect(asked.headers["x-client-id"] == "cf_id")
        #expect(asked.headers["x-client-secret"] == "cf_secret")
        #expect(asked.headers["x-api-version"] == "2023-08-01")
        #expect(asked.headers["x-idempotency-key"] == "\(payment.id)")
        #expect(asked.body.contains(#""link_amount":119.18,"#))
        let details = try #require(try json(asked.body)["customer_details"] as? [String: Any])
        #expect(details["customer_phone"] as? String == "9999999999")
    }

    @Test func `Stripe gets a checkout session as a form`() async throws {
        let world = try await BillingWorld(.sqlite, country: "NO", gateways: [.stripe])
        world.server.answer(
            "POST /v1/checkout/sessions",
            200,
            #"{"id":"cs_1","url":"https://checkout.stripe.com/c/x"}"#
        )

        let payment = try await world.pay("100", gateway: .stripe)

        let asked = try #require(world.server.asked.first)
        #expect(asked.headers["Authorization"] == "Bearer sk_test")
        #expect(asked.headers["Idempotency-Key"] == "\(payment.id)")
        #expect(asked.headers["Content-Type"] == "application/x-www-form-urlencoded")
        let fields = asked.body.split(separator: "&").map(String.init)
        #expect(fields.contains("mode=payment"))
        #expect(fields.contains("client_reference_id=\(payment.id)"))
        // An export by undertaking: five dollars and no tax.
        #expect(fields.contains("line_items%5B0%5D%5Bprice_data%5D%5Bunit_amount%5D=500"))
        #expect(fields.contains("line_items%5B0%5D%5Bprice_data%5D%5Bcurrency%5D=usd"))
        #expect(fields.contains("expires_at=\(payment.expiresAt.seconds)"))
    }

    @Test func `A gateway that is away fails the payment, and what it opened all the same is still credited`()
        async throws
    {
        let world = try await BillingWorld(.sqlite, gateways: [.razorpay])
        world.server.setAway(true)

        await #expect(throws: BillingError.gatewayUnavailable) { try await world.pay("100", gateway: .razorpay) }

        let failed = try #require(
            try await world.billing.payments.page(BillingWorld.here, state: .failed, after: nil, limit: 5).first
        )
        #expect(failed.payment.failure?.code == "gateway-unavailable")
        // Nobody is mailed about what they were told at once.
        #expect(try await world.count("SELECT count(*) AS count FROM outbox_mails") == 0)
        let handle = PaymentHandle(reference: "plink_9", payment: failed.payment.id)
        let found = try await world.database.read {
            try PaymentStore.find(handle, isMoney: true, of: .razorpay, in: $0)?.1
        }
        #expect(found == failed.payment.id)
    }

    @Test(arguments: [
        (#"{"status":"created","payments":null}"#, [PaymentReport.open]),
        (#"{"status":"expired"}"#, [.expired]), (#"{"status":"cancelled"}"#, [.cancelled]),
        (
            #"{"status":"paid","currency":"INR","payments":[{"payment_id":"pay_1","amount":"11800","status":"failed"}]}"#,
            [.open]
        ),
        (
            #"{"status":"paid","currency":"INR","payments":[{"payment_id":"pay_1","amount":11800,"status":"captured"}]}"#,
            [.captured(Capture(name: "pay_1", amount: Money(minor: 11_800, currency: "INR")))]
        ),
    ])
    func `A Razorpay link says what became of it`(answer: String, wanted: [PaymentReport]) async throws {
        let world = try await BillingWorld(.sqlite, gateways: [.razorpay])
        world.server.answer("GET /v1/payment_links/plink_1", 200, answer)
        #expect(try await world.tools.gateways.find(.razorpay).find("plink_1") == wanted)
    }

    @Test func `A name that would change the path is not asked for`() async throws {
        let world = try await BillingWorld(.sqlite, gateways: [.razorpay])
        let gateway = try await world.tools.gateways.find(.razorpay)
        for name in ["../refunds", "a/b", "a?b", "", "a b"] {
            await #expect(throws: GatewayError.self) { try await gateway.find(name) }
        }
        #expect(world.server.asked.isEmpty)
    }

    @Test(arguments: [
        (200, "<html>", GatewayError.unreachable("status 200 without JSON")), (500, "{}", .unreachable("status 500")),
        (409, "{}", .unreachable("status 409")), (429, "{}", .unreachable("status 429")),
        (400, #"{"error":{"description":"no"}}"#, .refused(status: 400, "no")),
        (401, #"{"message":"bad key"}"#, .unreachable("status 401")), (403, "{}", .unreachable("status 403")),
        (404, "{}", .unreachable("status 404")), (408, "{}", .unreachable("status 408")),
        (425, "{}", .unreachable("status 425")),
    ])
    func `What is known after an answer`(status: Int, body: String, wanted: GatewayError) {
        let answer = GatewayAnswer(status: status, body: Array(body.utf8))
        #expect(throws: wanted) { try answer.json() }
    }

    @Test func `Two answers of Cashfree say that a link was paid, and by what`() async throws {
        let world = try await BillingWorld(.sqlite, gateways: [.cashfree])
        world.server.answer("GET /links/pay_x", 200, #"{"link_status":"PAID","link_amount_paid":118.0}"#)
        world.server.answer(
            "GET /links/pay_x/orders",
            200,
            #"[{"order_id":"CFPay_1","order_amount":118.00,"order_currency":"INR","order_status":"PAID"}]"#
        )
        let reports = try await world.tools.gateways.find(.cashfree).find("pay_x")
        #expect(reports == [.captured(Capture(name: "CFPay_1", amount: Money(minor: 11_800, currency: "INR")))])
    }

    private func json(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
}
