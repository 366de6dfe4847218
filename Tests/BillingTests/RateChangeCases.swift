import Credits
import Invoices
import Primitives
import Storage
import TestSupport
import Testing

@testable import Billing

/// A payment that is opened under one rate of GST and captured under another.
struct RateChangeCases {
    /// From tomorrow on, by the Indian day.
    private func change(_ world: BillingWorld, to percent: String) async throws {
        let rates = TaxRateService(tools: world.tools)
        let tomorrow = CivilDay(daysSince1970: IndianTime.day(of: world.clock.now).daysSince1970 + 1)
        let items = try await rates.rates().lines.map { ("\($0.from)", TaxRateService.percent($0.basisPoints)) }
        _ = try await rates.replace(items + [("\(tomorrow)", percent)], by: "test")
    }

    private func document(_ world: BillingWorld, _ payment: Payment) async throws -> Document {
        try await InvoiceService(database: world.database, ambient: world.ambient, events: world.events)
            .find(try #require(payment.document), in: BillingWorld.here)
    }

    private func expectSound(_ world: BillingWorld) async throws {
        try await world.expectSound()
        let rates = try await world.billing.rates()
        let found = try await world.database.read { try InvoiceVerifier($0, rates: rates).findings() }
        #expect(found == [])
    }

    @Test(arguments: TestDatabase.all)
    func `Points are invoiced by the rate of the invoice's day, over what was paid`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        try await change(world, to: "12")
        let opened = try await world.pay("333")
        world.clock.advance(by: .days(2))

        let payment = try await world.hear(world.capture(opened), of: opened.id)

        let document = try await document(world, payment)
        #expect(document.split.components.map(\.basisPoints) == [600, 600])
        #expect("\(document.split.net)" == "350.84")
        #expect(document.split == payment.split)
        #expect(payment.total == opened.total)
        #expect(try await world.wallet().available == Points(333))
        #expect(document.lines.map(\.description) == ["Message credits: 333 points"])
        try await expectSound(world)

        // What goes back is by the document as well.
        for amount in ["100.00", nil] {
            let left = try #require(payment.total.subtracting(Money(minor: 10_000, currency: "INR")))
            _ = try await world.billing.refunds.refund(
                payment.id,
                amount: amount ?? "\(left)",
                currency: "INR",
                reason: "Returned",
                by: world.owner
            )
            try await world.work()
        }
        let after = try await world.payment(payment.id).payment
        #expect(after.refunded.amount == payment.total)
        #expect(after.refunded.net == payment.split.net)
        try await expectSound(world)
    }

    @Test(arguments: TestDatabase.all)
    func `Money that is credited out of suspense after the change has the new rate`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        try await change(world, to: "28")
        let opened = try await world.pay("100")
        world.clock.advance(by: .days(2))
        let half = Money(minor: 5_900, currency: "INR")
        try await world.hear(.captured(Capture(name: "half", amount: half)), of: opened.id)
        try await world.database.write { transaction in
            let row = try #require(try SuspenseStore(transaction, in: BillingWorld.here).list(of: opened.id).first)
            let decision = SuspenseDecision(kind: .credit, reason: "Right", by: "test", at: world.clock.now)
            try SuspenseBook(tools: world.tools, in: BillingWorld.here, transaction)
                .carryOut(decision, row, of: PaymentStore(transaction, in: BillingWorld.here).lock(opened.id))
        }
        #expect(try await world.wallet().available == Points(50))
        let basisPoints = try await world.count("SELECT CAST(sum(basis_points) AS BIGINT) AS count FROM document_taxes")
        #expect(basisPoints == 2800)
        try await expectSound(world)
    }

    @Test(arguments: TestDatabase.all)
    func `A period of a plan is documented by the rate of the day too`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        try await world.place(try await world.plan("Basic", 30_000, members: 2))
        try await change(world, to: "28")
        let opened = try await world.payPlan()
        world.clock.advance(by: .hours(24))
        let payment = try await world.capture(opened)
        #expect(payment.state == .captured)
        #expect(payment.total == opened.total)
        #expect(payment.split.components.map(\.basisPoints) == [1400, 1400])
        #expect(try await document(world, payment).split == payment.split)
        try await expectSound(world)
    }
}
