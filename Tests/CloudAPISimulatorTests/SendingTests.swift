import CloudAPI
import Primitives
import Testing

@testable import CloudAPISimulator

private let asha = "+447700900123"
private let now = World.start

struct SendingTests {
    @Test func `Answers as Meta does, and follows with sent, delivered and read`() throws {
        var world = World.fixture()

        let object = try JSON(parsing: Body.template(asha, "hello_world").utf8).object ?? [:]
        let answer = try world.send(object, from: world.numberID, at: now)
        world.run(until: now + .minutes(1))
        let statuses = world.statuses()

        #expect(answer["contacts"]?[0]?["input"] == "+447700900123")
        #expect(answer["contacts"]?[0]?["wa_id"] == "447700900123")
        #expect(answer["messages"]?[0]?["message_status"] == "accepted")
        let id = try #require(answer["messages"]?[0]?["id"]?.string)
        #expect(statuses.map { $0["status"]?.string } == ["sent", "delivered", "read"])
        #expect(statuses.allSatisfy { $0["id"]?.string == id && $0["biz_opaque_callback_data"] == "ours-1" })
        #expect(statuses[0]["pricing"]?["category"] == "utility")
        #expect(statuses[1]["pricing"]?["billable"] == true)
        #expect(statuses[2]["pricing"] == nil)
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        let name: String
        let code: Int
        let body: String
        var testDescription: String { name }
    }

