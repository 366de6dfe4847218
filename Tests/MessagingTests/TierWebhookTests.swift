import CloudAPI
import Credits
@testable import Messaging
import Primitives
import Routes
import Storage
import TestSupport
import Testing

/// Meta's word that an account has reached a step of the volume discount, from the inbox to what messages cost.
@Suite(.timeLimit(.minutes(2)))
struct TierWebhookTests {
    private static func body(_ info: JSON?, account: String = MessagingWorld.wabaID) -> JSON {
        [
            "object": "whatsapp_business_account",
            "entry": [
                [
                    "id": .string(account), "time": 1_795_424_400,
                    "changes": [
                        [
                            "field": "account_update",
                            "value": .members([
                                ("event", "VOLUME_BASED_PRICING_TIER_UPDATE"), ("volume_tier_info", info),
                            ]),
                        ]
                    ],
                ]
            ],
        ]
    }

    /// - Parameter seconds: after 2026-11-23T09:00:00Z.
    private static func info(_ tier: JSON = "3:999", seconds: JSON = 1_795_424_400, region: JSON = "India") -> JSON {
        [
            "tier_update_time": seconds, "pricing_category": "UTILITY", "tier": tier, "effective_month": "2026-11",
            "region": region,
        ]
    }

    private func tiers(_ world: MessagingWorld, _ workspace: WorkspaceID? = nil) async throws -> [VolumeStanding] {
        try await world.database.read {
            try world.credits.ledger(in: $0).tiers(workspace ?? world.workspace).standings(in: "2026-11")
        }
    }

    private func importTiers(_ world: MessagingWorld) async throws {
        let list = PriceKey(market: "India", category: .utility)
        let sheet = RateSheet(
            currency: "INR",
            effective: try #require(CivilDay("2026-11-01")),
            rates: [PriceKey(market: "India", category: .utility, tierFrom: 3): 100_000],
            listRates: [list: 115_000]
        )
        _ = try await world.credits.importPrices(sheet, source: "test", dryRun: false)
    }

    @Test(arguments: TestDatabase.all)
    func `What is delivered after the step costs its price, whatever the order of the webhooks`(kind: TestDatabase)
        async throws
    {
        let world = try await MessagingWorld(kind)
        try await importTiers(world)
        try await world.queueCampaign(4)
        let claimed = try await world.sendAll { .accepted(AcceptedMessage(id: "wamid.\($0.reference ?? -1)")) }
        func delivered(_ place: Int, _ seconds: Int64) -> JSON {
            WebhookBodies.body(statuses: [
                WebhookBodies.status(
                    "delivered",
                    of: "wamid.\(place)",
                    message: claimed[place].id,
                    seconds: seconds,
                    category: "utility"
                )
            ])
        }

        try await world.receive([delivered(0, 5), Self.body(Self.info(seconds: 1_795_424_410)), delivered(1, 10)])
        try await world.receive([Self.body(Self.info(seconds: 1_795_424_430)), delivered(2, 20), delivered(3, 9)])

        let charged = try await claimed.asyncMap { try await world.message($0.id).charged }
        #expect(charged == ["0.115", "0.1", "0.1", "0.115"].map { Points($0) })
        #expect(try await tiers(world).map(\.since) == [Timestamp(seconds: 1_795_424_410)])
        #expect(try await world.wallet().held == .zero)
        #expect(try await world.credits.verify().isEmpty)
        // The notice of the channel is kept as before.
        let kept: SQL = "SELECT count(*) AS count FROM channel_notices WHERE field = 'account_update'"
        #expect(try await world.database.read { try $0.row(kept)?["count"] as Int64? } == 2)
    }

    @Test(arguments: TestDatabase.all)
    func `All numbers of the account have it, also one that is connected later, and nobody else's`(kind: TestDatabase)
        async throws
    {
        let world = try await MessagingWorld(kind)
        let other = WorkspaceID(rawValue: 8)
        let (sister, foreign): (ChannelID, ChannelID) = (world.ambient.id(), world.ambient.id())
        try await world.database.write { transaction in
            try world.credits.ledger(in: transaction).open(other, book: "INR")
            let store = ChannelStore(transaction)
            try store.insert(
                world.workspace,
                MessagingWorld.newChannel(sister, number: "209715200000203"),
                at: world.clock.now
            )
            // The same account under another app's secret is not the one that signed.
            try store.insert(
                other,
                MessagingWorld.newChannel(foreign, number: "209715200000204", secretID: "other"),
                at: world.clock.now
            )
        }

        try await world.receive([Self.body(Self.info()), Self.body(Self.info(), account: "999")])

        #expect(try await tiers(world).map(\.channels) == [[world.channel.id, sister].sorted()])
        #expect(try await tiers(world, other).isEmpty)

        let later: ChannelID = world.ambient.id()
        let (workspace, ambient) = (world.workspace, world.ambient)
        try await world.database.write { transaction in
            try VolumeTiers.share([sister], with: later, in: workspace, transaction, ambient: ambient)
            try VolumeTiers.share([foreign], with: foreign, in: other, transaction, ambient: ambient)
        }
        #expect(try await tiers(world).map(\.channels) == [[world.channel.id, sister, later].sorted()])
        #expect(try await tiers(world, other).isEmpty)
    }

    /// Signed well, and not what Meta would send.
    private static let hostile: [JSON?] = [
        nil, .members([]), info("3"), info("-3:9"), info("9:3"), info(3), info(.null), info([3, 9]),
        info(seconds: .null), info(seconds: -1), info(seconds: "soon"), info(seconds: .integer(Int64.max)),
        info(seconds: JSONNumber("10e999999999").map(JSON.number) ?? .null),
        info(region: .null), info(region: ""), info(region: .string(String(repeating: "A", count: 100_000))),
        info("99999999999999999999:"),
        [
            "tier_update_time": 1, "pricing_category": "MARKETING", "tier": "3:9", "effective_month": "2026-11",
            "region": "India",
        ],
        [
            "tier_update_time": 1, "pricing_category": "UTILITY", "tier": "3:9", "effective_month": "2026-99",
            "region": "India",
        ],
    ]

    @Test(arguments: TestDatabase.all)
    func `What cannot be read is kept and told, and changes no price`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)

        try await world.receive(Self.hostile.map { Self.body($0) })

        #expect(try await tiers(world).isEmpty)
        let counts = try await world.database.read { transaction in
            try
                ([
                    "SELECT count(*) AS count FROM channel_notices WHERE field = 'account_update'",
                    "SELECT count(*) AS count FROM events WHERE kind = 'tier.unread'",
                    "SELECT count(*) AS count FROM webhook_inbox WHERE problem IS NOT NULL",
                    "SELECT tiers_version AS count FROM wallets",
                ] as [SQL]).map { try transaction.row($0)?["count"] as Int64? }
        }
        #expect(counts == [Int64(Self.hostile.count), Int64(Self.hostile.count), 0, 0])
        // What is only unknown to the book is kept as a standing.
        try await world.receive([Self.body(Self.info(region: "Atlantis")), Self.body(Self.info("0:2"))])
        #expect(try await tiers(world).map(\.key.market) == ["Atlantis"])
    }
}

extension Array {
    fileprivate func asyncMap<Result>(_ body: (Element) async throws -> Result) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await body(element)) }
        return results
    }
}
