import CloudAPISimulator
import Credits
import Primitives
import Storage
import TestSupport
import Testing

@testable import Reconciliation

/// Meta's volume discount from the simulator's webhook to the reconciliation with its analytics.
@Suite(.timeLimit(.minutes(2)))
struct TierTests {
    private static let tiers = [
        SimulatedTier(market: "India", category: .utility, from: 3, rate: Points(micro: 109_300)),
        SimulatedTier(market: "India", category: .utility, from: 5, rate: Points(micro: 103_500)),
    ]

    /// The operator has Meta's file of them.
    private func importTiers(_ world: ReconciliationWorld) async throws {
        let list = PriceKey(market: "India", category: .utility)
        let rates = Self.tiers.map {
            (PriceKey(market: "India", category: .utility, tierFrom: Int64($0.from)), Optional($0.rate.micro))
        }
        let sheet = RateSheet(
            currency: "INR",
            effective: try #require(CivilDay("2026-11-01")),
            rates: Dictionary(uniqueKeysWithValues: rates),
            listRates: [list: 115_000]
        )
        _ = try await world.credits.importPrices(sheet, source: "test", dryRun: false)
    }

    /// Messages of utility to India, two minutes apart, and what the webhooks say.
    private func send(_ numbers: ClosedRange<Int>, _ world: ReconciliationWorld, hearsTiers: Bool = true) async throws {
        let (credits, workspace, channel) = (world.credits, world.workspace, world.channel)
        for number in numbers {
            let sent = try await world.send(.utility, to: number) { SimulatedMeta.template($0, "hello_world") }
            world.clock.advance(by: .minutes(2))
            let told = world.meta.takeTold()
            if hearsTiers {
                try await world.database.write { transaction in
                    let ledger = credits.ledger(in: transaction)
                    for news in told { try ledger.hear(news, of: channel, in: workspace) }
                }
            }
            try await world.hear(sent)
        }
    }

    private func differences(_ world: ReconciliationWorld) async throws -> [Difference] {
        try await world.found().comparison.rows.map(\.difference)
    }

    @Test(arguments: TestDatabase.all)
    func `Case 32: a tier that changes in the middle of a campaign agrees with Meta's count and cost to the paisa`(
        kind: TestDatabase
    ) async throws {
        let world = try await ReconciliationWorld(kind)
        world.meta.setTiers(Self.tiers)
        try await importTiers(world)

        try await send(1...6, world)
        world.clock.advance(by: .days(1))
        try await world.ask()

        let found = try await world.found()
        #expect(try await differences(world) == [.agrees], "\(found.comparison.rows)")
        let tally = try #require(found.tallies.first)
        #expect(tally.ours == 6 && tally.theirs == 6)
        let cost: Int64 = 2 * (115_000 + 109_300 + 103_500)
        #expect(tally.ourCost == cost && tally.theirCost == cost)
        #expect(tally.tier == "0:2, 3:4, 5:\(Int.max)")
        #expect(tally.ourPoints == (try await world.wallet()).spent)
        // A point is a rupee: nothing is earned, and nothing lost by the discount.
        let book = try await world.service.month(world.day, in: world.workspace)
        #expect(book.margins.map(\.margin) == [Money.zero("INR")])
        try await world.expectSound()
    }

    @Test(arguments: TestDatabase.all)
    func `A step that was not heard of, and one without a price, show as a tier that has moved`(kind: TestDatabase)
        async throws
    {
        for isImported in [true, false] {
            let world = try await ReconciliationWorld(kind)
            world.meta.setTiers(Self.tiers)
            if isImported { try await importTiers(world) }

            try await send(1...4, world, hearsTiers: !isImported)
            world.clock.advance(by: .days(1))
            try await world.ask()

            #expect(try await differences(world) == [.tierMove])
            #expect(try await world.found().comparison.messages == 0)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `What a closing books is at the tier that was reached when the day began`(kind: TestDatabase) async throws {
        let world = try await ReconciliationWorld(kind, books: true)
        world.meta.setTiers(Self.tiers)
        try await importTiers(world)
        try await send(1...3, world)
        world.clock.advance(by: .days(1))
        // Delivered on the next day, and never heard of.
        _ = try await world.send(.utility, to: 4) { SimulatedMeta.template($0, "hello_world") }
        world.clock.advance(by: .days(9))
        try await world.ask("2026-11-24", "2026-11-24")
        let day = try #require(CivilDay("2026-11-24"))
        let before = try await world.wallet()

        try await world.service.close(day, channel: nil, reason: "Lost webhook", by: world.caller)

        #expect(try await world.wallet().spent == before.spent + Points(micro: 109_300))
        try await world.expectSound()
    }
}
