import Invoices
import Primitives
import Storage
import TestSupport
import Testing

/// Quotes of one day that are documented on another, when the rates have changed in between.
struct DatedSaleTests {
    /// 18 %, and 28 % from 1 April 2027.
    private static let rates = GSTRates([
        (CivilDay(daysSince1970: 17_348), 1800), (CivilDay("2027-04-01") ?? CivilDay(daysSince1970: 0), 2800),
    ])
    /// An hour before the change, in India.
    private static let before = "2027-03-31T17:30:00Z"

    private func quote(_ office: Office, _ minor: Int64 = 10_000, buyer: String = "27") throws -> TaxSplit {
        try TaxRules.split(
            net: Money(minor: minor, currency: "INR"),
            supplier: .registered("27"),
            recipient: .registered(buyer),
            at: office.ambient.now(),
            rates: Self.rates
        )
    }

    @Test(arguments: TestDatabase.all)
    func `What was quoted is what is documented while the rate is the same`(kind: TestDatabase) async throws {
        let office = try await Office.open(kind, at: Self.before)
        let quoted = try quote(office)
        office.clock.advance(by: .minutes(59))
        let new = try NewDocument.fixture(split: quoted, rates: Self.rates)
        let document = try await office.database.write { try office.desk.issue(new, in: $0) }
        #expect(document.split == quoted)

        let bent = try NewDocument.fixture(["99.00"], reference: "payment:pay_2", split: quoted, rates: Self.rates)
        await #expect(throws: InvoiceError.splitDisagrees) {
            try await office.database.write { try office.desk.issue(bent, in: $0) }
        }
        try await office.expectSound(rates: Self.rates)
    }

    @Test(arguments: TestDatabase.all)
    func `A document of another day has that day's rates, and the total that was paid`(kind: TestDatabase) async throws
    {
        let office = try await Office.open(kind, at: Self.before)
        let quoted = try quote(office)
        office.clock.advance(by: .hours(2))
        let new = try NewDocument.fixture(split: quoted, rates: Self.rates)
        let document = try await office.database.write { try office.desk.issue(new, in: $0) }

        #expect("\(document.split.total)" == "118.00")
        #expect("\(document.split.net)" == "92.18")
        #expect(document.split.components.map(\.basisPoints) == [1400, 1400])
        #expect(document.split.components.map { "\($0.amount)" } == ["12.91", "12.91"])
        #expect(document.lines.map { "\($0.net)" } == ["92.18"])
        #expect(document.lines.map(\.description) == ["Message credits: 100 points"])
        // The same sale again is the same document.
        let again = try await office.database.write { try office.desk.issue(new, in: $0) }
        #expect(again == document)
        try await office.credit(document, "30.00")
        try await office.credit(document, "62.18", reference: "refund:2")
        try await office.expectSound(rates: Self.rates)
    }

    @Test(arguments: TestDatabase.all)
    func `The day is the document's, which may be its predecessor's`(kind: TestDatabase) async throws {
        let rates = GSTRates([
            (CivilDay(daysSince1970: 17_348), 1800), (try #require(CivilDay("2026-11-30")), 2800),
        ])
        let office = try await Office.open(kind, at: "2026-11-29T18:00:00Z")
        let quoted = try quote(office)
        office.clock.advance(by: .hours(1))
        let first = try NewDocument.fixture(reference: "payment:pay_0", split: quoted, rates: rates)
        _ = try await office.database.write { try office.desk.issue(first, in: $0) }
        // Another process, whose clock is an hour behind, where it is yesterday: no document is dated before its predecessor.
        office.clock.advance(by: .hours(-1))
        let new = try NewDocument.fixture(split: quoted, rates: rates)
        let document = try await office.database.write { try office.desk.issue(new, in: $0) }
        #expect(document.split.components.map(\.basisPoints) == [1400, 1400])
        try await office.expectSound(rates: rates)
    }

    @Test(arguments: TestDatabase.all)
    func `Without a quote the operator's rates are those of the day`(kind: TestDatabase) async throws {
        let office = try await Office.open(kind, at: "2027-04-01T06:30:00Z")
        let new = try NewDocument.fixture(["100.00", "50.50"], rates: Self.rates)
        let document = try await office.database.write { try office.desk.issue(new, in: $0) }
        #expect("\(document.split.tax)" == "42.14")
        try await office.expectSound(rates: Self.rates)
    }

    @Test(arguments: TestDatabase.all)
    func `A document with the rate of another day is found`(kind: TestDatabase) async throws {
        let office = try await Office.open(kind, at: Self.before)
        try await office.issue("100.00")
        office.clock.advance(by: .hours(2))
        // Issued by somebody who does not know of the change.
        try await office.issue("100.00", reference: "payment:pay_2")
        try await office.issue("100.00", to: .abroad, currency: "USD", reference: "payment:pay_3")

        let found = try await office.service.verify(rates: Self.rates)
        #expect(found.map(\.found) == [1800, 900, 900])
        #expect(found.map(\.expected) == [2800, 1400, 1400])
    }

    @Test(arguments: [("27", Int64(0)), ("29", 0), ("04", 0), ("27", 500), ("29", 2801)])
    func `Every total is split to the paisa`(buyer: String, rate: Int64) async throws {
        let office = try await Office.open(.sqlite, at: Self.before)
        let rates = GSTRates([(CivilDay(daysSince1970: 0), rate)])
        for minor in Int64(1)...2_000 {
            let quoted = try quote(office, minor, buyer: buyer)
            let split = try TaxRules.split(paid: quoted, at: office.ambient.now(), rates: rates)
            #expect(split.total == quoted.total)
            #expect(split.net.minor > 0)
            #expect(split.components.reduce(0) { $0 + $1.basisPoints } == rate)
            for tax in split.components {
                let twice = 2 * quoted.total.minor * tax.basisPoints - 2 * tax.amount.minor * (10_000 + rate)
                #expect(abs(twice) <= 10_000 + rate)
            }
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A total that no taxable value has is documented and found right`(kind: TestDatabase) async throws {
        let office = try await Office.open(kind, at: Self.before)
        let nets = Array(Int64(100)..<160)
        let quotes = try nets.map { try quote(office, $0, buyer: "29") }
        office.clock.advance(by: .hours(2))
        for (net, quoted) in zip(nets, quotes) {
            let new = try NewDocument.fixture(
                ["\(Money(minor: net, currency: "INR"))"],
                to: .registered("29"),
                reference: "payment:\(net)",
                split: quoted,
                rates: Self.rates
            )
            let document = try await office.database.write { try office.desk.issue(new, in: $0) }
            #expect(document.split.total == quoted.total)
            try await office.credit(document, "0.50", reference: "refund:\(net)")
            let rest = try #require(document.split.net.subtracting(Money(minor: 50, currency: "INR")))
            try await office.credit(document, "\(rest)", reference: "rest:\(net)")
        }
        try await office.expectSound(rates: Self.rates)
    }
}
