import Credits
import Primitives
import Storage
import TestSupport
import Testing

/// Meta's volume discount moves while messages are under way.
struct TierCases {
    @Test(arguments: TestDatabase.all)
    func `Case 32: a tier that changes in the middle of a campaign is charged from its time on and the rest returns`(
        kind: TestDatabase
    ) async throws {
        let bank = try await Bank.open(kind, points: 10)
        try await bank.setTiers([3: "0.45", 5: "0.4"])
        try await bank.tieredCampaign(1...6)
        #expect(try await bank.balances() == "7 3 0")
        let step = bank.now + .minutes(10)
        try await bank.hear(Bank.news(3, at: step))
        let (before, december) = (step - .seconds(1), try #require(Timestamp("2026-12-01T00:00:00+05:30")))

        try await bank.settle([
            bank.delivered(1, .utility, at: before), bank.delivered(2, .utility, at: step),
            bank.delivered(3, .utility, at: december - .milliseconds(1)), bank.delivered(4, .utility, at: december),
        ])
        // The next step, and another category, which has none.
        try await bank.hear(Bank.news(5, at: step + .minutes(1)))
        try await bank.settle([
            bank.delivered(5, .utility, at: step + .minutes(1)), bank.delivered(6, .marketing, at: step + .hours(1)),
        ])

        #expect(try await bank.charged(1...6) == ["0.5", "0.45", "0.45", "0.5", "0.4", "1"])
        #expect(try await bank.balances() == "6.7 0 3.3")
        let rows = try await bank.database.read { transaction in
            try transaction.rows(
                """
                SELECT p.tier_from, p.rate FROM charges c JOIN prices p ON p.id = c.final_price_id
                WHERE c.message_id < 6 ORDER BY c.message_id
                """
            ).map { "\(try $0["tier_from"] as Int64) \(try $0["rate"] as Int64)" }
        }
        #expect(rows == ["0 500000", "3 450000", "3 450000", "0 500000", "5 400000"])
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func
        `Case 32: a tier that changes in the middle of a campaign counts from the smallest time that Meta told, in any order`(
            kind: TestDatabase
        ) async throws
    {
        let bank = try await Bank.open(kind, points: 10)
        try await bank.setTiers([3: "0.45", 5: "0.4"])
        try await bank.tieredCampaign(1...4)
        let step = bank.now + .minutes(10)

        for minutes in [30, 0, 20, 0] as [Int64] { try await bank.hear(Bank.news(3, at: step + .minutes(minutes))) }
        try await bank.hear(Bank.news(5, at: step + .hours(2)))
        try await bank.hear(Bank.news(3, at: step + .hours(3)))
        try await bank.settle([
            bank.delivered(1, .utility, at: step), bank.delivered(2, .utility, at: step - .seconds(1)),
            bank.delivered(3, .utility, at: step + .hours(2)), bank.delivered(4, .utility, at: step + .hours(4)),
        ])

        #expect(try await bank.charged(1...4) == ["0.45", "0.5", "0.4", "0.4"])
        // Three times something changed: the first, the smaller, and the next step.
        #expect(try await bank.events("tier.reached") == 3)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 32: a tier that changes in the middle of a campaign changes nothing for other numbers and workspaces`(
        kind: TestDatabase
    ) async throws {
        let bank = try await Bank.open(kind, points: 10)
        try await bank.setTiers([3: "0.45"])
        try await bank.tieredCampaign(1...1)
        try await bank.tieredCampaign(2...2, reference: "other", by: ChannelID(rawValue: 22))
        try await bank.hear(Bank.news(3, at: bank.now))
        try await bank.hear(Bank.news(3, at: bank.now, region: "Germany"))
        try await bank.hear(Bank.news(3, at: bank.now, category: "AUTHENTICATION"))
        let elsewhere = WorkspaceID(rawValue: 8)
        try await bank.write { try $0.open(elsewhere, book: "INR") }

        try await bank.settle([bank.delivered(1, .utility), bank.delivered(2, .utility)])

        #expect(try await bank.charged(1...2) == ["0.45", "0.5"])
        #expect(try await bank.database.read { try bank.service.ledger(in: $0).tiers(elsewhere) }.isEmpty)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 32: a step that the book does not know is kept, told, and charged at list until its price is imported`(
        kind: TestDatabase
    ) async throws {
        let bank = try await Bank.open(kind, points: 10)
        try await bank.tieredCampaign(1...3)
        try await bank.hear(Bank.news(3, at: bank.now))
        let unpriced: SQL =
            "SELECT count(*) AS count FROM events WHERE kind = 'tier.reached' AND payload LIKE '%\"isPriced\":false%'"
        #expect(try await bank.count(unpriced) == 1)
        let books = try await bank.database.read { try bank.service.priceBooks(in: $0) }
        let unpricedTiers = try #require(books.first).unpricedTiers
        #expect(unpricedTiers.map(\.key) == [PriceKey(market: "India", category: .utility, tierFrom: 3)])
        #expect(unpricedTiers.map(\.workspaces) == [1])

        try await bank.settle([bank.delivered(1, .utility)])
        try await bank.setTiers([3: "0.45"])
        try await bank.settle([bank.delivered(2, .utility)])
        // A step above those that the book knows: the highest known counts.
        try await bank.hear(Bank.news(9, at: bank.now))
        try await bank.settle([bank.delivered(3, .utility)])

        #expect(try await bank.charged(1...3) == ["0.5", "0.45", "0.45"])
        #expect(try await bank.database.read { try bank.service.priceBooks(in: $0) }.first?.unpricedTiers.count == 1)
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 32: a tier's price is that of the delivery's day, with its margin, and ends with its list price`(
        kind: TestDatabase
    ) async throws {
        let bank = try await Bank.open(kind, points: 10)
        try await bank.setTiers([3: "0.4"])
        _ = try await bank.service.setMargin(
            try #require(Margin(percent: "10")),
            from: try #require(CivilDay("2026-11-25")),
            of: "INR"
        )
        try await bank.setPrices(["utility": "0.6"], from: "2026-11-27")
        try await bank.tieredCampaign(1...4)
        try await bank.hear(Bank.news(3, at: bank.now))
        func noon(_ day: Int) throws -> Timestamp { try #require(Timestamp("2026-11-\(day)T12:00:00+05:30")) }

        try await bank.settle([
            bank.delivered(1, .utility, at: noon(24)), bank.delivered(2, .utility, at: noon(26)),
            bank.delivered(3, .utility, at: noon(28)),
        ])
        // Its own tiers come after the card, for the same day.
        try await bank.setTiers([3: "0.5"], list: "0.6", from: "2026-11-27")
        try await bank.settle([bank.delivered(4, .utility, at: noon(28))])

        #expect(try await bank.charged(1...4) == ["0.4", "0.44", "0.66", "0.55"])
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `Case 32: a late charge after a tier is at the tier's price too`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 10)
        try await bank.setTiers([3: "0.45"])
        try await bank.tieredCampaign(1...1)
        try await bank.hear(Bank.news(3, at: bank.now))

        try await bank.settle([bank.failed(1)])
        try await bank.settle([bank.delivered(1, .utility)])

        #expect(try await bank.state(1) == .lateCharged)
        #expect(try await bank.balances() == "9.55 0 0.45")
        try await bank.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A settlement asks once for what was reached, and not at all where nothing was`(kind: TestDatabase)
        async throws
    {
        let bank = try await Bank.open(kind, points: 100)
        try await bank.setTiers([3: "0.45"])
        try await bank.tieredCampaign(1...100)
        func count(_ messages: ClosedRange<Int64>) async throws -> Int {
            let words = messages.map { bank.delivered($0, .utility) }
            return try await bank.database.write { transaction in
                let counting = CountingSession(transaction)
                try bank.service.ledger(in: Transaction(counting)).settle(bank.workspace, words)
                return counting.count
            }
        }

        _ = try await count(1...1)
        let before = try await count(2...30)
        try await bank.hear(Bank.news(3, at: bank.now))
        let first = try await count(31...60)
        let later = try await count(61...100)

        #expect(first == before + 1 && later == before)
        #expect(try await bank.charged(60...61) == ["0.45", "0.45"])
    }
}
