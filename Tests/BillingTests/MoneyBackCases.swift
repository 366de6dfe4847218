import Credits
import Primitives
import Storage
import TestSupport
import Testing

@testable import Billing

/// What goes wrong with money on its way back: found by review, each held by a test.
struct MoneyBackCases {
    private func ask(_ world: BillingWorld, _ payment: Payment, _ amount: String = "118.00") async throws -> Refund {
        let shown = try await world.billing.refunds.refund(
            payment.id,
            amount: amount,
            currency: "INR",
            reason: "Not needed",
            by: world.owner
        )
        return try #require(shown.refunds.last)
    }

    private func report(_ payment: Payment, _ refund: Refund?, _ state: RefundReport.State, _ minor: Int64 = 11_800)
        -> RefundReport
    {
        RefundReport(
            name: "rf_1",
            key: refund.map { "\($0.id)" },
            gatewayPayment: payment.gatewayPayment ?? "",
            amount: Money(minor: minor, currency: "INR"),
            state: state
        )
    }

    private func dispute(
        _ payment: Payment,
        _ state: DisputeReport.State,
        _ amount: Money = Money(minor: 11_800, currency: "INR"),
        name: String = "dp_1"
    ) -> DisputeReport {
        DisputeReport(name: name, gatewayPayment: payment.gatewayPayment ?? "", amount: amount, state: state)
    }

    private func states(_ world: BillingWorld, _ payment: Payment) async throws -> [Refund.State] {
        try await world.payment(payment.id).refunds.map(\.state)
    }

    // MARK: Asking the gateway

