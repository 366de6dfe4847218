import Credits
import Primitives
import Storage
import TestSupport
import Testing

@testable import Billing

/// Buying by rule: shared/design/credits.md sections 9 and 10.
struct AutoTopUpCases {
    private func set(
        _ world: BillingWorld,
        below: String = "200",
        points: String = "500",
        monthMax: String? = nil,
        gateway: String? = nil
    ) async throws {
        let entry = AutoTopUpEntry(enabled: true, below: below, points: points, monthMax: monthMax, gateway: gateway)
        _ = try await AutoTopUpService(tools: world.tools).set(entry, by: world.owner)
    }

    private func shown(_ world: BillingWorld) async throws -> AutoTopUpService.Shown {
        try await AutoTopUpService(tools: world.tools).find(BillingWorld.here)
    }

    /// A mandate at the test gateway, whose charges come to `state`.
    private func allow(_ world: BillingWorld, _ state: TestMandates.State) async throws {
        let mandates = MandateService(tools: world.tools)
        try await mandates.authorise(
            gateway: "test",
            returnPath: nil,
            by: world.owner,
            logger: BillingWorld.logger
        )
        let url = try #require(try await shown(world).mandate?.authorisationURL)
        let token = String(url.dropFirst("/pay/test/mandates/".count))
        try await world.database.write { try TestMandates.set(state, token, in: $0) }
        world.clock.advance(by: .seconds(16))
        try await world.work()
    }

    private func notices(_ world: BillingWorld, _ kind: String) async throws -> Int {
        try await world.count("SELECT count(*) AS count FROM notices WHERE kind = \(kind)")
    }

    private func automatic(_ world: BillingWorld) async throws -> [Payment] {
        try await world.billing.payments.page(BillingWorld.here, state: nil, after: nil, limit: 50).map(\.payment)
            .filter { $0.createdBy == "auto-top-up" }
    }

    @Test(arguments: TestDatabase.all)
    func `A mandate is announced, charged, and documented like any payment`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        _ = try await world.paid("1000")
        try await allow(world, .pays)
        #expect(try await shown(world).mandate?.state == .active)
        #expect(try await shown(world).mandate?.label == "Test card 4242")
        try await set(world)
        try await world.work()
        #expect(try await shown(world).state == .armed)

        // The balance falls to the line: the job is asked at once, not at the next hour.
        try await world.spend(850)
        try await world.work()
        let waiting = try await shown(world)
        #expect(waiting.state == .waiting)
        #expect(try await notices(world, "auto-top-up.announced") == 1)
        #expect(try await automatic(world).isEmpty)

        world.clock.advance(by: .minutes(2))
        try await world.work()

        let payment = try #require(try await automatic(world).first)
        #expect(payment.state == .captured)
        #expect(payment.document != nil)
        #expect(try await world.wallet().available == Points(650))
        let after = try await shown(world)
        #expect(after.state == .armed)
        #expect(after.used == Points(500))
        #expect(after.top.lastAt != nil)
        world.clock.advance(by: .hours(3))
        try await world.work()
        #expect(try await automatic(world).count == 1)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Without a mandate one link is sent, and paying it is all it takes`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        _ = try await world.paid("100")
        try await set(world)
        for _ in 0..<20 {
            try await world.work()
            world.clock.advance(by: .minutes(1))
        }
        let payments = try await automatic(world)
        #expect(payments.count == 1)
        let payment = try #require(payments.first)
        #expect(payment.checkoutURL?.hasPrefix("/pay/test/") == true)
        #expect(try await notices(world, "auto-top-up.link") == 1)
        let mailed = try await world.count(
            "SELECT count(*) AS count FROM outbox_mails WHERE text LIKE '%http://localhost/pay/test/%'"
        )
        #expect(mailed == 1)
        #expect(try await shown(world).state == .waiting)

        try await world.hear(world.capture(payment, name: "money-2"), of: payment.id)