    static let refusals: [Refusal] = [
        Refusal(name: "no product", code: 131008, body: #"{"to":"+447700900123","type":"text","text":{"body":"x"}}"#),
        Refusal(
            name: "no recipient",
            code: 131008,
            body: #"{"messaging_product":"whatsapp","type":"text","text":{"body":"x"}}"#
        ),
        Refusal(
            name: "no body",
            code: 131008,
            body: #"{"messaging_product":"whatsapp","to":"+447700900123","type":"text","text":{}}"#
        ),
        Refusal(name: "bad recipient", code: 131009, body: Body.text("nobody")),
        Refusal(
            name: "unknown type",
            code: 100,
            body: #"{"messaging_product":"whatsapp","to":"+447700900123","type":"fax","fax":{}}"#
        ),
        Refusal(name: "long text", code: 131009, body: Body.text(asha, String(repeating: "x", count: 4097))),
        Refusal(name: "recipient is sender", code: 131021, body: Body.text("+1 202 555 0143")),
        Refusal(name: "unknown template", code: 132001, body: Body.template(asha, "nobody_knows")),
        Refusal(name: "wrong language", code: 132001, body: Body.template(asha, "hello_world", "fr")),
        Refusal(
            name: "too few parameters",
            code: 132000,
            body: Body.template(asha, "appointment_reminder", components: Body.parameters("a"))
        ),
        Refusal(
            name: "parameters where none are",
            code: 132000,
            body: Body.template(asha, "hello_world", components: Body.parameters("a"))
        ),
        Refusal(
            name: "new line in a parameter",
            code: 132018,
            body: Body.template(asha, "appointment_reminder", components: Body.parameters(#"a\nb"#, "b", "c"))
        ),
        Refusal(
            name: "no header image",
            code: 132012,
            body: Body.template(asha, "seasonal_offer", components: Body.parameters("a", "b"))
        ),
        Refusal(
            name: "too long once filled",
            code: 132005,
            body: Body.template(
                asha,
                "appointment_reminder",
                components: Body.parameters(String(repeating: "x", count: 1000), "b", "c")
            )
        ),
        Refusal(
            name: "unknown key in interactive",
            code: 100,
            body:
                #"{"messaging_product":"whatsapp","to":"+447700900123","type":"interactive","interactive":{"type":"button","colour":"red","body":{"text":"x"},"action":{"buttons":[]}}}"#
        ),
        Refusal(
            name: "four buttons",
            code: 131009,
            body:
                #"{"messaging_product":"whatsapp","to":"+447700900123","type":"interactive","interactive":{"type":"button","body":{"text":"x"},"action":{"buttons":[1,2,3,4]}}}"#
        ),
        Refusal(
            name: "unknown media",
            // Not 131009: see World.checkMedia.
            code: 100,
            body: #"{"messaging_product":"whatsapp","to":"+447700900123","type":"image","image":{"id":"1"}}"#
        ),
        Refusal(name: "magic pair rate", code: 131056, body: Body.text("+1 209 913 1056")),
    ]

    @Test(arguments: refusals)
    func `Refuses at once, with Meta's code, and books nothing`(refusal: Refusal) throws {
        var world = World.fixture()

        let error = #expect(throws: GraphRefusal.self) { try world.send(refusal.body) }

        #expect(error?.code == refusal.code, "\(error?.details ?? "")")
        #expect(world.ledger.totals.accepted == 0)
        #expect(world.schedule.count == 0)
    }

    /// As clients in Go write them, which have no word for a member that is left out.
    @Test(arguments: [
        #""type":"image","image":{"link":"https://example.com/i.jpg","caption":"","id":""}"#,
        #""type":"IMAGE","recipient_type":"INDIVIDUAL","image":{"link":"https://example.com/i.jpg","id":null}"#,
        #""type":"interactive","interactive":{"type":"LIST","header":{"type":"","text":""},"body":{"text":"Pick"},"#
            + #""footer":{"text":""},"action":{"button":"Open","sections":[{"title":"","rows":[{"id":"1","title":"One","description":""}]}]}}"#,
    ])
    func `Takes an empty member for one that is left out, and capitals for a value`(parts: String) throws {
        var world = World.fixture()
        let id = try world.send(#"{"messaging_product":"WHATSAPP","to":"+447700900123",\#(parts)}"#)
        let entry = try #require(world.chatEntry(id))
        #expect(entry.type != "interactive" || entry.content["type"] == "list")
    }

    @Test(arguments: ["{}", #"{"id":""}"#, #"{"id":"","link":""}"#])
    func `Refuses media that are nowhere`(media: String) throws {
        var world = World.fixture()
        let error = #expect(throws: GraphRefusal.self) {
            try world.send(#"{"messaging_product":"whatsapp","to":"+447700900123","type":"image","image":\#(media)}"#)
        }
        #expect(error?.code == 131008)
    }

    @Test func `Names the place of a fault in its details`() throws {
        var world = World.fixture()
        let title = String(repeating: "x", count: 21)
        let body =
            #"{"messaging_product":"whatsapp","to":"+447700900123","type":"interactive","interactive":{"type":"button","body":{"text":"x"},"action":{"buttons":[{"type":"reply","reply":{"id":"1","title":"\#(title)"}}]}}}"#

        let error = #expect(throws: GraphRefusal.self) { try world.send(body) }

        #expect(error?.details?.contains("interactive.action.buttons[0].reply.title") == true)
    }

    @Test func `Refuses beyond the number's rate, and takes more a second later`() throws {
        var world = World.fixture()
        for index in 0..<80 {
            try world.send(Body.template("+4477009\(10_000 + index)", "hello_world"))
        }

        let error = #expect(throws: GraphRefusal.self) { try world.send(Body.template(asha, "hello_world")) }

        #expect(error?.code == 130429)
        try world.send(Body.template(asha, "hello_world"), at: now + .seconds(1))
    }

    @Test func `Refuses the 46th message to one user in a moment`() throws {
        var world = World.fixture()
        for _ in 0..<45 { try world.send(Body.template(asha, "hello_world")) }

        let error = #expect(throws: GraphRefusal.self) { try world.send(Body.template(asha, "hello_world")) }

        #expect(error?.code == 131056)
    }

    @Test func `Holds to the messaging limit outside windows only`() throws {
        var world = World.fixture {
            $0.settings.tier = .tier250; $0.numbers[0].messagesPerSecond = 1_000
        }
        for index in 0..<250 { try world.send(Body.template("+4477009\(10_000 + index)", "hello_world")) }

        let error = #expect(throws: GraphRefusal.self) { try world.send(Body.template(asha, "hello_world")) }
        try world.inbound(from: "447700900123")

        #expect(error?.code == 131048)
        try world.send(Body.template(asha, "hello_world"))
    }

    @Test func `Says nothing to an unregistered number, a locked account, a blocked user`() throws {
        var world = World.fixture()
        let number = world.numberID
        world.numbers[number]?.isRegistered = false
        #expect(throws: GraphRefusal.message(133010)) { try world.send(Body.text(asha)) }

        world = World.fixture { $0.settings.accountError = 131031 }
        #expect(throws: GraphRefusal.message(131031)) { try world.send(Body.text(asha)) }

        world = World.fixture()
        let blocked = world.customer("447700900123").id
        world.numbers[number]?.blocked = [blocked]
        #expect(throws: GraphRefusal.message(130403)) { try world.send(Body.text(asha)) }
    }

    @Test(arguments: [
        (CloudAPISimulator.TemplateStatus.paused, 132015), (.disabled, 132016), (.pending, 132001), (.rejected, 132001),
    ])
    func `Refuses templates by their state`(status: CloudAPISimulator.TemplateStatus, code: Int) throws {
        var world = World.fixture()
        let id = try #require(world.templates.find(name: "hello_world", language: "en_US")?.id)
        world.setTemplate(id, status, reason: "NONE", at: now)

        let error = #expect(throws: GraphRefusal.self) { try world.send(Body.template(asha, "hello_world")) }

        #expect(error?.code == code)
    }

    @Test func `Prefixes its own country code when the recipient has none`() throws {
        var world = World.fixture { $0.numbers = [NumberConfiguration(displayNumber: "+91 98765 00000")] }

        let object = try JSON(parsing: Body.text("(631) 555-1234").utf8).object ?? [:]
        let answer = try world.send(object, from: world.numberID, at: now)

        #expect(answer["contacts"]?[0]?["wa_id"] == "916315551234")
    }
}

struct LaterFailureTests {
    @Test func `Text outside the window is accepted, and fails with 131047`() throws {
        var world = World.fixture()

        try world.send(Body.text(asha))
        world.run(until: now + .minutes(1))
        let statuses = world.statuses()

        #expect(statuses.map { $0["status"]?.string } == ["failed"])
        #expect(statuses[0]["errors"]?[0]?["code"] == 131047)
        #expect(statuses[0]["errors"]?[0]?["title"] == "Re-engagement message")
        #expect(statuses[0]["pricing"] == nil)
        #expect(world.ledger[0]?.cost == nil)
    }

    @Test(arguments: [(Int64(23), "delivered"), (25, "failed")])
    func `The window is open for 24 hours after the user wrote`(hours: Int64, last: String) throws {
        var world = World.fixture { $0.settings.readShare = 0.0 }
        try world.inbound(from: "447700900123")

        try world.send(Body.text(asha), at: now + .hours(hours))
        world.run(until: now + .hours(hours + 1))

        let word = world.statuses().last?["status"]?.string
        #expect(word == last)
    }

    @Test func `Can be told to take windows as open that it cannot remember`() throws {
        var world = World.fixture { $0.settings.assumesOpenWindows = true }
        try world.inbound(from: "447700900001", at: now - .hours(30))

        try world.send(Body.text("+447700900001"))
        try world.send(Body.text("+447700900002"))
        world.run(until: now + .minutes(1))
        let words = world.statuses().map { "\($0["recipient_id"]?.string ?? "") \($0["status"]?.string ?? "")" }

        #expect(words.contains("447700900001 failed"))
        #expect(words.contains("447700900002 delivered"))
    }

    @Test func `Who has no WhatsApp, stopped marketing or has had enough gets nothing`() throws {
        var world = World.fixture { $0.settings.marketingPerUserPerDay = 1 }
        var gone = world.customer("447700900001")
        gone.isInstalled = false
        world.customers.update(gone)
        let stopped = world.customer("447700900002")
        world.prefer(marketing: false, customerID: stopped.id, numberID: world.numberID, at: now)
        _ = world.takeOutbox()

        let marketing = Body.parameters("Lucía")
        try world.send(Body.template("+447700900001", "hello_world"))
        try world.send(Body.template("+447700900002", "welcome_back", "es", components: marketing))
        try world.send(Body.template("+447700900003", "welcome_back", "es", components: marketing))
        try world.send(
            Body.template("+447700900003", "welcome_back", "es", components: marketing),
            at: now + .seconds(10)
        )
        try world.send(Body.template("+447700900002", "hello_world"))
        world.run(until: now + .minutes(2))
        let failed = world.statuses().filter { $0["status"] == "failed" }

        let found = failed.map { "\($0["recipient_id"]?.string ?? "") \($0["errors"]?[0]?["code"] ?? 0)" }
        #expect(Set(found) == ["447700900001 131026", "447700900002 131050", "447700900003 131049"])
    }

    @Test func `The failure mix fails its share, by the seed`() throws {
        var world = World.fixture { configuration in
            configuration.settings.failures = [131026: 0.1, 131049: 0.05]
            configuration.numbers[0].messagesPerSecond = 100_000
        }
        for index in 0..<2_000 { try world.send(Body.template("+4477\(10_000_000 + index)", "hello_world")) }
        world.run(until: now + .minutes(5))
        let codes = world.statuses().compactMap { $0["errors"]?[0]?["code"]?.int }

        #expect((150...250).contains(codes.count { $0 == 131026 }))
        #expect((60...140).contains(codes.count { $0 == 131049 }))
    }

    @Test(arguments: [
        ("+12099000003", ["sent"]), ("+12099000004", ["sent", "read"]),
        ("+12099000005", ["failed", "delivered", "read"]),
        ("+12099000006", ["sent", "delivered", "failed"]), ("+12099000007", []), ("+12099131026", ["failed"]),
    ])
    func `Magic recipients have their own fate`(number: String, expected: [String]) throws {
        var world = World.fixture()

        try world.send(Body.template(number, "hello_world"))
        world.run(until: now + .minutes(5))

        let words = world.statuses().map { $0["status"]?.string ?? "" }
        #expect(words == expected)
    }

    @Test func `Numbers that are not on WhatsApp fail until they write`() throws {
        var world = World.fixture {
            $0.settings.absent = 0.1; $0.numbers[0].messagesPerSecond = 1_000
        }
        for index in 0..<300 { try world.send(Body.template("+4477\(10_000_000 + index)", "hello_world")) }
        world.run(until: now + .minutes(5))

        let failed = world.statuses().filter { $0["status"] == "failed" }
        #expect((10...60).contains(failed.count), "\(failed.count) of 300")
        #expect(failed.allSatisfy { $0["errors"]?[0]?["code"] == 131026 })
        let digits = try #require(failed.first?["recipient_id"]?.string)
        let customer = try #require(world.customers.find(digits))
        #expect(!customer.isInstalled)
        _ = try world.receive(
            CustomerMessage(type: "text", content: ["body": "Hello"]),
            from: customer,
            on: world.numberID,
            at: now + .minutes(6)
        )
        #expect(world.customers.find(digits)?.isInstalled == true)
    }

    @Test func `Pricing comes with sent and with exactly one of delivered and read`() throws {
        var world = World.fixture {
            $0.settings.readWithoutDelivered = 0.5; $0.numbers[0].messagesPerSecond = 1_000
        }
        for index in 0..<300 { try world.send(Body.template("+4477\(10_000_000 + index)", "hello_world")) }
        world.run(until: now + .minutes(5))

        for (_, statuses) in Dictionary(grouping: world.statuses(), by: { $0["id"]?.string ?? "" }) {
            let priced = statuses.filter { $0["pricing"] != nil }.map { $0["status"]?.string ?? "" }
            #expect(priced.count == 2 && priced[0] == "sent", "\(priced)")
        }
        #expect(world.ledger.totals.sums.values.reduce(0) { $0 + $1.volume } == 300)
    }
}

struct DeterminismTests {
    static func run(seed: UInt64, reversed: Bool = false) throws -> [String] {
        var world = World.fixture(seed: seed) { configuration in
            configuration.numbers[0].messagesPerSecond = 1_000
            configuration.settings.failures = [131026: 0.2]
            configuration.settings.disorder = 0.3
            configuration.settings.duplicates = 0.3
            configuration.settings.readShare = 0.5
        }
        let recipients = (0..<100).map { "+4477\(10_000_000 + $0)" }
        for recipient in reversed ? recipients.reversed() : recipients {
            try world.send(Body.template(recipient, "hello_world"))
        }
        world.run(until: now + .minutes(5))
        return world.statuses().map(\.description)
    }

    @Test func `The same seed gives the same webhooks in the same order`() throws {
        let first = try Self.run(seed: 11)

        #expect(try first == Self.run(seed: 11))
        #expect(try first != Self.run(seed: 12))
    }

    @Test func `A world that starts again does not repeat identities, but does repeat fates`() throws {
        var first = World.fixture()
        var second = World.fixture(at: now + .hours(1))

        let one = try first.send(Body.template(asha, "hello_world"))
        let two = try second.send(Body.template(asha, "hello_world"), at: now + .hours(1))
        let inbound = [try first.inbound(from: "447700900123"), try second.inbound(from: "447700900123")]
        let ids = [first.freshID(), second.freshID()]

        #expect(one != two)
        #expect(inbound[0] != inbound[1])
        #expect(ids[0] != ids[1])
        #expect(first.schedule.earliest.map { $0 - now } == second.schedule.earliest.map { $0 - (now + .hours(1)) })
        #expect(first.numberID == second.numberID)
        #expect(first.templates.all.map(\.id) == second.templates.all.map(\.id))
    }

    @Test func `Who was forgotten for want of room and is written to again gets a message of another identity`() throws
    {
        var world = World.fixture { $0.bounds.customers = 2 }
        let people = ["447700900001", "447700900002", "447700900003"]

        let ids = try (people + people).map { try world.send(Body.template($0, "hello_world")) }

        #expect(Set(ids.map(\.description)).count == 6)
    }

    @Test func `What happens to one message does not depend on the order of sends`() throws {
        #expect(try Self.run(seed: 11).sorted() == Self.run(seed: 11, reversed: true).sorted())
    }
}
