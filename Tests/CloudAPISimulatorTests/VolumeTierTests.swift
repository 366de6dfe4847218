import CloudAPI
import Primitives
import Testing

@testable import CloudAPISimulator

/// Meta's volume discount as the simulator has it.
struct VolumeTierTests {
    private static let tiers = [
        SimulatedTier(market: "India", category: .utility, from: 3, rate: Points(micro: 1_300)),
        SimulatedTier(market: "India", category: .utility, from: 5, rate: Points(micro: 1_200)),
    ]

    /// A minute apart, each delivered in its own.
    private func send(_ count: Int, to prefix: String, _ world: inout World, from start: Timestamp, first: Int = 0)
        throws
    {
        for index in first..<(first + count) {
            let now = start + .minutes(Int64(index))
            try world.send(Body.template("\(prefix)\(10_000_000 + index)", "hello_world"), at: now)
            world.run(until: now + .seconds(50))
        }
    }

    private func news(_ world: inout World) throws -> [JSON] {
        world.takeOutbox().compactMap { outgoing in
            guard outgoing.update.field == "account_update", case .account(let value, _) = outgoing.update.content
            else { return nil }
            return value
        }
    }

    @Test func `Each boundary is told once, and what is beyond it has its rate and its tier`() throws {
        var world = World.fixture { $0.settings.volumeTiers = Self.tiers }

        try send(6, to: "+9198", &world, from: World.start)
        try send(4, to: "+4477", &world, from: World.start + .hours(1))

        let told = try news(&world)
        #expect(told.map { $0["volume_tier_info"]?["tier"]?.string } == ["3:4", "5:\(Int.max)"])
        let info = try #require(told.first?["volume_tier_info"])
        #expect(told.first?["event"] == "VOLUME_BASED_PRICING_TIER_UPDATE")
        #expect(
            info["pricing_category"] == "UTILITY" && info["region"] == "India" && info["effective_month"] == "2026-11"
        )
        let third = try #require(world.ledger[2]?.deliveredAt)
        #expect(info["tier_update_time"]?.looseInt64 == third.seconds)
        #expect(
            (0..<6).compactMap { world.ledger[$0]?.cost }
                == [1_400, 1_400, 1_300, 1_300, 1_200, 1_200].map { Points(micro: $0) }
        )
        #expect((0..<6).map { world.ledger[$0]?.tier } == ["0:2", "0:2", "3:4", "3:4", "5:\(Int.max)", "5:\(Int.max)"])
        #expect((6..<10).allSatisfy { world.ledger[$0]?.tier == nil })
        // What it says is what the client reads.
        let body = WebhookComposer.body(
            of: [world.accountUpdate("account_update", told[0], at: World.start)],
            wabaID: world.account.wabaID
        )
        let item = try #require(try WebhookBody(parsing: body).items.first)
        guard case .accountUpdate(let update) = item.content else {
            Issue.record("no account update")
            return
        }
        #expect(
            update.event == .volumeTier && update.volumeTier?.tier == "3:4" && update.volumeTier?.category == .utility
        )
    }

    @Test func `Analytics tell the tiers apart, and a new month begins at the list price`() throws {
        var world = World.fixture { $0.settings.volumeTiers = Self.tiers }
        try send(4, to: "+9198", &world, from: World.start)
        let december = try #require(Timestamp("2026-12-01T00:00:00Z"))
        try send(1, to: "+9198", &world, from: december, first: 4)

        let answer = try world.pricingAnalytics([
            "start": "0", "end": "2000000000", "granularity": "MONTHLY", "dimensions": #"["TIER","PRICING_CATEGORY"]"#,
        ])
        let points = try #require(answer["data"]?[0]?["data_points"]?.array)

        #expect(points.map { $0["tier"]?.string } == ["0:2", "3:4", "0:2"])
        #expect(points.map { $0["volume"]?.looseInt64 } == [2, 2, 1])
        #expect(points.map { $0["cost"]?.number?.literal } == ["0.0028", "0.0026", "0.0014"])
        #expect(try news(&world).count == 1)
        let without = try world.pricingAnalytics(["start": "0", "end": "2000000000", "granularity": "MONTHLY"])
        #expect(without["data"]?[0]?["data_points"]?.array?.allSatisfy { $0["tier"] == nil } == true)
    }

    @Test func `The steps are a setting, all at once, and what is no step is refused`() throws {
        var settings = SimulatorSettings()
        let given =
            #"[{"market":"India","category":"utility","from":3,"rate":"0.0013"},{"market":"India","category":"utility","from":5,"rate":"0.0012"}]"#
        #expect(SettingsFields.apply(assignment: "volume_tiers=\(given)", to: &settings) == nil)
        #expect(settings.volumeTiers == Self.tiers)
        #expect(SettingsFields.json(settings)["volume_tiers"]?[0]?["rate"] == "0.0013")

        for wrong in [
            "5", #"[{"market":"India"}]"#, #"[{"market":"India","category":"marketing","from":3,"rate":"1"}]"#,
            #"[{"market":"India","category":"utility","from":1,"rate":"1"}]"#,
            #"[{"market":"India","category":"utility","from":3,"rate":"-1"}]"#,
            #"[{"market":"India","category":"utility","from":3,"rate":"1"},{"market":"India","category":"utility","from":3,"rate":"1"}]"#,
        ] {
            #expect(SettingsFields.apply(assignment: "volume_tiers=\(wrong)", to: &settings) != nil, "\(wrong)")
        }
        #expect(settings.volumeTiers == Self.tiers)
    }
}
