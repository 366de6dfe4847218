import Credits
import Primitives
import Storage
import TestSupport
import Testing

struct PriceImportTests {
    private func sheet(_ day: String, _ rates: [(String, MessageCategory, String?)], currency: String = "INR") throws
        -> RateSheet
    {
        RateSheet(
            currency: currency,
            effective: try #require(CivilDay(day)),
            rates: Dictionary(
                uniqueKeysWithValues: try rates.map { market, category, rate in
                    (PriceKey(market: market, category: category), try rate.map { try #require(Points($0)).micro })
                }
            )
        )
    }

    @Test(arguments: TestDatabase.all)
    func `A dry run says what would change and changes nothing`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind)
        let next = try sheet(
            "2027-01-01",
            [
                ("India", .marketing, "1.2"), ("India", .utility, "0.5"), ("India", .authentication, nil),
                ("Germany", .marketing, "10"), ("Germany", .authenticationInternational, nil),
            ]
        )

        let plan = try await bank.service.importPrices(next, source: "card", dryRun: true)

        #expect(plan.opened.map(\.key.market) == ["Germany", "India"])
        #expect(plan.opened.map(\.before) == [nil, Points(1)])
        #expect(plan.opened.map(\.after) == [Points(10), Points("1.2")])
        #expect(plan.closed == [PriceKey(market: "India", category: .authentication)])
        #expect(plan.unchanged == 2)
        #expect(plan.untouched == [])
        #expect(try await bank.count("SELECT count(*) AS count FROM prices") == 3)

        #expect(
            plan.description == """
                INR from 2027-01-01: 2 begin, 1 end, 2 stay
                  Germany, marketing: none -> 10 points
                  India, marketing: 1 -> 1.2 points
                  India, authentication: no price any more
                """
        )

        let done = try await bank.service.importPrices(next, source: "card", dryRun: false)
        #expect(done.opened == plan.opened)
        #expect(try await bank.count("SELECT count(*) AS count FROM prices") == 6)
        let book = try await bank.database.read { try bank.service.books.book("INR", in: $0) }
        let before = try #require(Timestamp("2026-12-31T23:59:59+05:30"))
        #expect(try book.price(of: .marketing, in: "India", at: before).amount == Points(1))
        #expect(try book.price(of: .marketing, in: "India", at: before + .seconds(1)).amount == Points("1.2"))
        #expect(throws: CreditError.self) { try book.price(of: .authentication, in: "India", at: before + .seconds(1)) }
    }

    @Test(arguments: TestDatabase.all)
    func `Importing the same card again changes nothing`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind)
        let card = try sheet("2027-01-01", [("India", .marketing, "1.2"), ("India", .utility, "0.5")])
        _ = try await bank.service.importPrices(card, source: "card", dryRun: false)

        let again = try await bank.service.importPrices(card, source: "card", dryRun: false)

        #expect(again.opened.isEmpty && again.closed.isEmpty && again.unchanged == 2)
    }

    @Test(arguments: TestDatabase.all)
    func `What cannot be is refused whole`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind)
        let day = try #require(CivilDay("2026-01-01"))
        let refusals: [(RateSheet, PriceImportError)] = [
            (
                try sheet("2025-12-31", [("Germany", .marketing, "3"), ("India", .marketing, "9")]),
                .overlaps(market: "India", category: .marketing, from: day)
            ),
            (
                try sheet("2026-01-01", [("Germany", .marketing, "3"), ("India", .marketing, "9")]),
                .alreadyImported(market: "India", category: .marketing, from: day)
            ),
            (
                try sheet("2027-01-01", [("Atlantis", .marketing, "3"), ("India", .marketing, "9")]),
                .unknownMarkets(["Atlantis"])
            ),
            (try sheet("2027-01-01", [("India", .marketing, "3")], currency: "EUR"), .noPointsPerUnit(currency: "EUR")),
            (
                RateSheet(
                    currency: "USD",
                    effective: day,
                    rates: [PriceKey(market: "India", category: .marketing): .max]
                ),
                .overflow(market: "India")
            ),
        ]
        for (sheet, error) in refusals {
            await #expect(throws: error) { try await bank.service.importPrices(sheet, source: "x", dryRun: false) }
        }
        #expect(try await bank.count("SELECT count(*) AS count FROM prices") == 3)
        #expect(try await bank.count("SELECT count(*) AS count FROM price_books") == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `Meta's own figure replaces a seed of the same day, once`(kind: TestDatabase) async throws {
        let database = try await kind.open(CreditMigrations.all)
        let card = try sheet("2026-10-01", [("India", .service, "0.1234"), ("Singapore", .marketing, "5.5")])
        let other = try sheet("2026-10-01", [("India", .service, "0.2")])
        let ambient = Ambient.test()
        let settings = CreditSettings()
        let price = try await database.write { transaction in
            try PriceSeeds.install(in: transaction, ambient: ambient, settings: settings)
            let importer = PriceImporter(transaction, ambient: ambient, settings: settings)
            let update = try importer.apply(card, source: "Meta")
            #expect(update.opened.count == 2)
            #expect(throws: PriceImportError.self) { try importer.apply(other, source: "Meta") }
            // And the program's next start does not bring the seeds back.
            try PriceSeeds.install(in: transaction, ambient: ambient, settings: settings)
            let moment = Timestamp(seconds: 1_795_000_000)
            return try PriceBooks().book("INR", in: transaction).price(of: .service, in: "India", at: moment).amount
        }
        #expect(price == Points("0.1234"))
    }

    @Test(arguments: TestDatabase.all)
    func `A book in memory is read again after an import, and not after one that was rolled back`(kind: TestDatabase)
        async throws
    {
        struct Crash: Error {}
        let bank = try await Bank.open(kind)
        @Sendable func version() async throws -> Int64 {
            try await bank.database.read { try bank.service.books.book("INR", in: $0).version }
        }
        let first = try await version()
        let card = try sheet("2027-01-01", [("India", .marketing, "1.2")])
        let (ambient, settings) = (bank.ambient, bank.service.settings)
        let inside = Versions()
        await #expect(throws: Crash.self) {
            try await bank.database.write { transaction in
                try PriceImporter(transaction, ambient: ambient, settings: settings).apply(card, source: "x")
                inside.add(try bank.service.books.book("INR", in: transaction).version)
                throw Crash()
            }
        }

        #expect(try await version() == first)
        _ = try await bank.service.importPrices(card, source: "x", dryRun: false)
        let last = try await version()
        #expect(last != first && !inside.all.contains(last))
    }
}
