import Credits
import Invoices
import Notifications
import Primitives
import Storage
import TestSupport
import Testing
import Workspaces

@testable import Billing

struct SuspenseServiceTests {
    private static let rupees = "INR"

    private func money(_ minor: Int64, _ name: String = "money-9", _ currency: String = rupees) -> PaymentReport {
        .captured(Capture(name: name, amount: Money(minor: minor, currency: currency)))
    }

    private func only(_ world: BillingWorld) async throws -> SuspenseService.Shown {
        let page = try await world.billing.suspended.page(isOpen: true, after: nil, limit: 10)
        try #require(page.count == 1)
        return try #require(page.first)
    }

    private func resolve(
        _ world: BillingWorld,
        _ id: SuspenseID,
        _ kind: SuspenseDecision.Kind,
        _ reason: String = "The customer asked"
    ) async throws -> SuspenseService.Shown {
        try await world.billing.suspended.resolve(id, as: kind, reason: reason, by: "user_7")
    }

    @Test(arguments: TestDatabase.all, [(5_900, "50"), (11_799, "99.991525"), (23_600, "200"), (1, "0.008474")])
    func `Money of another amount buys points in proportion, with a document`(
        kind: TestDatabase,
        sale: (minor: Int64, points: String)
    ) async throws {
        let (minor, points) = sale
        let world = try await BillingWorld(kind)
        let payment = try await world.pay()
        try await world.hear(money(minor), of: payment.id)
        let waiting = try await only(world)
        #expect(waiting.workspaceName == "Test")
        #expect(waiting.may == [.credit, .refund, .other])

        let settled = try await resolve(world, waiting.money.id, .credit)

        #expect(settled.money.resolution == "credited")
        #expect(settled.may.isEmpty)
        #expect(try await "\(world.wallet().available)" == points)
        #expect(try await world.documents() == 1)
        let credited = try #require(
            try await world.billing.payments.page(BillingWorld.here, state: .captured, after: nil, limit: 5).first
        )
        #expect(credited.payment.gatewayPayment == "money-9")
        #expect(credited.payment.total.minor <= minor && credited.payment.total.minor > minor - 5)
        #expect(try await world.payment(payment.id).payment.state == .failed)
        #expect(try await world.count("SELECT count(*) AS count FROM operator_entries") == 1)
        let audited = "SELECT count(*) AS count FROM audit_entries WHERE action = 'payments.suspense-resolved'"
        #expect(try await world.count(SQL(stringLiteral: audited)) == 1)

        // The right money after all: credited, and told.
        try await world.hear(world.capture(payment), of: payment.id)
        #expect(try await world.lots() == 2)
        // Told of the first again: nothing.
        try await world.hear(money(minor), of: payment.id)
        #expect(try await world.lots() == 2)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Credited money is a payment like any other: it is refunded and disputed`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        let payment = try await world.paid()
        try await world.hear(money(11_800), of: payment.id)
        let waiting = try await only(world)
        _ = try await resolve(world, waiting.money.id, .credit)
        #expect(try await world.wallet().available == Points(200))

