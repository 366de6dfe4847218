import Credits
import Primitives
import Storage
import TestSupport
import Testing

/// Margins in the database. The planner's arithmetic is in PricePlannerTests.
struct MarginTests {
    private func price(_ bank: Bank, at moment: Timestamp) async throws -> Points {
        let book = try await bank.database.read { try bank.service.books.book("INR", in: $0) }
        return try book.price(of: .marketing, in: "India", at: moment).amount
    }

    private func day(_ bank: Bank, _ days: Int64) -> CivilDay {
        CivilDay(daysSince1970: (bank.now.seconds + 19_800).flooredDivision(by: 86_400) + days)
    }

    private func start(_ day: CivilDay) -> Timestamp { Timestamp(seconds: day.daysSince1970 * 86_400 - 19_800) }

    @Test(arguments: TestDatabase.all)
    func `A delivery is charged by the margin of its day, and its cost stays Meta's`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 100)
        let margin = try #require(Margin(percent: "12.5"))
        let tomorrow = day(bank, 1)
        let update = try await bank.service.setMargin(margin, from: tomorrow, of: "INR")
        #expect(update.changed == 3)
        _ = try await bank.campaign(1...2, extra: 10)

        try await bank.settle([bank.delivered(1, at: start(tomorrow) - .milliseconds(1))])
        try await bank.settle([bank.delivered(2, at: start(tomorrow))])

        let first = try #require(try await bank.charge(1))
        let second = try #require(try await bank.charge(2))
        #expect(first.charge.charged == Points(1))
        #expect(second.charge.charged == Points("1.125"))
        let ids = [first.finalPrice, second.finalPrice].compactMap { $0 }
        let costs = try await bank.database.read { try bank.service.ledger(in: $0).costs(of: ids) }
        #expect(ids.map { costs[$0]?.rate } == [1_000_000, 1_000_000])
        #expect(ids.map { costs[$0]?.amount } == [Points(1), Points("1.125")])
        #expect(ids.map { costs[$0]?.cost } == [Points(1), Points(1)])
        #expect(ids.map { costs[$0]?.currency } == ["INR", "INR"])
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `The same day again replaces what was planned, and a book in memory knows`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind)
        let tomorrow = day(bank, 1)
        for (percent, wanted) in [("10", "1.1"), ("20", "1.2"), ("0", "1")] {
            let margin = try #require(Margin(percent: percent))
            _ = try await bank.service.setMargin(margin, from: tomorrow, of: "INR")
            #expect(try await price(bank, at: start(tomorrow)) == Points(wanted))
            #expect(try await price(bank, at: start(tomorrow) - .seconds(1)) == Points(1))
        }
        #expect(try await bank.count("SELECT count(*) AS count FROM price_margins") == 1)
        // Nothing that was written is lost: charges name their lines.
        #expect(try await bank.count("SELECT count(*) AS count FROM prices") == 3 + 9)
        #expect(try await bank.count("SELECT count(*) AS count FROM operator_entries") == 4)
    }

    @Test(arguments: TestDatabase.all)
    func `A day that has begun, or is about to, is refused`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind)
        let margin = try #require(Margin(percent: "10"))
        for days in [-30, 0] as [Int64] {
            await #expect(throws: MarginError.began(day(bank, days))) {
                try await bank.service.setMargin(margin, from: day(bank, days), of: "INR")
            }
        }
        let next = day(bank, 1)
        bank.clock.advance(by: start(next) - bank.now - .minutes(14))
        await #expect(throws: MarginError.began(next)) {
            try await bank.service.setMargin(margin, from: next, of: "INR")
        }
        await #expect(throws: MarginError.noBook("GBP")) {
            try await bank.service.setMargin(margin, from: day(bank, 2), of: "GBP")
        }
        #expect(try await bank.count("SELECT count(*) AS count FROM price_margins") == 0)
        #expect(try await bank.count("SELECT count(*) AS count FROM prices") == 3)
    }

    @Test(arguments: TestDatabase.all)
    func `A card that comes after has the margin in it`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind)
        let margin = try #require(Margin(percent: "50"))
        _ = try await bank.service.setMargin(margin, from: day(bank, 5), of: "INR")

        try await bank.setPrices(["marketing": "2", "service": "0.3"], from: "\(day(bank, 2))")
        try await bank.setPrices(["marketing": "4"], from: "\(day(bank, 9))")

        let wanted: [(Int64, String)] = [(1, "1"), (2, "2"), (4, "2"), (5, "3"), (8, "3"), (9, "6")]
        for (days, points) in wanted {
            #expect(try await price(bank, at: start(day(bank, days))) == Points(points), "\(days)")
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Two who change a book at once wait for each other`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind)
        let margins = try ["10", "20", "30", "40"].map { try #require(Margin(percent: $0)) }
        let days = (0..<4).map { day(bank, 3 + $0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (margin, day) in zip(margins, days) {
                group.addTask { _ = try await bank.service.setMargin(margin, from: day, of: "INR") }
            }
            try await group.waitForAll()
        }
        for (margin, points) in zip(days, ["1.1", "1.2", "1.3", "1.4"]) {
            #expect(try await price(bank, at: start(margin)) == Points(points))
        }
    }

    @Test(arguments: TestDatabase.all)
    func `The cost of every price that comes with the program is its amount without the points`(kind: TestDatabase)
        async throws
    {
        let database = try await kind.open(CreditMigrations.all)
        let wrong = try await database.write { transaction in
            try PriceSeeds.install(in: transaction, ambient: .test(), settings: CreditSettings())
            return try transaction.row(
                """
                SELECT count(*) AS count FROM prices p JOIN price_books b ON b.name = p.book
                WHERE p.amount <> p.rate * b.points_per_unit OR (p.amount IS NULL) <> (p.rate IS NULL)
                """
            )?["count"] as Int?
        }
        #expect(wrong == 0)
    }
}
