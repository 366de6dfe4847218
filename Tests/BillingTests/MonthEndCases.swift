import Credits
import Foundation
import Hummingbird
import HummingbirdTesting
import Invoices
import NIOCore
import Primitives
import Routes
import Storage
import TestSupport
import Testing

@testable import Billing

/// Case 31 of credits.md: the night of 31 March in India, in everything that has a date.
struct MonthEndCases {
    private func setPrice(_ rate: Int64, from day: String, _ world: BillingWorld) async throws {
        let sheet = RateSheet(
            currency: "INR",
            effective: try #require(CivilDay(day)),
            rates: [PriceKey(market: "India", category: .marketing): rate]
        )
        _ = try await world.credits.importPrices(sheet, source: "test", dryRun: false)
    }

    /// Points spent in each month of the workspace, as its report says.
    private func usage(_ world: BillingWorld) async throws -> [String: String] {
        let caller = world.owner
        let table = try RouteTable(
            CreditRoutes(world.credits).all,
            authenticator: Authenticator { _, _ in Authentication(caller: caller, means: .session(id: 1, csrf: "x")) },
            database: world.database,
            ambient: world.ambient
        )
        let body = try await Application(responder: table.responder).test(.router) { client in
            let uri = "/api/credits/usage?from=2027-03-01T00:00:00%2B05:30"
            return String(buffer: try await client.execute(uri: uri, method: .get).body)
        }
        let object = try #require(try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any], "\(body)")
        let rows = try #require(object["rows"] as? [[String: Any]], "\(body)")
        #expect((object["totals"] as? [String: Any])?["points"] as? String == object["journal"] as? String)
        return Dictionary(
            uniqueKeysWithValues: rows.map { ($0["key"] as? String ?? "?", $0["points"] as? String ?? "?") }
        )
    }

    @Test(arguments: TestDatabase.all)
    func
        `Case 31: sent on 31 March and delivered on 1 April, the price and the usage are April's, and each document is its own day's`(
            kind: TestDatabase
        ) async throws
    {
        let world = try await BillingWorld(kind)
        try await setPrice(1_000_000, from: "2026-01-01", world)
        try await setPrice(1_500_000, from: "2027-04-01", world)
        let midnight = try #require(Timestamp("2027-04-01T00:00:00+05:30"))
        world.clock.advance(by: midnight - world.clock.now - .seconds(1))

        // 23:59:59: paid for, one message delivered, one on its way, and another payment opened.
        let first = try await world.paid("100")
        let late = try await world.pay("100")
        let (delivered, onItsWay) = (MessageID(rawValue: 1), MessageID(rawValue: 2))
        let sentAt = world.clock.now
        try await world.database.write { transaction in
            let ledger = world.credits.ledger(in: transaction)
            let phone = try #require(PhoneNumber("+919800000001"))
            let quote = try ledger.book(BillingWorld.here).quote(.marketing, to: phone, window: .closed, at: sentAt)
            #expect(quote.amount == Points(1))
            let hold = try ledger.hold(
                BillingWorld.here,
                reference: "campaign",
                amount: Points(2),
                expiresAt: sentAt + .days(1)
            )
            try ledger.assign(BillingWorld.here, hold: hold, charges: [(delivered, quote), (onItsWay, quote)])
            try ledger.settle(BillingWorld.here, [Word(delivered, .billable(.marketing, at: sentAt))])
        }

        world.clock.advance(by: .seconds(1))
        try await world.database.write { transaction in
            try world.credits.ledger(in: transaction)
                .settle(BillingWorld.here, [Word(onItsWay, .billable(.marketing, at: midnight))])
        }
        let second = try await world.hear(world.capture(late, name: "money-2"), of: late.id)

        let charges = try await world.database.read {
            try world.credits.ledger(in: $0).charges(BillingWorld.here, [delivered, onItsWay])
        }
        #expect(charges.map(\.charge.charged) == [Points(1), Points("1.5")])
        world.clock.advance(by: .seconds(1))
        #expect(try await usage(world) == ["2027-03-31": "1", "2027-04-01": "1.5"])

        // The year is the document's, though the second payment was opened in the old one.
        let documents = InvoiceService(database: world.database, ambient: world.ambient, events: world.events)
        var numbers: [String] = []
        for payment in [first, second] {
            let document = try await documents.find(try #require(payment.document), in: BillingWorld.here)
            numbers.append("\(document.number)".split(separator: "/").dropFirst().joined(separator: "/"))
        }
        #expect(numbers == ["2627/000001", "2728/000001"])
        try await world.expectSound()
    }
}
