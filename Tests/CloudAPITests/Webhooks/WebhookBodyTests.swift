import CloudAPI
import Testing

struct WebhookBodyTests {
    private func item(_ sample: String) throws -> WebhookItem {
        try #require(try WebhookBody(parsing: Sample.named(sample).bytes).items.first)
    }

    @Test
    func `A mixed batch gives every item in order`() throws {
        let items = try WebhookBody(parsing: Sample.named("batch-mixed").bytes).items

        #expect(
            items.map(\.path.description) == [
                "entry[0].changes[0].value.messages[0]",
                "entry[0].changes[0].value.messages[1]",
                "entry[0].changes[1].value.statuses[0]",
                "entry[0].changes[1].value.statuses[1]",
                "entry[1].changes[0].value.messages[0]",
            ]
        )
        #expect(
            items.map(\.content.name) == [
                "message text", "message text", "status delivered", "status sent", "message text",
            ]
        )
        #expect(items.map(\.phoneNumberID) == Array(repeating: "209715200000202", count: 4) + ["209715200000999"])
        #expect(items.last?.accountID == "104857600000999")
        guard case .message(let second) = items[1].content else { return }
        #expect(second.contact?.name == "Ben Ortiz")
    }

    @Test
    func `One bad item loses nothing else`() throws {
        var json = try Sample.named("batch-mixed").json
        json = json.replacing(["entry", "0", "changes", "0", "value", "messages", "0"], by: ["id": 5])
        json = json.replacing(["entry", "0", "changes", "1", "value", "statuses", "1"], by: "not an object")
        let items = WebhookBody(json).items

        #expect(items.count == 5)
        guard case .malformed(let why) = items[0].content else {
            Issue.record("\(items[0].content)")
            return
        }
        #expect(why == "timestamp is missing")
        #expect(items[0].raw == ["id": 5])
        #expect(items[3].content.name == "malformed")
        #expect(items[4].content.name == "message text")
    }

    @Test(arguments: [
        ("{}", "entry is missing or not a list"),
        ("[]", "entry is missing or not a list"),
        ("null", "entry is missing or not a list"),
        (#"{"entry":{}}"#, "entry is missing or not a list"),
        (#"{"entry":[7]}"#, "changes is missing or not a list"),
        (#"{"entry":[{"changes":[{}]}]}"#, "value is missing or not an object"),
        (#"{"entry":[{"changes":[{"value":{}}]}]}"#, "field is missing"),
        (#"{"entry":[{"changes":[{"field":"messages","value":{"statuses":{}}}]}]}"#, "statuses is not a list"),
        (#"{"entry":[{"changes":[{"field":"account_update","value":{}}]}]}"#, "event is missing"),
        (#"{"entry":[{"changes":[{"field":"security","value":{"event":[]}}]}]}"#, "event is not a text"),
    ])
    func `A wrong shape is one malformed item that says why`(body: String, why: String) throws {
        let items = try WebhookBody(parsing: body.utf8).items

        #expect(items.count == 1)
        guard case .malformed(let found)? = items.first?.content else {
            Issue.record("\(items)")
            return
        }
        #expect(found == why)
    }

    @Test(arguments: [
        #"{"entry":[{"id":"1","changes":[{"field":"new_field","value":{"a":1}}]}]}"#,
        #"{"entry":[{"id":"1","changes":[{"field":"messages","value":{"polls":[{"a":1}]}}]}]}"#,
        #"{"entry":[{"id":"1","changes":[{"field":"standby","value":{"messages":[]}}]}]}"#,
    ])
    func `What is new is kept as unknown`(body: String) throws {
        let items = try WebhookBody(parsing: body.utf8).items

        #expect(items.map(\.content.name) == ["unknown"])
        #expect(items.first?.raw.object?.count == 1)
        #expect(items.first?.accountID == "1")
    }

    @Test
    func `An empty delivery has no items`() throws {
        #expect(try WebhookBody(parsing: #"{"entry":[]}"#.utf8).items.isEmpty)
    }

    @Test
    func `A message of a new type, and one without its content, are still messages`() throws {
        let text = try Sample.named("message-text").json
        let path = ["entry", "0", "changes", "0", "value", "messages", "0"]
        let new = WebhookBody(text.replacing(path + ["type"], by: "hologram")).items
        let empty = WebhookBody(text.replacing(path + ["text"], by: .null)).items

        #expect(new.map(\.content.name) == ["message unknown"])
        #expect(empty.map(\.content.name) == ["message unreadable"])
    }

    @Test
    func `A body too large or cut short is refused`() throws {
        let bytes = try Sample.named("batch-mixed").bytes

        #expect(throws: JSONError.self) { try WebhookBody(parsing: bytes, bytesMax: bytes.count - 1) }
        #expect(throws: JSONError.self) { try WebhookBody(parsing: bytes.dropLast(20)) }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `No change of a body crashes the decoder`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for _ in 0..<100 {
            var bytes = random.pick(Sample.all).bytes
            bytes.mutate(using: &random)
            guard let body = try? WebhookBody(parsing: bytes) else { continue }
            for item in body.items {
                _ = "\(item.path)"
            }
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `Any value in any place gives items, and spares the rest of the batch`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for _ in 0..<50 {
            let sample = random.pick(Sample.all)
            var entry = try #require(try sample.json["entry"]?[0])
            let path = entry.randomPath(using: &random)
            entry = entry.replacing(path, by: .random(depth: 2, using: &random))
            let other = try #require(try Sample.named("message-text").json["entry"]?[0])
            let both: JSON = ["object": "whatsapp_business_account", "entry": [entry, other]]

            #expect(WebhookBody(both).items.last?.content.name == "message text", "seed \(seed) \(sample.name) \(path)")
        }
    }
}

extension JSON {
    /// With the value at `path` (keys, and places in arrays as digits) replaced.
    func replacing(_ path: some Collection<String>, by value: JSON) -> JSON {
        guard let step = path.first else { return value }
        switch self {
        case .object(var object):
            object[step] = (object[step] ?? .null).replacing(path.dropFirst(), by: value)
            return .object(object)
        case .array(var elements):
            guard let index = Int(step), elements.indices.contains(index) else { return self }
            elements[index] = elements[index].replacing(path.dropFirst(), by: value)
            return .array(elements)
        default: return path.isEmpty ? value : self
        }
    }

    func randomPath(using random: inout SeededRandom) -> [String] {
        switch self {
        case .object(let object) where !object.isEmpty && random.pick(0...6) > 0:
            let member = random.pick(object.members)
            return [member.key] + member.value.randomPath(using: &random)
        case .array(let elements) where !elements.isEmpty && random.pick(0...6) > 0:
            let index = random.pick(0...(elements.count - 1))
            return ["\(index)"] + elements[index].randomPath(using: &random)
        default: return []
        }
    }
}
