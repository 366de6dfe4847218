import Credits
import Jobs
import Primitives
import Storage
import TestSupport
import Testing

@testable import Billing

/// Refunds and disputes that a gateway tells of by webhook, and of which no webhook came.
@Suite(.timeLimit(.minutes(5)))
struct AftermathTests {
    private static let gateways: [GatewayID] = [.razorpay, .cashfree, .stripe]

    /// A gateway with one payment of 118.00 for 100 points, known there as `m_1`, and what its server says of it.
    private struct Counter {
        let world: BillingWorld
        let gateway: GatewayID
        let payment: Payment

        init(_ gateway: GatewayID, _ kind: TestDatabase) async throws {
            self.gateway = gateway
            let door = try await WebhookDoor(gateway, on: kind)
            world = door.world
            let world = world
            let opened = try await door.waiting().payment
            payment = try await world.hear(world.capture(opened, name: "m_1"), of: opened.id)
            try await world.database.write { try BillingFeature.schedule(in: $0, ambient: world.ambient) }
            say(refunds: [], disputes: [])
        }

        /// - Parameters:
        ///   - refunds: name, paise, and whether it is done.
        ///   - disputes: name, and what the gateway calls its state.
        func say(refunds: [(String, Int, Bool)], disputes: [(String, String)], money: String = "m_1") {
            switch gateway {
            case .razorpay, .test:
                let refunds = refunds.map { name, amount, isDone in
                    #"{"id":"\#(name)","payment_id":"\#(money)","amount":\#(amount),"currency":"INR","#
                        + #""status":"\#(isDone ? "processed" : "pending")"}"#
                }
                let disputes = disputes.map { name, state in
                    #"{"id":"\#(name)","payment_id":"\#(money)","amount":11800,"currency":"INR","status":"\#(state)"}"#
                }
                world.server.answer("GET /v1/refunds?from=*", 200, list("items", refunds))
                world.server.answer("GET /v1/disputes?from=*", 200, list("items", disputes))
                if let dispute = disputes.first { world.server.answer("GET /v1/disputes/d_1", 200, dispute) }
                if let refund = refunds.first { world.server.answer("GET /v1/refunds/r_1", 200, refund) }
            case .stripe:
                let refunds = refunds.map { name, amount, isDone in
                    #"{"id":"\#(name)","payment_intent":"\#(money)","amount":\#(amount),"currency":"inr","#
                        + #""status":"\#(isDone ? "succeeded" : "pending")"}"#
                }
                let disputes = disputes.map { name, state in
                    #"{"id":"\#(name)","payment_intent":"\#(money)","amount":11800,"currency":"inr","#
                        + #""status":"\#(state == "open" ? "needs_response" : state)"}"#
                }
                world.server.answer("GET /v1/refunds?created*", 200, list("data", refunds))
                world.server.answer("GET /v1/disputes?created*", 200, list("data", disputes))
                if let dispute = disputes.first { world.server.answer("GET /v1/disputes/d_1", 200, dispute) }
                if let refund = refunds.first { world.server.answer("GET /v1/refunds/r_1", 200, refund) }
            case .cashfree:
                let refunds = refunds.map { name, amount, isDone in
                    #"{"cf_refund_id":"\#(name)","refund_id":"theirs_\#(name)","order_id":"\#(money)","#
                        + #""refund_amount":\#(amount / 100),"refund_currency":"INR","#
                        + #""refund_status":"\#(isDone ? "SUCCESS" : "PENDING")"}"#
                }
                let disputes = disputes.map { name, state in
                    let word = ["open": "CREATED", "won": "MERCHANT_WON", "lost": "MERCHANT_LOST"][state] ?? ""
                    return #"{"dispute_id":"\#(name)","dispute_amount":118.00,"dispute_status":"CHARGEBACK_\#(word)","#
                        + #""order_details":{"order_id":"\#(money)","order_currency":"INR"}}"#
                }
                world.server.answer("GET /orders/m_1/refunds", 200, "[\(refunds.joined(separator: ","))]")
                world.server.answer("GET /orders/m_1/disputes", 200, "[\(disputes.joined(separator: ","))]")
            }
        }

        private func list(_ name: String, _ items: [String]) -> String {
            #"{"\#(name)":[\#(items.joined(separator: ","))],"has_more":false}"#
        }

        func pass(_ time: Duration) async throws {
            world.clock.advance(by: time)
            try await world.work()
        }

        func shown() async throws -> Payment { try await world.payment(payment.id).payment }

        func balances() async throws -> String {
            let wallet = try await world.wallet()
            return "\(wallet.available) \(wallet.held)"
        }

        func asked() -> Int { world.server.asked.filter { $0.method == "GET" }.count }
    }

