import Credits
import Primitives
import Storage
import TestSupport
import Testing

@testable import Billing

/// Debits whose answer was lost, and a mandate that ends before anybody has looked.
struct LostChargeCases {
    private static let orderPayments = "GET /v1/orders/order_9/payments"

    /// An order is on disk, the asking for its debit arrived, its answer was lost, and the customer has removed the mandate.
    private func world(_ kind: TestDatabase, payments: String) async throws -> (BillingWorld, Payment) {
        let world = try await BillingWorld(kind, gateways: [.razorpay])
        try await world.settings.set(["razorpay.mandate-phone": "9999999999"])
        world.server.answer("POST /v1/payment_links", 200, #"{"id":"plink_1","short_url":"https://rzp.io/i/x"}"#)
        let first = try await world.pay("100", gateway: .razorpay)
        try await world.hear(world.capture(first, name: "pay_0"), of: first.id)
        let mandate: MandateID = world.ambient.id()
        try await world.database.write { transaction in
            let store = MandateStore(transaction, in: BillingWorld.here)
            try store.insert(mandate, .razorpay, by: "test", at: world.clock.now)
            let grant = MandateGrant(customer: "cust_1", token: "token_1")
            try store.activate(mandate, grant, label: "Visa 8950", at: world.clock.now)
        }
        world.server.answer("POST /v1/orders", 200, #"{"id":"order_9"}"#)
        world.server.answer(Self.orderPayments, 200, #"{"items":[]}"#)
        world.server.loseAnswer("POST /v1/payments/create/recurring")
        let entry = AutoTopUpEntry(enabled: true, below: "200", points: "500", monthMax: nil, gateway: nil)
        _ = try await AutoTopUpService(tools: world.tools).set(entry, by: world.owner)
        try await world.work()
        try #require(try await automatic(world).reference == "order_9")

        world.server.answer("DELETE /v1/customers/cust_1/tokens/token_1", 200, "{}")
        world.server.answer("POST /v1/payment_links", 200, #"{"id":"plink_9","short_url":"https://rzp.io/i/y"}"#)
        world.server.answer("GET /v1/payment_links/plink_9", 200, #"{"status":"created"}"#)
        world.server.answer("POST /v1/payment_links/plink_9/cancel", 200, #"{"status":"cancelled"}"#)
        world.server.answer(Self.orderPayments, 200, payments)
        try await MandateService(tools: world.tools).end(by: world.owner)
        world.clock.advance(by: .minutes(1))
        try await world.work()
        return (world, try await automatic(world))
    }

    private func automatic(_ world: BillingWorld) async throws -> Payment {
        let all = try await world.billing.payments.page(BillingWorld.here, state: nil, after: nil, limit: 50)
        return try #require(all.map(\.payment).first { $0.createdBy == "auto-top-up" })
    }

    /// The gateway tells of a payment of the order, which bears our name.
    private func tell(
        _ world: BillingWorld,
        _ kind: String,
        of payment: Payment,
        event: String,
        status: String = "captured",
        paise: Int64 = 59_000
    ) async throws {
        let entity =
            #"{"id":"pay_9","order_id":"order_9","status":"\#(status)","amount":\#(paise),"currency":"INR","#
            + #""notes":{"payment":"\#(payment.id)"}}"#
        let body = #"{"event":"\#(kind)","payload":{"payment":{"entity":\#(entity)}}}"#
        try await GatewayIntake(tools: world.tools)
            .hearNow(GatewayEvent(id: event, kind: kind), Array(body.utf8), from: .razorpay)
    }

    private func outcomes(_ world: BillingWorld) async throws -> [String] {
        try await world.database.read { transaction in
            try transaction.rows("SELECT outcome FROM gateway_events ORDER BY event_id").map { try $0["outcome"] }
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A debit that was begun is waited for: no link asks for the same money`(kind: TestDatabase) async throws {
        let begun = #"{"id":"pay_9","status":"created","amount":59000,"currency":"INR"}"#
        let (world, payment) = try await world(kind, payments: #"{"items":[\#(begun)]}"#)
        #expect(payment.state == .pending)
        #expect(payment.reference == "order_9")
        #expect(payment.checkoutURL == nil)
        #expect(
            !world.server.asked.contains { $0.body.contains("\(payment.id)") && $0.url.hasSuffix("/payment_links") }
        )

        let done = #"{"id":"pay_9","status":"captured","amount":59000,"currency":"INR"}"#
        world.server.answer(Self.orderPayments, 200, #"{"items":[\#(done)]}"#)
        world.clock.advance(by: .hours(36))
        try await world.work()
        #expect(try await automatic(world).state == .captured)
        #expect(try await world.wallet().available == Points(600))
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A debit of an order that had become a link is credited once, and the link is closed`(kind: TestDatabase)
        async throws
    {
        let (world, payment) = try await world(kind, payments: #"{"items":[]}"#)
        #expect(payment.reference == "plink_9")

        try await tell(world, "payment.captured", of: payment, event: "a")
        try await tell(world, "payment.captured", of: payment, event: "b")
        try await world.work()

        #expect(try await outcomes(world) == ["captured", "captured"])
        #expect(try await automatic(world).gatewayPayment == "pay_9")
        #expect(try await world.wallet().available == Points(600))
        #expect(try await world.count("SELECT count(*) AS count FROM suspense") == 0)
        #expect(world.server.asked.contains { $0.url.hasSuffix("/v1/payment_links/plink_9/cancel") })
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A debit of another sum waits in suspense, and so does one beside a link that was paid`(kind: TestDatabase)
        async throws
    {
        let (world, payment) = try await world(kind, payments: #"{"items":[]}"#)
        try await tell(world, "payment.captured", of: payment, event: "a", paise: 58_000)
        #expect(try await world.billing.suspense().map(\.reason) == [.amount])

        let (other, link) = try await self.world(kind, payments: #"{"items":[]}"#)
        try await other.hear(other.capture(link, name: "pay_link"), of: link.id)
        try await tell(other, "payment.captured", of: link, event: "a")
        #expect(try await other.billing.suspense().map(\.reason) == [.twice])
        #expect(try await other.wallet().available == Points(600))
        let told = try await other.count("SELECT count(*) AS count FROM notices WHERE kind = 'payment.suspense'")
        #expect(told == 1)
        try await other.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `An attempt that failed under another name ends nothing: the link may still be paid`(kind: TestDatabase)
        async throws
    {
        let (world, payment) = try await world(kind, payments: #"{"items":[]}"#)
        try await tell(world, "payment.failed", of: payment, event: "a", status: "failed")
        #expect(try await outcomes(world) == ["not-ours"])
        #expect(try await automatic(world).state == .pending)
    }
}
