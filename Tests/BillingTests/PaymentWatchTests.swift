import Primitives
import Storage
import TestSupport
import Testing

@testable import Billing

struct PaymentWatchTests {
    private static let paid =
        #"{"status":"paid","currency":"INR","payments":[{"payment_id":"pay_1","amount":11800,"status":"captured"}]}"#

    private func world(_ kind: TestDatabase) async throws -> (BillingWorld, Payment) {
        let world = try await BillingWorld(kind, gateways: [.razorpay])
        world.server.answer("POST /v1/payment_links", 200, #"{"id":"plink_1","short_url":"https://rzp.io/i/x"}"#)
        world.server.answer("GET /v1/payment_links/plink_1", 200, #"{"status":"created"}"#)
        world.server.answer("POST /v1/payment_links/plink_1/cancel", 200, #"{"status":"cancelled"}"#)
        return (world, try await world.pay("100", gateway: .razorpay))
    }

    @Test(arguments: TestDatabase.all)
    func `A payment whose webhook is lost is credited within a minute`(kind: TestDatabase) async throws {
        let (world, payment) = try await world(kind)
        world.server.answer("GET /v1/payment_links/plink_1", 200, Self.paid)
        world.clock.advance(by: .seconds(16))
        try await world.work()
        #expect(try await world.payment(payment.id).payment.state == .captured)
        // Nothing more can come of it.
        #expect(try await world.count("SELECT count(*) AS count FROM jobs WHERE kind = 'billing.watch'") == 0)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A payment that nobody pays expires, and is looked at for days more`(kind: TestDatabase) async throws {
        let (world, payment) = try await world(kind)
        world.clock.advance(by: .minutes(30))
        try await world.work()
        #expect(try await world.payment(payment.id).payment.state == .pending)
        world.clock.advance(by: .minutes(33))
        try await world.work()
        #expect(try await world.payment(payment.id).payment.state == .expired)

        world.server.answer("GET /v1/payment_links/plink_1", 200, Self.paid)
        world.clock.advance(by: .minutes(3))
        try await world.work()
        let shown = try await world.payment(payment.id)
        #expect(shown.payment.state == .captured)
        #expect(shown.payment.capturedAfterClosing)
    }

    @Test(arguments: TestDatabase.all)
    func `While the gateway is away nobody is told that a payment expired`(kind: TestDatabase) async throws {
        let (world, payment) = try await world(kind)
        world.server.setAway(true)
        world.clock.advance(by: .hours(3))
        try await world.work()
        #expect(try await world.payment(payment.id).payment.state == .pending)
        world.clock.advance(by: .hours(24))
        try await world.work()
        #expect(try await world.payment(payment.id).payment.state == .expired)
    }

    @Test(arguments: TestDatabase.all)
    func `Cancelling closes the gateway's page`(kind: TestDatabase) async throws {
        let (world, payment) = try await world(kind)
        _ = try await world.billing.payments.cancel(payment.id, by: world.owner)
        try await world.work()
        #expect(world.server.asked.contains { $0.url.hasSuffix("/v1/payment_links/plink_1/cancel") })
        await #expect(throws: BillingError.wrongState(.cancelled, wanted: "pending")) {
            try await world.billing.payments.cancel(payment.id, by: world.owner)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A payment that is cancelled before its page has a name has the page closed once it has`(kind: TestDatabase)
        async throws
    {
        let (world, _) = try await world(kind)
        world.server.answer("POST /v1/payment_links/plink_2/cancel", 200, #"{"status":"cancelled"}"#)
        let payments = world.billing.payments
        let payment = try await world.database.write { transaction in
            let new = try payments.plan(points: "100", gateway: "razorpay", by: world.owner, transaction).payment
            return try payments.begin(new, detail: "", by: world.owner, transaction)
        }
        // While the gateway is still at it.
        _ = try await payments.cancel(payment.id, by: world.owner)
        try await world.work()
        let shown = try await payments.opened(payment, Checkout(reference: "plink_2", url: "https://rzp.io/i/y"))
        #expect(shown.payment.state == .cancelled)
        #expect(shown.payment.reference == "plink_2")
        try await world.work()
        #expect(world.server.asked.filter { $0.url.hasSuffix("/v1/payment_links/plink_2/cancel") }.count == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `A closing that has seen no name runs again when there is one`(kind: TestDatabase) async throws {
        let (world, payment) = try await world(kind)
        let closing = CheckoutClosing(tools: world.tools)
        let until = world.clock.now + .minutes(5)
        let runAt = try await world.database.write { transaction -> Timestamp? in
            try closing.enqueue(payment, transaction)
            // As a worker takes it.
            try transaction.run("UPDATE jobs SET attempts = 1, leased_until = \(until), claim_at = \(until)")
            try closing.enqueue(payment, transaction)
            return try transaction.row(
                "SELECT run_at FROM jobs WHERE kind = 'billing.close' AND leased_until IS NULL"
            )?["run_at"]
        }
        #expect(runAt == world.clock.now)
    }

    @Test func `A closed payment is looked at within the hour for a day, and every six hours for five`() async throws {
        let (world, payment) = try await world(.sqlite)
        _ = try await world.billing.payments.cancel(payment.id, by: world.owner)
        let closed = try await world.payment(payment.id).payment
        let end = try #require(closed.closedAt)
        var looks = [end]
        while let next = WatchSchedule.next(closed, at: try #require(looks.last)) { looks.append(next) }
        for (before, after) in zip(looks, looks.dropFirst()) {
            #expect(after - before <= (after - end <= .hours(24) ? .hours(1) : .hours(6)))
        }
        #expect(looks.last == end + WatchSchedule.lateFor)
        #expect(looks.count < 50)
    }

    @Test(arguments: TestDatabase.all)
    func `Asking now credits at once, and says when the gateway is away`(kind: TestDatabase) async throws {
        let (world, payment) = try await world(kind)
        world.server.setAway(true)
        await #expect(throws: BillingError.gatewayUnavailable) {
            try await world.billing.payments.check(payment.id, in: BillingWorld.here)
        }
        world.server.setAway(false)
        world.server.answer("GET /v1/payment_links/plink_1", 200, Self.paid)
        let shown = try await world.billing.payments.check(payment.id, in: BillingWorld.here)
        #expect(shown.payment.state == .captured)
    }
}
