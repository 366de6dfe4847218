import Credits
import Events
import Primitives
import Storage
import TestSupport
import Testing

struct PriceSeedsTests {
    @Test(arguments: TestDatabase.all)
    func `Processes that start together for the first time write the seeds once`(kind: TestDatabase) async throws {
        let database = try await kind.open(Bank.migrations)
        let ambient = Ambient.test()
        let services = (0..<3).map { _ in
            CreditService(database: database, ambient: ambient, events: EventLog(ambient: ambient, subscribers: []))
        }

        try await withThrowingTaskGroup(of: Void.self) { group in
            for service in services { group.addTask { try await service.installSeeds() } }
            try await group.waitForAll()
        }

        let doubled = try await database.read { transaction in
            try transaction.rows(
                "SELECT market FROM prices GROUP BY book, market, category, from_at HAVING count(*) > 1"
            ).count
        }
        #expect(doubled == 0)
        let price = try await database.read { try services[0].books.book("INR", in: $0) }
        #expect(!price.keys.isEmpty)
    }

    private func at(_ text: String) throws -> Timestamp { try #require(Timestamp(text)) }

    private func book(_ name: String, _ kind: TestDatabase) async throws -> PriceBook {
        let database = try await kind.open(CreditMigrations.all)
        return try await database.write { transaction in
            try PriceSeeds.install(in: transaction, ambient: .test(), settings: CreditSettings())
            return try PriceBooks().book(name, in: transaction)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `The rupee book has the complete card and the later points`(kind: TestDatabase) async throws {
        let book = try await book("INR", kind)

        // One point is one rupee.
        #expect(try book.price(of: .marketing, in: "India", at: at("2025-12-31T18:29:59Z")).amount == Points("0.7846"))
        #expect(try book.price(of: .marketing, in: "India", at: at("2025-12-31T18:30:00Z")).amount == Points("0.8631"))
        #expect(
            try book.price(of: .authenticationInternational, in: "India", at: at("2026-03-31T18:29:59Z")).amount
                == Points("2.3")
        )
        #expect(
            try book.price(of: .authenticationInternational, in: "India", at: at("2026-11-23T00:00:00Z")).amount
                == Points("2.4971")
        )
        #expect(try book.price(of: .service, in: "India", at: at("2026-11-23T00:00:00Z")).amount == Points("0.115"))
        #expect(try book.price(of: .service, in: "Germany", at: at("2026-11-23T00:00:00Z")).amount == Points("4.0322"))
        #expect(try book.price(of: .utility, in: "Other", at: at("2026-11-23T00:00:00Z")).amount == Points("0.5641"))
        let prices: Int = 32 * 3 + 9 + 1
        #expect(book.keys.count == prices)
    }

    @Test(arguments: TestDatabase.all)
    func `The dollar book has both cards at twenty points a dollar, and forgets what is missing`(kind: TestDatabase)
        async throws
    {
        let book = try await book("USD", kind)

        #expect(try book.price(of: .marketing, in: "Italy", at: at("2026-09-30T23:59:59Z")).amount == Points("1.382"))
        #expect(try book.price(of: .marketing, in: "Italy", at: at("2026-10-01T00:00:00Z")).amount == Points("1.59"))
        #expect(
            try book.price(of: .authenticationInternational, in: "India", at: at("2026-09-30T23:59:59Z")).amount
                == Points("0.56")
        )
        #expect(
            throws: CreditError.priceMissing(
                book: "USD",
                category: .authenticationInternational,
                market: "India",
                day: try #require(CivilDay("2026-10-01"))
            )
        ) {
            try book.price(of: .authenticationInternational, in: "India", at: at("2026-10-01T00:00:00Z"))
        }
        #expect(book.lines(at: try at("2026-11-23T00:00:00Z")).count == 47 * 4)
    }

    @Test(arguments: TestDatabase.all)
    func `Installing again changes nothing`(kind: TestDatabase) async throws {
        let database = try await kind.open(CreditMigrations.all)
        let ambient = Ambient.test()
        let counts = try await database.write { transaction in
            try (0..<2).map { _ -> Int64 in
                try PriceSeeds.install(in: transaction, ambient: ambient, settings: CreditSettings())
                return try transaction.row("SELECT count(*) AS count FROM prices")?["count"] ?? 0
            }
        }
        #expect(counts[0] == counts[1])
        #expect(counts[0] > 300)
    }
}
