import CloudAPI
import Primitives
import Testing

@testable import CloudAPISimulator

private let asha = "+447700900123"

private func moment(_ text: String) throws -> Timestamp { try #require(Timestamp(text)) }

struct LedgerTests {
    @Test func `The ledger charges exactly what the webhooks price`() throws {
        var world = World.fixture { configuration in
            configuration.numbers[0].messagesPerSecond = 10_000
            configuration.settings.failures = [131026: 0.1]
            configuration.settings.readWithoutDelivered = 0.2
            configuration.settings.duplicates = 0.2
        }
        for index in 0..<500 {
            let marketing = index % 2 == 0
            try world.send(
                marketing
                    ? Body.template("+9198\(10_000_000 + index)", "welcome_back", "es", components: Body.parameters("A"))
                    : Body.template("+4917\(100_000_000 + index)", "hello_world")
            )
        }
        world.run(until: World.start + .minutes(5))

        let priced = Set(
            world.statuses().filter { $0["pricing"]?["billable"] == true && $0["status"] != "sent" }
                .compactMap { $0["id"]?.string }
        )
        let entries = world.ledger.entries.slice(from: 0, limit: 1_000).map(\.element)
        let charged = entries.filter { $0.pricedAt != nil && $0.pricing.billable }
        #expect(Set(charged.map(\.id)) == priced)
        let cost = charged.reduce(Points.zero) { $0 + ($1.cost ?? .zero) }
        #expect(world.ledger.totals.sums.values.reduce(Points.zero) { $0 + $1.cost } == cost)
        #expect(cost > .zero)
    }

    @Test func `Since October 2026 the 1,001st service message of a month is charged`() throws {
        let start = try moment("2026-10-31T12:00:00Z")
        var world = World.fixture(at: start) { configuration in
            configuration.numbers[0].messagesPerSecond = 100_000
            configuration.settings.readShare = 0.0
        }
        for index in 0..<1_002 {
            try world.inbound(from: "4477\(10_000_000 + index)", at: start)
            try world.send(Body.text("+4477\(10_000_000 + index)"), at: start)
        }
        try world.inbound(from: "447700900123", at: start)
        // A new month brings a new thousand.
        try world.send(Body.text(asha), at: moment("2026-11-01T00:00:01Z"))
        world.run(until: start + .hours(13))

        let types = world.ledger.entries.slice(from: 0, limit: 2_000).map { $0.element.pricing.type }
        #expect(types.prefix(1_000).allSatisfy { $0 == .freeCustomerService })
        #expect(types[1_000] == .regular && types[1_001] == .regular)
        #expect(types[1_002] == .freeCustomerService)
        #expect(world.ledger[1_000]?.cost == Points("0.022"))
    }

    @Test func `Undelivered service messages do not use up the free ones`() throws {
        var world = World.fixture()

        try world.send(Body.text(asha))
        let used = world.numbers[world.numberID]?.freeService.used(in: world.month(of: World.start))
        world.run(until: World.start + .minutes(1))

        #expect(used == 1)
        #expect(world.numbers[world.numberID]?.freeService.used(in: world.month(of: World.start)) == 0)
    }

    @Test func `After an ad everything is free for 72 hours from the first answer`() throws {
        var world = World.fixture()
        let click = CustomerMessage(type: "text", content: ["body": "Hi"], referral: ["source_type": "ad", "source_id": "1"])
        try world.inbound(from: "447700900123", click)
        let marketing = Body.template(asha, "welcome_back", "es", components: Body.parameters("A"))
        let answered = World.start + .hours(2)

        try world.send(Body.text(asha), at: answered)
        try world.send(marketing, at: answered + .hours(71))
        try world.send(marketing, at: answered + .hours(73))
        world.run(until: answered + .hours(80))
        let sent = world.statuses().filter { $0["status"] == "sent" }

        #expect(sent.map { $0["pricing"]?["type"]?.string } == ["free_entry_point", "free_entry_point", "regular"])
        #expect(sent.map { $0["pricing"]?["category"]?.string } == ["referral_conversion", "referral_conversion", "marketing"])
        #expect(sent[0]["conversation"]?["origin"]?["type"] == "referral_conversion")
        #expect(sent[0]["conversation"]?["expiration_timestamp"]?.string == String((answered + .hours(72)).seconds))
        #expect(sent[2]["conversation"] == nil)
    }

    @Test func `An ad that is answered too late opens nothing`() throws {
        var world = World.fixture()
        let click = CustomerMessage(type: "text", content: ["body": "Hi"], referral: ["source_type": "ad"])
        try world.inbound(from: "447700900123", click)

        try world.send(Body.template(asha, "hello_world"), at: World.start + .hours(25))

        #expect(world.ledger[0]?.pricing.type == .regular)
    }

    @Test func `Before July 2025 a conversation is charged once`() throws {
        let start = try moment("2025-06-02T10:00:00Z")
        var world = World.fixture(at: start) { $0.settings.readShare = 0.0 }

        try world.send(Body.template(asha, "hello_world"), at: start)
        try world.send(Body.template(asha, "hello_world"), at: start + .hours(1))
        try world.send(Body.template(asha, "hello_world"), at: start + .hours(25))
        world.run(until: start + .hours(26))
        let sent = world.statuses().filter { $0["status"] == "sent" }

        let ids = sent.map { $0["conversation"]?["id"]?.string ?? "" }
        #expect(ids[0] == ids[1] && ids[1] != ids[2])
        #expect(sent.allSatisfy { $0["pricing"]?["pricing_model"] == "CBP" && $0["pricing"]?["type"] == nil })
        let charged = world.ledger.entries.slice(from: 0, limit: 9).map { $0.element.opensConversation }
        #expect(charged == [true, false, true])
    }

    @Test(arguments: [
        (WebhookShape.conversationBased, false, true), (.perMessageV23, false, true), (.perMessageV24, false, false),
        (.year2026, true, false),
    ])
    func `Each shape has its members and no others`(shape: WebhookShape, ids: Bool, conversation: Bool) throws {
        var world = World.fixture { $0.settings.shape = shape }

        try world.send(Body.template(asha, "hello_world"))
        world.run(until: World.start + .minutes(1))
        let outgoing = world.takeOutbox()
        let body = try JSON(parsing: WebhookComposer.body(of: [outgoing[0].update], wabaID: "1"))
        let value = try #require(body["entry"]?[0]?["changes"]?[0]?["value"])
        let status = try #require(value["statuses"]?[0])

        #expect((value["contacts"] != nil) == ids)
        #expect((status["recipient_user_id"] != nil) == ids)
        #expect((status["conversation"] != nil) == conversation)
        #expect(status["pricing"]?["pricing_model"] == (shape == .conversationBased ? "CBP" : "PMP"))
    }

    @Test func `Pricing analytics add up to the ledger`() throws {
        var world = World.fixture { $0.numbers[0].messagesPerSecond = 10_000 }
        for index in 0..<50 { try world.send(Body.template("+9198\(10_000_000 + index)", "hello_world")) }
        world.run(until: World.start + .minutes(5))

        let answer = try world.pricingAnalytics([
            "start": "0", "end": "2000000000", "granularity": "DAILY", "dimensions": #"["COUNTRY","PRICING_CATEGORY"]"#,
        ])
        let points = try #require(answer["data"]?[0]?["data_points"]?.array)

        #expect(points.count == 1)
        #expect(points[0]["country"] == "IN")
        #expect(points[0]["pricing_category"] == "UTILITY")
        #expect(points[0]["volume"] == 50)
        #expect(points[0]["cost"]?.number?.literal == "0.07")
    }
}
