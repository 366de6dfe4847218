import Credits
import Invoices
import Primitives
import Routes
import Storage
import TestSupport
import Testing

@testable import Billing

/// The nasty cases of money that goes back, shared/design/credits.md section 11.
struct RefundCases {
    private func refund(
        _ world: BillingWorld,
        _ payment: Payment,
        _ amount: String
    ) async throws -> ShownPayment {
        _ = try await world.billing.refunds.refund(
            payment.id,
            amount: amount,
            currency: "INR",
            reason: "Not needed",
            by: world.owner
        )
        try await world.work()
        return try await world.payment(payment.id)
    }

    private func report(
        _ name: String,
        _ minor: Int64,
        _ payment: Payment,
        key: String? = nil,
        _ state: RefundReport.State = .done
    ) throws -> RefundReport {
        RefundReport(
            name: name,
            key: key,
            gatewayPayment: try #require(payment.gatewayPayment),
            amount: Money(minor: minor, currency: "INR"),
            state: state
        )
    }

    private func dispute(
        _ payment: Payment,
        _ state: DisputeReport.State,
        _ minor: Int64 = 11_800
    ) throws -> DisputeReport {
        DisputeReport(
            name: "dp_1",
            gatewayPayment: try #require(payment.gatewayPayment),
            amount: Money(minor: minor, currency: "INR"),
            state: state
        )
    }

    @Test(arguments: TestDatabase.all)
    func `A preview says until when the credit note lowers the tax, and when that is over`(kind: TestDatabase)
        async throws
    {
        let world = try await BillingWorld(kind)
        let payment = try await world.paid()
        func relief() async throws -> CreditRelief? {
            try await world.billing.refunds.preview(payment.id, amount: "59.00", in: BillingWorld.here).relief
        }
        // Bought in November 2026, in the year that ends in March 2027.
        let last = try #require(CivilDay("2027-11-30"))
        #expect(try await relief()?.until == last)
        #expect(try await relief()?.isOver == false)
        let days = last.daysSince1970 - IndianTime.day(of: world.clock.now).daysSince1970
        world.clock.advance(by: .days(days))
        #expect(try await relief()?.isOver == false)
        world.clock.advance(by: .days(1))
        #expect(try await relief()?.isOver == true)
        #expect(try await refund(world, payment, "59.00").payment.refunded.amount.minor == 5_900)

        let abroad = try await BillingWorld(kind, country: "NO")
        let other = try await abroad.paid()
        let preview = try await abroad.billing.refunds.preview(other.id, amount: "1.00", in: BillingWorld.here)
        #expect(preview.relief == nil)
    }

    @Test(arguments: TestDatabase.all)
    func `Case 25: partial refunds take points in proportion, and the last one takes the rest`(kind: TestDatabase)
        async throws
    {
        let world = try await BillingWorld(kind)
        let payment = try await world.paid()

        let first = try await refund(world, payment, "39.33")
        #expect(first.refunds.map(\.state) == [.done])
        #expect(first.refunds[0].plan.amount == Money(minor: 3933, currency: "INR"))
        #expect(first.refunds[0].plan.points == Points(micro: 33_330_508))
        try await world.expectSound()

        let second = try await refund(world, first.payment, "39.33")
        #expect(second.refunds.count == 2)
        await #expect(throws: BillingError.badRefund(left: Money(minor: 3934, currency: "INR"))) {
            try await refund(world, payment, "39.35")
        }