        #expect(try await shown(world).state == .armed)
        #expect(try await world.wallet().available == Points(600))
        try await world.work()
        #expect(try await automatic(world).count == 1)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Declined charges back off, stop with a notice, and begin anew after a top-up by hand`(kind: TestDatabase)
        async throws
    {
        let world = try await BillingWorld(kind)
        _ = try await world.paid("100")
        try await allow(world, .declines)
        try await set(world)
        for (tries, pause) in [(1, Duration.hours(1)), (2, .hours(6)), (3, .hours(24))] {
            try await world.work()
            world.clock.advance(by: .minutes(2))
            try await world.work()
            let now = try await shown(world)
            #expect(try await automatic(world).count == tries)
            #expect(now.state == .backingOff)
            #expect(now.top.failure?.code == "declined")
            world.clock.advance(by: pause - .minutes(1))
            try await world.work()
            #expect(try await shown(world).top.announced == nil)
            world.clock.advance(by: .minutes(1))
        }
        try await world.work()
        world.clock.advance(by: .minutes(2))
        try await world.work()
        #expect(try await shown(world).state == .stopped)
        #expect(try await notices(world, "auto-top-up.stopped") == 1)
        world.clock.advance(by: .days(3))
        try await world.work()
        #expect(try await automatic(world).count == 4)

        let byHand = try await world.pay("100")
        try await world.hear(world.capture(byHand, name: "by-hand"), of: byHand.id)
        try await world.work()
        #expect(try await shown(world).state == .waiting)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A bank that asks for a person turns the charge into a link`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        _ = try await world.paid("100")
        try await allow(world, .asks)
        try await set(world)
        try await world.work()
        world.clock.advance(by: .minutes(2))
        try await world.work()

        let payment = try #require(try await automatic(world).first)
        #expect(payment.state == .pending)
        #expect(payment.checkoutURL != nil)
        #expect(payment.expiresAt == world.clock.now + ChargeJob.linkFor)
        #expect(try await notices(world, "auto-top-up.link") == 1)
        try await world.hear(world.capture(payment, name: "m"), of: payment.id)
        #expect(try await world.wallet().available == Points(600))
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `The month's limit holds, and is told once`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        _ = try await world.paid("100")
        try await allow(world, .pays)
        try await set(world, below: "5000", points: "500", monthMax: "1200")
        for _ in 0..<40 {
            try await world.work()
            world.clock.advance(by: .minutes(30))
        }
        #expect(try await automatic(world).filter { $0.state == .captured }.count == 2)
        #expect(try await notices(world, "auto-top-up.capped") == 1)
        #expect(try await shown(world).used == Points(1000))
        // December in Calcutta.
        world.clock.advance(by: .days(8))
        try await world.work()
        world.clock.advance(by: .minutes(2))
        try await world.work()
        #expect(try await shown(world).used == Points(500))
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `The forecast is enough: far above the line, and gone within a day`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        _ = try await world.paid("1000")
        try await set(world, below: "10")
        try await world.work()
        #expect(try await automatic(world).isEmpty)
        // Fifty points an hour, since yesterday: a journal as the ledger writes it, for the forecast alone.
        let begun = world.clock.now
        world.clock.advance(by: .hours(30))
        try await world.database.write { transaction in
            for hour in 1..<30 {
                let key = "burn-\(hour)"
                let moment = begun + .hours(Int64(hour))
                try transaction.run(
                    """
                    INSERT INTO transfers (workspace_id, sequence, kind, debit, credit, amount, idempotency_key, at)
                    VALUES (\(BillingWorld.here), \(1000 + hour), 'capture', 'held', 'spent', \(Points(50)), \(key),
                        \(moment))
                    """
                )
            }
        }
        try await world.work()
        #expect(try await world.wallet().available == Points(1000))
        #expect(try await automatic(world).map(\.state) == [.pending])
        #expect(try await notices(world, "auto-top-up.link") == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `A hundred looks at once begin one payment`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        _ = try await world.paid("100")
        try await set(world)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<60 {
                group.addTask {
                    _ = try await world.database.write {
                        try AutoTopUpStep(tools: world.tools, in: BillingWorld.here, $0).run()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await automatic(world).count == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `Stripe charges a saved card once, also when its answer is lost`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind, country: "NO", gateways: [.stripe])
        let payment = try await world.pay("100", gateway: .stripe, answering: true)
        try await world.hear(world.capture(payment, name: "pi_0"), of: payment.id)
        try await allowAtStripe(world)
        let intent = #"{"id":"pi_9","status":"succeeded","amount":2500,"amount_received":2500,"currency":"usd"}"#
        world.server.answer("POST /v1/payment_intents", 200, intent)
        world.server.loseAnswer("POST /v1/payment_intents")
        // In dollars no notice is due.
        try await set(world)
        try await world.work()
        #expect(try await automatic(world).map(\.state) == [.pending])
        world.clock.advance(by: .minutes(1))
        try await world.work()

        #expect(try await automatic(world).map(\.state) == [.captured])
        let asked = world.server.asked.filter { $0.url.hasSuffix("/v1/payment_intents") }
        #expect(asked.count == 2)
        #expect(Set(asked.map { $0.headers["Idempotency-Key"] }).count == 1)
        #expect(asked.first?.body == asked.last?.body)
        let fields = Set((asked.first?.body ?? "").split(separator: "&").map(String.init))
        #expect(fields.isSuperset(of: ["off_session=true", "confirm=true", "customer=cus_1", "payment_method=pm_1"]))
        #expect(try await world.wallet().available == Points(600))
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Stripe asking for the card's owner turns the charge into a link`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind, country: "NO", gateways: [.stripe])
        let payment = try await world.pay("100", gateway: .stripe, answering: true)
        try await world.hear(world.capture(payment, name: "pi_0"), of: payment.id)
        try await allowAtStripe(world)
        world.server.answer(
            "POST /v1/payment_intents",
            402,
            #"{"error":{"code":"authentication_required","message":"Confirm it.","payment_intent":{"id":"pi_9"}}}"#
        )
        world.server.answer(
            "POST /v1/checkout/sessions",
            200,
            #"{"id":"cs_9","url":"https://checkout.stripe.com/c/9"}"#
        )
        try await set(world)
        try await world.work()
        let made = try #require(try await automatic(world).first)
        #expect(made.state == .pending)
        #expect(made.reference == "cs_9")
        #expect(made.checkoutURL == "https://checkout.stripe.com/c/9")
        #expect(try await notices(world, "auto-top-up.link") == 1)
    }

    private func allowAtStripe(_ world: BillingWorld) async throws {
        world.server.answer("POST /v1/customers", 200, #"{"id":"cus_1"}"#)
        world.server.answer(
            "POST /v1/checkout/sessions",
            200,
            #"{"id":"cs_setup","url":"https://checkout.stripe.com/c/s"}"#
        )
        try await MandateService(tools: world.tools)
            .authorise(gateway: "stripe", returnPath: nil, by: world.owner, logger: BillingWorld.logger)
        world.server.answer(
            "GET /v1/checkout/sessions/cs_setup",
            200,
            #"{"id":"cs_setup","status":"complete","setup_intent":"seti_1","customer":"cus_1"}"#
        )
        world.server.answer(
            "GET /v1/setup_intents/seti_1",
            200,
            #"{"id":"seti_1","status":"succeeded","payment_method":"pm_1","customer":"cus_1"}"#
        )
        world.server.answer(
            "GET /v1/payment_methods/pm_1",
            200,
            #"{"id":"pm_1","card":{"brand":"visa","last4":"4242"}}"#
        )
        world.clock.advance(by: .seconds(16))
        try await world.work()
        #expect(try await shown(world).mandate?.label == "Visa 4242")
    }

    @Test(arguments: TestDatabase.all)
    func `Razorpay debits an order once, also when its answer is lost, and the proof goes back`(kind: TestDatabase)
        async throws
    {
        let world = try await BillingWorld(kind, gateways: [.razorpay])
        try await world.settings.set(["razorpay.mandate-phone": "9999999999"])
        world.server.answer("POST /v1/payment_links", 200, #"{"id":"plink_1","short_url":"https://rzp.io/i/x"}"#)
        let payment = try await world.pay("100", gateway: .razorpay)
        try await world.hear(world.capture(payment, name: "pay_0"), of: payment.id)
        try await allowAtRazorpay(world)

        world.server.answer("POST /v1/orders", 200, #"{"id":"order_9"}"#)
        world.server.answer("GET /v1/orders/order_9/payments", 200, #"{"items":[]}"#)
        world.server.loseAnswer("POST /v1/payments/create/recurring")
        try await set(world)
        // Razorpay tells the customer itself: no notice of ours.
        try await world.work()
        #expect(try await automatic(world).map(\.reference) == ["order_9"])
        let begun = #"{"id":"pay_9","status":"created","amount":59000,"currency":"INR"}"#
        world.server.answer("GET /v1/orders/order_9/payments", 200, #"{"items":[\#(begun)]}"#)
        world.clock.advance(by: .minutes(1))
        try await world.work()
        #expect(world.server.asked.filter { $0.url.hasSuffix("/v1/payments/create/recurring") }.count == 1)
        #expect(world.server.asked.filter { $0.url.hasSuffix("/v1/orders") }.count == 1)

        // A day and a half later it is debited.
        let done = #"{"id":"pay_9","status":"captured","amount":59000,"currency":"INR"}"#
        world.server.answer("GET /v1/orders/order_9/payments", 200, #"{"items":[\#(done)]}"#)
        world.clock.advance(by: .hours(36))
        try await world.work()
        #expect(try await automatic(world).map(\.state) == [.captured])
        #expect(try await world.wallet().available == Points(600))
        try await world.expectSound()
    }

    private func allowAtRazorpay(_ world: BillingWorld) async throws {
        world.server.answer(
            "POST /v1/subscription_registration/auth_links",
            200,
            #"{"id":"inv_1","short_url":"https://rzp.io/i/m"}"#
        )
        try await MandateService(tools: world.tools)
            .authorise(gateway: "razorpay", returnPath: nil, by: world.owner, logger: BillingWorld.logger)
        world.server.answer("GET /v1/invoices/inv_1", 200, #"{"status":"paid","payment_id":"pay_m"}"#)
        world.server.answer(
            "GET /v1/payments/pay_m",
            200,
            #"{"id":"pay_m","amount":100,"currency":"INR","token_id":"token_1","customer_id":"cust_1"}"#
        )
        world.server.answer(
            "GET /v1/customers/cust_1/tokens",
            200,
            #"{"items":[{"id":"token_1","card":{"network":"Visa","last4":"8950"},"recurring_details":{"status":"confirmed"}}]}"#
        )
        world.server.answer("GET /v1/payments/pay_m/refunds?count=100", 200, #"{"items":[]}"#)
        world.server.answer(
            "POST /v1/payments/pay_m/refund",
            200,
            #"{"id":"rfnd_m","payment_id":"pay_m","amount":100,"currency":"INR","status":"processed"}"#
        )
        world.clock.advance(by: .seconds(16))
        try await world.work()
        #expect(try await shown(world).mandate?.label == "Visa 8950")
        #expect(world.server.asked.contains { $0.url.hasSuffix("/v1/payments/pay_m/refund") })
    }
}
