import Credits
import Invoices
import Primitives
import Routes
import Storage
import TestSupport
import Testing

@testable import Billing

/// The nasty cases of payments, shared/design/credits.md section 11.
struct PaymentCases {
    @Test(arguments: TestDatabase.all)
    func `Case 22: payment callback, browser return and webhook at once make one lot`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        let payment = try await world.pay()

        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<100 {
                group.addTask { try await world.hear(world.capture(payment), of: payment.id) }
            }
            try await group.waitForAll()
        }

        let shown = try await world.payment(payment.id)
        #expect(shown.payment.state == .captured)
        #expect(try await world.lots() == 1)
        #expect(try await world.documents() == 1)
        #expect(try await world.wallet().available == Points(100))
        #expect(try await world.count("SELECT count(*) AS count FROM notices") == 1)
        // The owner and the billing address, once each.
        #expect(try await world.count("SELECT count(*) AS count FROM outbox_mails") == 2)
        #expect(try await world.count("SELECT count(*) AS count FROM suspense") == 0)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all, [PaymentReport.cancelled, .expired, .failed(code: "declined", detail: "No.")])
    func `Case 23: captured after it was closed is credited once and told`(kind: TestDatabase, end: PaymentReport)
        async throws
    {
        let world = try await BillingWorld(kind)
        let payment = try await world.pay()
        try await world.hear(end, of: payment.id)

        try await world.hear(world.capture(payment), of: payment.id)
        try await world.hear(world.capture(payment), of: payment.id)

        let shown = try await world.payment(payment.id)
        #expect(shown.payment.state == .captured)
        #expect(shown.payment.capturedAfterClosing)
        #expect(shown.payment.failure == nil)
        #expect(try await world.lots() == 1)
        let told = try await world.count(
            "SELECT count(*) AS count FROM notices WHERE detail LIKE '%came after the payment had been closed%'"
        )
        #expect(told == 1)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 23: captured after it was closed goes back by setting, and credits nothing`(kind: TestDatabase)
        async throws
    {
        let world = try await BillingWorld(kind)
        try await world.settings.set(["late-capture": "refund"])
        let payment = try await world.pay()
        _ = try await world.billing.payments.cancel(payment.id, by: world.owner)

        try await world.hear(world.capture(payment), of: payment.id)
        try await world.hear(world.capture(payment), of: payment.id)
        try await world.work()

        #expect(try await world.payment(payment.id).payment.state == .cancelled)
        #expect(try await world.lots() == 0)
        #expect(try await world.documents() == 0)
        #expect(try await world.count("SELECT count(*) AS count FROM suspense WHERE resolution = 'refunded'") == 1)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 24: amount or currency that differ go to suspense, and the right money is still credited`(
        kind: TestDatabase
    ) async throws {
        let world = try await BillingWorld(kind)
        let payment = try await world.pay()
        for (name, money) in [
            ("less", Money(minor: 11_799, currency: "INR")), ("other", Money(minor: 11_800, currency: "USD")),
        ] {
            try await world.hear(.captured(Capture(name: name, amount: money)), of: payment.id)
            try await world.hear(.captured(Capture(name: name, amount: money)), of: payment.id)
        }
        #expect(try await world.payment(payment.id).payment.state == .suspense)
        #expect(try await world.lots() == 0)
        #expect(try await world.billing.suspense().map(\.reason) == [.amount, .currency])

        try await world.hear(world.capture(payment), of: payment.id)

        #expect(try await world.payment(payment.id).payment.state == .captured)
        #expect(try await world.lots() == 1)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 24: paid twice is credited once, and the second money waits for the operator`(kind: TestDatabase)
        async throws
    {
        let world = try await BillingWorld(kind)
        let payment = try await world.paid()

        try await world.hear(world.capture(payment, name: "money-2"), of: payment.id)

        #expect(try await world.lots() == 1)
        #expect(try await world.billing.suspense().map(\.reason) == [.twice])
        #expect(try await world.payment(payment.id).payment.state == .captured)
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 28: two top-ups may be pending at once, and each is credited for itself`(kind: TestDatabase) async throws
    {
        let world = try await BillingWorld(kind)
        let first = try await world.pay("100")
        let second = try await world.pay("100000")
        #expect(first.id != second.id)

        try await world.hear(world.capture(second, name: "b"), of: second.id)
        try await world.hear(world.capture(first, name: "a"), of: first.id)

        #expect(try await world.wallet().available == Points(100_100))
        #expect(try await world.lots() == 2)
        try await world.expectSound()
    }

    @Test(
        arguments: TestDatabase.all,
        ["99", "100001", "99.999999", "100000.000001", "-100", "1e3", "", "100,000", "0x64"]
    )
    func `Case 28: amounts outside the exact edges open nothing`(kind: TestDatabase, points: String) async throws {
        let world = try await BillingWorld(kind)
        await #expect(throws: BillingError.badPoints(min: 100, max: 100_000)) { try await world.pay(points) }
        #expect(try await world.count("SELECT count(*) AS count FROM payments") == 0)
        #expect(try await world.count("SELECT count(*) AS count FROM jobs WHERE kind = 'billing.watch'") == 0)
    }

    @Test(arguments: TestDatabase.all)
    func `Case 29: a trial is granted once for a workspace, whatever is paid`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        for _ in 1...2 {
            _ = try await world.database.write { transaction in
                try world.credits.ledger(in: transaction).grantTrial(BillingWorld.here)
            }
        }
        _ = try await world.paid()
        _ = try await world.database.write { transaction in
            try world.credits.ledger(in: transaction).grantTrial(BillingWorld.here)
        }
        #expect(try await world.wallet().available == Points(150))
        #expect(try await world.count("SELECT count(*) AS count FROM lots WHERE kind = 'trial'") == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `A payment states its tax, and the document states the same`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind)
        let payment = try await world.paid("333")
        #expect(payment.split.net == Money(minor: 33_300, currency: "INR"))
        #expect(payment.split.components.map(\.kind) == [.cgst, .sgst])
        #expect(payment.total == Money(minor: 39_294, currency: "INR"))
        let id = try #require(payment.document)
        let document = try await InvoiceService(database: world.database, ambient: world.ambient, events: world.events)
            .find(id, in: BillingWorld.here)
        #expect(document.kind == .taxInvoice)
        #expect(document.split == payment.split)
        #expect(document.reference == "payment:\(payment.id)")
        #expect(document.lines.map(\.quantity) == [333])
    }

    @Test(arguments: TestDatabase.all)
    func `Dollars are sold by receipt, five cents a point and without tax`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind, country: "NO")
        let payment = try await world.paid("40000")
        #expect(payment.total == Money(minor: 200_000, currency: "USD"))
        #expect(payment.split.components.isEmpty)
        await #expect(throws: BillingError.badPoints(min: 100, max: 40_000)) { try await world.pay("40001") }
        try await world.expectSound()
    }
}