        let last = try await refund(world, second.payment, "39.34")
        #expect(last.payment.refunded.amount == payment.total)
        #expect(last.payment.refunded.points == payment.points)
        #expect(last.payment.refunded.net == payment.split.net)
        #expect(try await world.wallet().available == .zero)
        // Three credit notes that add up to the invoice.
        let notes = "SELECT CAST(sum(total) AS BIGINT) AS count FROM documents WHERE kind = 'creditNote'"
        #expect(try await world.count("\(raw: notes)") == 11_800)
        await #expect(throws: BillingError.badRefund(left: Money(minor: 0, currency: "INR"))) {
            try await refund(world, payment, "0.01")
        }
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `The reason of a refund is a plain line, as names are`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        let payment = try await world.paid()
        func refund(_ reason: String) async throws {
            _ = try await world.billing.refunds.refund(
                payment.id,
                amount: "39.33",
                currency: "INR",
                reason: reason,
                by: world.owner
            )
        }
        for bad in ["", " \u{0001}\n", "x" + String(repeating: "\u{0301}", count: 250_000), "a\u{202E}b", "a\u{200B}b"]
        {
            await #expect(throws: BillingError.badReason) { try await refund(bad) }
        }
        #expect(try await world.count("SELECT count(*) AS count FROM refunds") == 0)
        try await refund("\u{0001}Not\u{001B} needed\r\nany  more ")
        #expect(
            try await world.count("SELECT count(*) AS count FROM refunds WHERE reason = 'Not needed any more'") == 1
        )
    }

    @Test(arguments: TestDatabase.all, ["0", "-1", "118.01", "abc", "1.001", ""])
    func `Case 25: a refund over the rest, or of nothing, is refused`(kind: TestDatabase, amount: String) async throws {
        let world = try await BillingWorld(kind)
        let payment = try await world.paid()
        await #expect(throws: BillingError.badRefund(left: payment.total)) {
            try await refund(world, payment, amount)
        }
        #expect(try await world.count("SELECT count(*) AS count FROM refunds") == 0)
    }

    @Test(arguments: TestDatabase.all)
    func `Case 25: a refund repeated with the same id takes points once`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        let payment = try await world.paid()
        // Begun in the gateway's own console: it has no name of ours.
        let told = try report("rf_1", 5900, payment)

        #expect(try await world.hear(told) == "refunded")
        for _ in 1...3 { #expect(try await world.hear(told) == "repeated") }
        #expect(try await world.hear(report("rf_2", 5901, payment)) == "beyond-the-rest")

        let shown = try await world.payment(payment.id)
        #expect(shown.refunds.map(\.plan.points) == [Points(50)])
        #expect(try await world.wallet().available == Points(50))
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 25: a refund that fails gives the points back, and may be asked for again`(kind: TestDatabase)
        async throws
    {
        let world = try await BillingWorld(kind)
        let payment = try await world.paid()
        let pending = try await world.billing.refunds.refund(
            payment.id,
            amount: "118",
            currency: "INR",
            reason: "Not needed",
            by: world.owner
        )
        #expect(try await world.wallet().available == .zero)

        let failed = try report("rf_1", 11_800, payment, key: "\(pending.refunds[0].id)", .failed("No account"))
        #expect(try await world.hear(failed) == "refund-failed")

        #expect(try await world.wallet().available == Points(100))
        #expect(try await world.payment(payment.id).payment.refunded.amount.minor == 0)
        let again = try await refund(world, payment, "118.00")
        #expect(again.refunds.map(\.state) == [.failed, .done])
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 26: a refund after the points were spent is a debt that was stated, and paid sends lock`(
        kind: TestDatabase
    ) async throws {
        let world = try await BillingWorld(kind)
        let payment = try await world.paid()
        try await world.spend(70)

        let preview = try await world.billing.refunds.preview(payment.id, amount: "118.00", in: BillingWorld.here)
        #expect(preview.plan.points == Points(100))
        #expect(preview.clawBack == ClawBack(taken: Points(30), debt: Points(70)))
        #expect(preview.locks)

        _ = try await refund(world, payment, "118.00")

        let wallet = try await world.wallet()
        #expect(wallet.available == Points(-70))
        #expect(wallet.state == .locked)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 26: a preview of a part says that nothing locks`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        let payment = try await world.paid()
        let preview = try await world.billing.refunds.preview(payment.id, amount: "59", in: BillingWorld.here)
        #expect(preview.clawBack == ClawBack(taken: Points(50), debt: .zero))
        #expect(!preview.locks)
    }

    @Test(arguments: TestDatabase.all)
    func `Case 27: a chargeback freezes, and gives back when it is won`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        let payment = try await world.paid()

        #expect(try await world.hear(dispute(payment, .open)) == "dispute-open")
        #expect(try await world.hear(dispute(payment, .open)) == "repeated")
        #expect(try await world.wallet().available == .zero)
        await #expect(throws: BillingError.disputed) { try await refund(world, payment, "1.18") }
        try await world.expectSound()

        #expect(try await world.hear(dispute(payment, .won)) == "dispute-won")
        #expect(try await world.hear(dispute(payment, .won)) == "repeated")
        #expect(try await world.wallet().available == Points(100))
        #expect(try await world.payment(payment.id).dispute?.state == .won)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 27: a chargeback that is lost takes the points, once`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        let payment = try await world.paid()
        _ = try await world.hear(dispute(payment, .open))

        #expect(try await world.hear(dispute(payment, .lost)) == "dispute-lost")
        for state in [DisputeReport.State.lost, .won, .open] {
            #expect(try await world.hear(dispute(payment, state)) == "repeated")
        }

        let shown = try await world.payment(payment.id)
        #expect(shown.dispute?.state == .lost)
        #expect(shown.payment.refunded.amount == payment.total)
        #expect(try await world.wallet().available == .zero)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 27: a chargeback after a refund takes no more than is left`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        let payment = try await world.paid()
        _ = try await refund(world, payment, "59.00")

        _ = try await world.hear(dispute(payment, .open))
        #expect(try await world.wallet().available == .zero)
        #expect(try await world.hear(dispute(payment, .lost)) == "dispute-lost")

        let shown = try await world.payment(payment.id)
        #expect(shown.refunds.map(\.plan.points) == [Points(50), Points(50)])
        #expect(try await world.wallet().available == .zero)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 27: a chargeback after everything went back takes nothing`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        let payment = try await world.paid()
        _ = try await refund(world, payment, "118.00")
        _ = try await world.hear(dispute(payment, .open))
        #expect(try await world.hear(dispute(payment, .lost)) == "dispute-lost")
        #expect(try await world.wallet().available == .zero)
        #expect(try await world.payment(payment.id).refunds.count == 1)
        try await world.expectSound()
    }
}