        let credited = try #require(
            try await world.billing.payments.page(BillingWorld.here, state: .captured, after: nil, limit: 5)
                .first { $0.payment.id != payment.id }
        )
        _ = try await world.billing.refunds.refund(
            credited.payment.id,
            amount: "59.00",
            currency: "INR",
            reason: "Not needed",
            by: world.owner
        )
        try await world.work()
        let dispute = DisputeReport(
            name: "dp",
            gatewayPayment: "money-9",
            amount: Money(minor: 5_900, currency: "INR"),
            state: .lost
        )
        #expect(try await world.hear(dispute) == "dispute-lost")
        #expect(try await world.wallet().available == Points(100))
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A hundred decisions at once credit once`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        let payment = try await world.paid()
        try await world.hear(money(11_800), of: payment.id)
        let id = try await only(world).money.id

        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<40 { group.addTask { _ = try await resolve(world, id, .credit) } }
            try await group.waitForAll()
        }
        #expect(try await world.wallet().available == Points(200))
        await #expect(throws: SuspenseError.resolved(.credit)) { try await resolve(world, id, .refund) }
        #expect(try await world.count("SELECT count(*) AS count FROM operator_entries") == 1)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Another currency can only go back or be settled otherwise`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        let payment = try await world.pay()
        try await world.hear(money(11_800, "money-9", "USD"), of: payment.id)
        let waiting = try await only(world)
        #expect(waiting.may == [.refund, .other])
        await #expect(throws: SuspenseError.notPossible(.credit, may: [.refund, .other])) {
            try await resolve(world, waiting.money.id, .credit)
        }
        await #expect(throws: SuspenseError.badReason) { try await resolve(world, waiting.money.id, .other, " ") }

        _ = try await resolve(world, waiting.money.id, .refund)
        // Under way: still in the list, and no other decision is taken.
        #expect(try await only(world).may == [.refund])
        await #expect(throws: SuspenseError.resolved(.refund)) { try await resolve(world, waiting.money.id, .other) }
        try await world.work()

        let done = try await world.billing.suspended.page(isOpen: false, after: nil, limit: 5)
        #expect(done.map(\.money.resolution) == ["refunded"])
        #expect(done.first?.money.decision?.by == "user_7")
        #expect(try await world.payment(payment.id).payment.state == .failed)
        #expect(try await world.wallet().available == .zero)
        let told = "SELECT count(*) AS count FROM notices WHERE kind = 'payment.settled'"
        #expect(try await world.count(SQL(stringLiteral: told)) == 2)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Money that cannot go back waits again, and operators hear of it`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind, gateways: [.razorpay])
        try await world.makeOperator()
        world.server.answer("POST /v1/payment_links", 200, #"{"id":"plink_1","short_url":"https://rzp.io/i/x"}"#)
        let payment = try await world.pay("100", gateway: .razorpay)
        try await world.hear(money(500, "pay_9"), of: payment.id)
        let id = try await only(world).money.id
        world.server.answer("GET /v1/payments/pay_9/refunds?count=100", 200, #"{"items":[]}"#)
        world.server.answer("POST /v1/payments/pay_9/refund", 400, #"{"error":{"description":"no balance"}}"#)
        _ = try await resolve(world, id, .refund)
        try await world.work()

        let again = try await only(world)
        #expect(again.money.decision == nil)
        #expect(again.may.contains(.other))
        // It came, and it did not go: each a notice in the operator's own workspace, and a mail.
        let notices = try await world.count(
            "SELECT count(*) AS count FROM notices WHERE kind IN ('suspense.opened', 'suspense.return-failed')"
        )
        #expect(notices == 2)
        let sent = try await resolve(world, id, .other, "Sent by bank transfer")
        #expect(sent.money.resolution == "recorded")
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Late money that goes back by itself cannot be credited as well`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind, gateways: [.razorpay])
        try await world.settings.set(["late-capture": "refund"])
        world.server.answer("POST /v1/payment_links", 200, #"{"id":"plink_1","short_url":"https://rzp.io/i/x"}"#)
        let payment = try await world.pay("100", gateway: .razorpay)
        try await world.hear(.expired, of: payment.id)
        try await world.hear(world.capture(payment, name: "pay_1"), of: payment.id)
        let waiting = try await only(world)
        #expect(waiting.money.decision?.by == "late-capture")
        #expect(waiting.may == [.refund])
        await #expect(throws: SuspenseError.resolved(.refund)) { try await resolve(world, waiting.money.id, .credit) }
        // Somebody was faster in the gateway's own console.
        let report = RefundReport(
            name: "rf",
            key: nil,
            gatewayPayment: "pay_1",
            amount: payment.total,
            state: .done
        )
        #expect(try await world.hear(report, from: .razorpay) == "suspense-refunded")
        #expect(try await world.billing.suspense().isEmpty)
        try await world.expectSound()
    }

    @Test func `What a share of a price buys is never more than its money, on seeded amounts`() throws {
        let seed: UInt64 = 20_261_129
        var random = SeededGenerator(seed: seed)
        for round in 0..<5_000 {
            let points = Int64.random(in: 1...100_000, using: &random)
            let net = Money(minor: points * Int64.random(in: 1...500, using: &random), currency: "INR")
            let rates: [(TaxComponent.Kind, Int64)] = round % 2 == 0 ? [(.igst, 1800)] : [(.cgst, 900), (.sgst, 900)]
            let shown = try TaxSplit(
                net: net,
                components: try rates.map {
                    TaxComponent(kind: $0, basisPoints: $1, amount: try TaxRules.tax(on: net, basisPoints: $1))
                },
                placeOfSupply: "27",
                supply: .intraState
            )
            let money = Money(minor: Int64.random(in: 1...(shown.total.minor * 3), using: &random), currency: "INR")
            guard let sale = ProportionalSale(money, of: shown, points: Points(points)) else {
                #expect(money.minor < 10, "seed \(seed) round \(round)")
                continue
            }
            #expect(sale.split.total.minor <= money.minor, "seed \(seed) round \(round)")
            #expect(money.minor - sale.split.total.minor <= 3, "seed \(seed) round \(round)")
            // Never cheaper than what was shown.
            let paid = sale.split.total.minor.multipliedFullWidth(by: Points(points).micro)
            let owed = sale.points.micro.multipliedFullWidth(by: shown.total.minor)
            #expect((owed.high, owed.low) <= (paid.high, paid.low), "seed \(seed) round \(round)")
        }
    }
}