    private func razorpay(_ kind: TestDatabase) async throws -> (BillingWorld, Payment) {
        let world = try await BillingWorld(kind, gateways: [.razorpay])
        world.server.answer("POST /v1/payment_links", 200, #"{"id":"plink_1","short_url":"https://rzp.io/i/x"}"#)
        let payment = try await world.pay("100", gateway: .razorpay)
        return (world, try await world.hear(world.capture(payment, name: "pay_1"), of: payment.id))
    }

    private func entity(_ refund: Refund, _ status: String) -> String {
        #"{"id":"rfnd_1","payment_id":"pay_1","amount":11800,"currency":"INR","status":"\#(status)","#
            + #""notes":{"refund":"\#(refund.id)"}}"#
    }

    /// Runs what is due once: what fails is due again later.
    private func workOnce(_ world: BillingWorld) async throws {
        try await world.work()
        world.clock.advance(by: .hours(7))
    }

    @Test(arguments: TestDatabase.all, [400, 401, 403, 404, 408, 425, 429])
    func `A question that is refused does not make a refund failed`(kind: TestDatabase, status: Int) async throws {
        let (world, payment) = try await razorpay(kind)
        let refund = try await ask(world, payment)
        world.server.answer("POST /v1/payments/pay_1/refund", 200, entity(refund, "pending"))
        world.server.answer("GET /v1/refunds/rfnd_1", status, #"{"error":{"description":"no"}}"#)
        try await workOnce(world)
        try await workOnce(world)
        #expect(try await states(world, payment) == [.pending])

        world.server.answer("GET /v1/refunds/rfnd_1", 200, entity(refund, "processed"))
        try await workOnce(world)
        #expect(try await states(world, payment) == [.done])
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A refund that is refused the second time is looked for before it counts as failed`(kind: TestDatabase)
        async throws
    {
        let (world, payment) = try await razorpay(kind)
        let refund = try await ask(world, payment)
        // The answer to the first asking is lost; the second says that it was refunded already.
        world.server.answer("POST /v1/payments/pay_1/refund", 400, #"{"error":{"description":"fully refunded"}}"#)
        world.server.answer(
            "GET /v1/payments/pay_1/refunds?count=100",
            200,
            #"{"items":[\#(entity(refund, "processed"))]}"#
        )
        try await workOnce(world)
        #expect(try await states(world, payment) == [.done])
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A refund whose answer was lost a day ago, when the gateway knew its key, is not sent once more`(
        kind: TestDatabase
    ) async throws {
        let (world, payment) = try await razorpay(kind)
        let refund = try await ask(world, payment)
        world.server.loseAnswer("POST /v1/payments/pay_1/refund")
        try await world.work()
        world.server.answer("POST /v1/payments/pay_1/refund", 200, entity(refund, "processed"))
        world.server.answer(
            "GET /v1/payments/pay_1/refunds?count=100",
            200,
            #"{"items":[\#(entity(refund, "processed"))]}"#
        )
        // The server was away until now.
        world.clock.advance(by: .hours(25))
        try await world.work()

        #expect(try await states(world, payment) == [.done])
        #expect(world.server.asked.filter { $0.method == "POST" && $0.url.hasSuffix("/refund") }.count == 1)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A refund that is refused and cannot be found has failed`(kind: TestDatabase) async throws {
        let (world, payment) = try await razorpay(kind)
        _ = try await ask(world, payment)
        world.server.answer("POST /v1/payments/pay_1/refund", 400, #"{"error":{"description":"no balance"}}"#)
        world.server.answer("GET /v1/payments/pay_1/refunds?count=100", 200, #"{"items":[]}"#)
        try await workOnce(world)
        #expect(try await states(world, payment) == [.failed])
        #expect(try await world.wallet().available == Points(100))
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all, ["processed", "pending", "failed"])
    func `Late money that goes back is settled only when the gateway says that it went`(
        kind: TestDatabase,
        status: String
    ) async throws {
        let world = try await BillingWorld(kind, gateways: [.razorpay])
        try await world.settings.set(["late-capture": "refund"])
        world.server.answer("POST /v1/payment_links", 200, #"{"id":"plink_1","short_url":"https://rzp.io/i/x"}"#)
        world.server.answer("GET /v1/payment_links/plink_1", 200, #"{"status":"cancelled"}"#)
        world.server.answer("POST /v1/payment_links/plink_1/cancel", 200, "{}")
        let payment = try await world.pay("100", gateway: .razorpay)
        _ = try await world.billing.payments.cancel(payment.id, by: world.owner)
        try await world.hear(world.capture(payment, name: "pay_1"), of: payment.id)
        let body =
            #"{"id":"rfnd_1","payment_id":"pay_1","amount":11800,"currency":"INR","status":"\#(status)","notes":{}}"#
        world.server.answer("GET /v1/payments/pay_1/refunds?count=100", 200, #"{"items":[]}"#)
        world.server.answer("POST /v1/payments/pay_1/refund", 200, body)

        try await world.work()

        #expect(try await world.billing.suspense().count == (status == "processed" ? 0 : 1))
        let jobs = try await world.count("SELECT count(*) AS count FROM jobs WHERE kind = 'billing.return'")
        #expect(jobs == (status == "pending" ? 1 : 0))
    }

    // MARK: Second thoughts

    @Test(arguments: TestDatabase.all)
    func `A refund that failed and then was done is recorded anew, and what is not there is debt`(kind: TestDatabase)
        async throws
    {
        let world = try await BillingWorld(kind)
        let payment = try await world.paid()
        let refund = try await ask(world, payment)
        #expect(try await world.hear(report(payment, refund, .failed("No account"))) == "refund-failed")
        try await world.spend(70)

        #expect(try await world.hear(report(payment, refund, .done)) == "refunded")
        #expect(try await world.hear(report(payment, refund, .done)) == "repeated")

        let shown = try await world.payment(payment.id)
        #expect(shown.refunds.map(\.state) == [.done])
        #expect(shown.payment.refunded.amount == payment.total)
        #expect(try await world.wallet().available == Points(-70))
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A refund that was done and then failed waits for the operator, and the owners are told`(kind: TestDatabase)
        async throws
    {
        let world = try await BillingWorld(kind)
        let payment = try await world.paid()
        let refund = try await ask(world, payment)
        _ = try await world.hear(report(payment, refund, .done))

        for _ in 1...2 {
            #expect(try await world.hear(report(payment, refund, .failed("Account closed"))) == "refund-returned")
        }

        #expect(try await world.billing.suspense().map(\.reason) == [.returned])
        let told = "SELECT count(*) AS count FROM notices WHERE title = 'A refund needs the operator'"
        #expect(try await world.count("\(raw: told)") == 1)
        #expect(try await states(world, payment) == [.done])
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A console refund of what ours waits to send is ours, and one beyond the rest waits for the operator`(
        kind: TestDatabase
    ) async throws {
        let world = try await BillingWorld(kind)
        let payment = try await world.paid()
        _ = try await ask(world, payment)

        #expect(try await world.hear(report(payment, nil, .done)) == "refunded")
        #expect(try await states(world, payment) == [.done])
        #expect(try await world.wallet().available == .zero)

        let second = RefundReport(
            name: "rf_2",
            key: nil,
            gatewayPayment: payment.gatewayPayment ?? "",
            amount: Money(minor: 500, currency: "INR"),
            state: .done
        )
        for _ in 1...2 { #expect(try await world.hear(second) == "beyond-the-rest") }
        #expect(try await world.billing.suspense().map(\.reason) == [.beyond])
        try await world.expectSound()
    }

    // MARK: Disputes

    @Test(arguments: TestDatabase.all, [true, false])
    func `A lost dispute takes what a refund that never went had spoken for`(kind: TestDatabase, failsFirst: Bool)
        async throws
    {
        let world = try await BillingWorld(kind)
        let payment = try await world.paid()
        let refund = try await ask(world, payment)
        _ = try await world.hear(dispute(payment, .open))
        let failed = report(payment, refund, .failed("Disputed"))
        if failsFirst { _ = try await world.hear(failed) }

        #expect(try await world.hear(dispute(payment, .lost)) == "dispute-lost")
        if !failsFirst { #expect(try await world.hear(failed) == "repeated") }

        #expect(try await states(world, payment) == [.failed, .done])
        #expect(try await world.payment(payment.id).payment.refunded.amount == payment.total)
        #expect(try await world.wallet().available == .zero)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A dispute lost at once beside a refund under way takes the bank's amount whole`(kind: TestDatabase)
        async throws
    {
        let world = try await BillingWorld(kind)
        let payment = try await world.paid()
        let refund = try await ask(world, payment, "100.00")
        #expect(try await world.hear(dispute(payment, .lost)) == "dispute-lost")
        #expect(try await world.wallet().available == .zero)
        // The refund went all the same: more than was left.
        #expect(try await world.hear(report(payment, refund, .done, 9_999)) == "beyond-the-rest")
        #expect(try await world.billing.suspense().map(\.reason) == [.beyond])
        try await world.expectSound()
    }

    @Test(
        arguments: TestDatabase.all,
        [
            Money(minor: 0, currency: "INR"), Money(minor: -1, currency: "INR"), Money(minor: 100, currency: "USD"),
        ]
    )
    func `A dispute about nothing, or in another currency, takes nothing`(kind: TestDatabase, amount: Money)
        async throws
    {
        let world = try await BillingWorld(kind)
        let payment = try await world.paid()
        for state in [DisputeReport.State.open, .lost] {
            #expect(try await world.hear(dispute(payment, state, amount)) == "dispute-aside")
        }
        #expect(try await world.billing.suspense().map(\.reason) == [.dispute])
        #expect(try await world.wallet().available == Points(100))
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A dispute that was won freezes again in its next stage, and can be lost there`(kind: TestDatabase)
        async throws
    {
        let world = try await BillingWorld(kind)
        _ = try await world.paid()
        var heard: [String] = []
        for (status, left) in [
            ("CHARGEBACK_CREATED", 0), ("CHARGEBACK_MERCHANT_WON", 100), ("PRE_ARBITRATION_CREATED", 0),
            ("ARBITRATION_CREATED", 0), ("ARBITRATION_MERCHANT_LOST", 0), ("CHARGEBACK_MERCHANT_WON", 0),
        ] as [(String, Int64)] {
            let body =
                #"{"type":"DISPUTE_UPDATED","data":{"dispute":{"dispute_id":"4334","dispute_amount":118,"#
                + #""dispute_status":"\#(status)"},"order_details":{"order_id":"money-1","order_currency":"INR"}}}"#
            guard case .dispute(let report) = try CashfreeWebhook.news(Array(body.utf8)).first else {
                Issue.record("\(status) is no dispute")
                continue
            }
            heard.append(try await world.hear(report))
            #expect(try await world.wallet().available == Points(left), "\(status)")
        }
        #expect(
            heard == ["dispute-open", "dispute-won", "dispute-open", "repeated", "dispute-lost", "repeated"]
        )
        try await world.expectSound()
    }

    // MARK: Limits and order

    @Test(arguments: TestDatabase.all)
    func `A refund is at least one whole unit or the rest, one at a time, and at most twenty`(kind: TestDatabase)
        async throws
    {
        let world = try await BillingWorld(kind)
        let payment = try await world.paid()
        let least = Money(minor: 100, currency: "INR")
        await #expect(throws: BillingError.refundTooSmall(least: least)) { try await ask(world, payment, "0.99") }
        _ = try await ask(world, payment, "1.00")
        await #expect(throws: BillingError.refundPending) { try await ask(world, payment, "1.00") }
        try await world.work()
        for _ in 2...20 {
            _ = try await ask(world, payment, "1.00")
            try await world.work()
        }
        await #expect(throws: BillingError.tooManyRefunds(20)) { try await ask(world, payment, "1.00") }
        #expect(try await states(world, payment).count == 20)
        try await world.expectSound()
    }

    @Test func `Stripe's reference that a browser can write is not believed`() throws {
        func handle(_ fields: String) throws -> PaymentID? {
            let body = #"{"type":"checkout.session.completed","data":{"object":{"id":"cs_1",\#(fields)}}}"#
            guard case .payment(let handle, _) = try StripeWebhook.news(Array(body.utf8)).first else { return nil }
            return handle.payment
        }
        let id = PaymentID(rawValue: 7)
        #expect(try handle(#""client_reference_id":"\#(id)","metadata":{}"#) == nil)
        #expect(try handle(#""client_reference_id":"x","metadata":{"payment":"\#(id)"}"#) == id)
    }

    @Test(arguments: TestDatabase.all)
    func `What is told of a refund and a dispute before the credit is heard with the credit`(kind: TestDatabase)
        async throws
    {
        let world = try await BillingWorld(kind, gateways: [.stripe])
        world.server.answer("POST /v1/checkout/sessions", 200, #"{"id":"cs_1","url":"https://x/"}"#)
        let payment = try await world.pay("100", gateway: .stripe)
        let objects = [
            (
                "refund.created",
                #"{"id":"re_1","amount":5900,"currency":"inr","payment_intent":"pi_1","status":"succeeded"}"#
            ),
            (
                "charge.dispute.created",
                #"{"id":"dp_1","amount":11800,"currency":"inr","payment_intent":"pi_1","status":"needs_response"}"#
            ),
        ]
        let intake = GatewayIntake(tools: world.tools)
        for (kind, object) in objects {
            let body = Array(#"{"id":"\#(kind)","type":"\#(kind)","data":{"object":\#(object)}}"#.utf8)
            try await world.database.write { transaction in
                try intake.take(GatewayEvent(id: kind, kind: kind), body, from: .stripe, transaction)
            }
            world.clock.advance(by: .seconds(1))
        }
        try await world.work()
        let waiting: SQL = "SELECT count(*) AS count FROM gateway_events WHERE outcome = 'waiting'"
        #expect(try await world.count(waiting) == 2)

        try await world.hear(world.capture(payment, name: "pi_1"), of: payment.id)

        let shown = try await world.payment(payment.id)
        #expect(shown.refunds.map(\.state) == [.done])
        #expect(shown.dispute?.state == .open)
        #expect(try await world.wallet().available == .zero)
        #expect(try await world.count(waiting) == 0)
        world.clock.advance(by: .minutes(2))
        try await world.work()
        #expect(try await world.payment(payment.id).refunds.count == 1)
        try await world.expectSound()
    }
}
