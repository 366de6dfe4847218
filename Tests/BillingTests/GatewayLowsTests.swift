import HTTPTypes
import Primitives
import Storage
import TestSupport
import Testing

@testable import Billing

/// What the last review asked of gateways.
struct GatewayLowsTests {
    private static let body = Array(#"{"type":"PAYMENT_LINK_EVENT","data":{}}"#.utf8)

    // Milliseconds, not sums of durations: those took the compiler eighteen seconds.
    @Test(arguments: [(0, true), (86_400_000, true), (86_400_001, false), (-300_000, true), (-300_001, false)])
    func `Cashfree's stamp is good for a day`(age: Int, isGood: Bool) throws {
        let now = Timestamp(seconds: 1_795_424_400)
        let stamp = "\((now - .milliseconds(age)).milliseconds)"
        let signature = Signature.base64(Array(stamp.utf8) + Self.body, secret: "s")
        let webhook = Gateway.Webhook(
            headers: [.named("x-webhook-timestamp"): stamp, .named("x-webhook-signature"): signature],
            body: Self.body,
            receivedAt: now
        )
        let read = try? CashfreeWebhook(secret: "s").read(webhook)
        #expect((read != nil) == isGood)
    }

    @Test(arguments: ["", "soon", "-9223372036854775808", "99999999999999999999"])
    func `A stamp that is none is refused, signed or not`(stamp: String) {
        let signature = Signature.base64(Array(stamp.utf8) + Self.body, secret: "s")
        let webhook = Gateway.Webhook(
            headers: [.named("x-webhook-timestamp"): stamp, .named("x-webhook-signature"): signature],
            body: Self.body,
            receivedAt: Timestamp(seconds: 1_795_424_400)
        )
        #expect(throws: GatewayError.badSignature) { try CashfreeWebhook(secret: "s").read(webhook) }
    }

    @Test func `Razorpay's number of an event is its name, else its body`() throws {
        let body = Array(#"{"event":"payment_link.paid","payload":{}}"#.utf8)
        func read(_ number: String?) throws -> String {
            var headers: HTTPFields = [.named("X-Razorpay-Signature"): Signature.hex(body, secret: "s")]
            if let number { headers[.named("x-razorpay-event-id")] = number }
            let webhook = Gateway.Webhook(headers: headers, body: body, receivedAt: Timestamp(seconds: 0))
            return try RazorpayWebhook(secret: "s").read(webhook).id
        }
        #expect(try read("evt_1") == "evt_1")
        #expect(try read(nil) == Signature.digest(body))
    }

    @Test(arguments: TestDatabase.all)
    func `What gateways told is forgotten after ninety days, unless it waits`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        try await world.database.write { transaction in
            for (name, done, awaits) in [("heard", true, false), ("waits", true, true), ("unheard", false, false)] {
                try transaction.run(
                    """
                    INSERT INTO gateway_events (workspace_id, gateway, event_id, kind, body, received_at, processed_at, awaits)
                    VALUES (0, 'stripe', \(name), 'x', \([UInt8]()), \(world.clock.now),
                        \(done ? world.clock.now : nil), \(awaits ? "pi_1" : nil))
                    """
                )
            }
            try BillingFeature.schedule(in: transaction, ambient: world.ambient)
        }
        let left: SQL = "SELECT count(*) AS count FROM gateway_events"
        world.clock.advance(by: .days(89))
        try await world.work()
        #expect(try await world.count(left) == 3)
        world.clock.advance(by: .days(2))
        try await world.work()
        #expect(try await world.count(left) == 2)
    }

    @Test(arguments: TestDatabase.all)
    func `A refund that a dispute was faster than is told to have failed`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        let payment = try await world.paid()
        _ = try await world.billing.refunds.refund(
            payment.id,
            amount: "118.00",
            currency: "INR",
            reason: "Not needed",
            by: world.owner
        )
        let lost = DisputeReport(name: "dp", gatewayPayment: "money-1", amount: payment.total, state: .lost)
        #expect(try await world.hear(lost) == "dispute-lost")
        #expect(try await world.count("SELECT count(*) AS count FROM notices WHERE kind = 'refund.failed'") == 1)
        #expect(try await world.count("SELECT count(*) AS count FROM notices WHERE kind = 'dispute.lost'") == 1)
        try await world.expectSound()
    }

    private static let request = RefundRequest(
        key: "rfd_wanted",
        reference: nil,
        gatewayPayment: "pay_1",
        amount: Money(minor: 100, currency: "INR"),
        reason: ""
    )

    private func page(_ count: Int, last: String, _ make: (Int, String) -> String) -> String {
        (0..<count).map { make($0, $0 == count - 1 ? last : "rfd_other\($0)") }.joined(separator: ",")
    }

    @Test func `A refund is looked for through all of Razorpay's pages`() async throws {
        let world = try await BillingWorld(.sqlite, gateways: [.razorpay])
        let entity = { (index: Int, key: String) in
            #"{"id":"rfnd_\#(index)","payment_id":"pay_1","amount":100,"currency":"INR","status":"processed","#
                + #""notes":{"refund":"\#(key)"}}"#
        }
        let path = "GET /v1/payments/pay_1/refunds?count=100"
        world.server.answer(path, 200, #"{"items":[\#(page(100, last: "rfd_x", entity))]}"#)
        world.server.answer(path + "&skip=100", 200, #"{"items":[\#(page(3, last: "rfd_wanted", entity))]}"#)
        let gateway = try await world.tools.gateways.find(.razorpay)
        #expect(try await gateway.findRefund(nil, Self.request)?.key == "rfd_wanted")
        world.server.answer(path + "&skip=100", 200, #"{"items":[]}"#)
        #expect(try await gateway.findRefund(nil, Self.request) == nil)
    }

    @Test func `A refund is looked for through all of Stripe's pages`() async throws {
        let world = try await BillingWorld(.sqlite, gateways: [.stripe])
        let entity = { (index: Int, key: String) in
            #"{"id":"re_\#(index)","payment_intent":"pay_1","amount":100,"currency":"inr","status":"succeeded","#
                + #""metadata":{"refund":"\#(key)"}}"#
        }
        let path = "GET /v1/refunds?limit=100&payment_intent=pay_1"
        world.server.answer(path, 200, #"{"data":[\#(page(2, last: "rfd_x", entity))],"has_more":true}"#)
        world.server.answer(
            path + "&starting_after=re_1",
            200,
            #"{"data":[\#(page(1, last: "rfd_wanted", entity))],"has_more":false}"#
        )
        let gateway = try await world.tools.gateways.find(.stripe)
        #expect(try await gateway.findRefund(nil, Self.request)?.key == "rfd_wanted")
    }
}