    @Test(arguments: TestDatabase.all, gateways)
    func `A refund that was made in the gateway's console is noticed within minutes, once`(
        kind: TestDatabase,
        gateway: GatewayID
    ) async throws {
        let counter = try await Counter(gateway, kind)
        try await counter.pass(.minutes(1))
        #expect(try await counter.balances() == "100 0")

        counter.say(refunds: [("r_1", 5_900, true)], disputes: [])
        for _ in 0..<3 { try await counter.pass(AftermathSchedule.pause) }

        #expect(try await counter.shown().refunded.amount.minor == 5_900)
        #expect(try await counter.balances() == "50 0")
        // The receipt or invoice, and one credit note.
        #expect(try await counter.world.documents() == 2)
        // Its webhook after all.
        let report = RefundReport(
            name: "r_1",
            key: nil,
            gatewayPayment: "m_1",
            amount: Money(minor: 5_900, currency: "INR"),
            state: .done
        )
        #expect(try await counter.world.hear(report, from: gateway) == "repeated")
        #expect(try await counter.world.documents() == 2)
        #expect(try await counter.world.billing.suspense().isEmpty)
        try await counter.world.expectSound()
    }

    @Test(arguments: TestDatabase.all, gateways)
    func `A refund that is under way at the gateway ends when it says so, days later`(
        kind: TestDatabase,
        gateway: GatewayID
    ) async throws {
        let counter = try await Counter(gateway, kind)
        counter.say(refunds: [("r_1", 11_800, false)], disputes: [])
        try await counter.pass(.minutes(5))
        #expect(try await counter.balances() == "0 100")
        try await counter.pass(.days(3))
        #expect(try await counter.balances() == "0 100")

        counter.say(refunds: [("r_1", 11_800, true)], disputes: [])
        try await counter.pass(.minutes(61))

        #expect(try await counter.balances() == "0 0")
        #expect(try await counter.shown().refunded.amount.minor == 11_800)
        try await counter.world.expectSound()
    }

    @Test(arguments: TestDatabase.all, gateways)
    func `A dispute is noticed within minutes, and its verdict within the hour`(kind: TestDatabase, gateway: GatewayID)
        async throws
    {
        for (verdict, after) in [("won", "100 0"), ("lost", "0 0")] {
            let counter = try await Counter(gateway, kind)
            counter.say(refunds: [], disputes: [("d_1", "open")])
            for _ in 0..<2 { try await counter.pass(AftermathSchedule.pause) }
            #expect(try await counter.balances() == "0 100", "\(verdict)")

            // It is in no list of the last day any more.
            try await counter.pass(.days(40))
            counter.say(refunds: [], disputes: [("d_1", verdict)])
            for _ in 0..<3 { try await counter.pass(.minutes(61)) }

            #expect(try await counter.balances() == after, "\(verdict)")
            #expect(try await counter.world.count("SELECT count(*) AS count FROM disputes") == 1)
            let notes = try await counter.world.documents() - 1
            #expect(notes == (verdict == "lost" ? 1 : 0))
            try await counter.world.expectSound()
        }
    }

    @Test(arguments: TestDatabase.all, gateways)
    func `What is no money of ours changes nothing, and a gateway that is away is asked again`(
        kind: TestDatabase,
        gateway: GatewayID
    ) async throws {
        let counter = try await Counter(gateway, kind)
        counter.say(refunds: [("r_9", 100, true)], disputes: [("d_9", "open")], money: "m_theirs")
        try await counter.pass(.minutes(5))
        #expect(try await counter.balances() == "100 0")

        counter.world.server.setAway(true)
        try await counter.pass(.minutes(5))
        counter.say(refunds: [("r_1", 5_900, true)], disputes: [])
        counter.world.server.setAway(false)
        try await counter.pass(.hours(4))
        #expect(try await counter.balances() == "50 0")
        try await counter.world.expectSound()
    }

    @Test func `Payment by payment it is often at first, hourly for a day and daily for as long as a bank may ask`()
        async throws
    {
        let counter = try await Counter(.cashfree, .sqlite)
        func asked(_ time: Duration, every pause: Duration) async throws -> Int {
            let before = counter.asked()
            let end = counter.world.clock.now + time
            while counter.world.clock.now < end { try await counter.pass(pause) }
            // Refunds and disputes, each time.
            return (counter.asked() - before) / 2
        }

        #expect((22...25).contains(try await asked(.hours(2), every: .minutes(5))))
        #expect((20...23).contains(try await asked(.hours(22), every: .minutes(20))))
        #expect((9...11).contains(try await asked(.days(10), every: .hours(3))))
        counter.world.clock.advance(by: .days(120))
        #expect(try await asked(.days(2), every: .hours(6)) == 0)
    }

    @Test(arguments: TestDatabase.all)
    func `Without a gateway that is set up nobody is asked`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        try await world.database.write { try BillingFeature.schedule(in: $0, ambient: world.ambient) }
        try await world.work()
        #expect(world.server.asked.isEmpty)
        #expect(try await world.count("SELECT count(*) AS count FROM jobs WHERE kind = 'billing.aftermath'") == 3)
    }
}
