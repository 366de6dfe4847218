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
    func `A payment that nobody pays expires, and is looked at for three days more`(kind: TestDatabase) async throws {
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
