import CloudAPI
import Testing

struct MessageInspectorTests {
    private static let good =
        #"{"messaging_product":"whatsapp","to":"+447700900123","type":"text","text":{"body":"x"}}"#

    /// The paths and codes of the problems of `good` with the members of `change` put over it.
    private func problems(_ change: JSON) throws -> [String] {
        var body = try #require(try JSON(parsing: Self.good.utf8).object)
        for member in change.object ?? [:] {
            body[member.key] = member.value
        }
        return MessageInspector.problems(in: .object(body)).map { "\($0.path) \($0.code)" }
    }

    @Test
    func `Nothing is wrong with a good message`() throws {
        #expect(try problems([:]).isEmpty)
    }

    @Test(
        arguments: [
            (["messaging_product": "sms"], ["messaging_product 131009"]),
            (["messaging_product": .null], ["messaging_product 131008"]),
            (["to": .null], ["to 131008"]),
            (["to": "not a number"], ["to 131009"]),
            (["to": 447_700_900_123], []),
            (["to": .null, "recipient": "GB.48151623420815162342"], []),
            (["to": .null, "recipient": "GB.ENT.4815"], []),
            (["to": .null, "recipient": "447700900123"], ["recipient 131009"]),
            (["recipient_type": "crowd"], ["recipient_type 131009"]),
            (["recipient_type": "group", "to": "Y2FwaV9n"], []),
            (["type": "hologram"], ["type 131009"]),
            (["text": .null], ["text 131008"]),
            (["text": ["body": ""]], ["text.body 131009"]),
            (["text": ["body": " \n"]], ["text.body 131009"]),
            (["text": ["body": 5]], ["text.body 131009"]),
            (["text": []], ["text 131009"]),
            (["context": ["message_id": .null]], ["context.message_id 131008"]),
            (["type": "image", "image": [:]], ["image 131008"]),
            (["type": "image", "image": ["id": "1", "link": "https://a"]], ["image 131008"]),
            (["type": "image", "image": ["link": "ftp://a/b"]], ["image.link 131009"]),
            (["type": "location", "location": ["latitude": 91, "longitude": "-180"]], ["location.latitude 131009"]),
            (["type": "reaction", "reaction": ["message_id": "w", "emoji": "ok"]], ["reaction.emoji 131009"]),
            (["type": "reaction", "reaction": ["message_id": "w", "emoji": "❤️"]], []),
            (["type": "reaction", "reaction": ["message_id": "w", "emoji": "👍👍"]], ["reaction.emoji 131009"]),
            (["type": "contacts", "contacts": []], ["contacts 131009"]),
            (["type": "contacts", "contacts": [["name": ["formatted_name": "A"]]]], ["contacts[0].name 131009"]),
            (
                ["type": "template", "template": ["name": "x", "language": ["code": "en"], "foo": 1]],
                ["template.foo 100"]
            ),
            (
                ["type": "template", "template": ["language": "en"]],
                ["template.name 131008", "template.language 131009"]
            ),
            (
                [
                    "type": "template",
                    "template": [
                        "name": "x", "language": ["code": "en"],
                        "components": [["type": "body", "parameters": [["type": "text", "text": "a\nb"]]]],
                    ],
                ],
                ["template.components[0].parameters[0].text 132018"]
            ),
        ] as [(JSON, [String])]
    )
    func `Says what is wrong, where, and by which code`(change: JSON, expected: [String]) throws {
        #expect(try problems(change) == expected)
    }

    @Test(
        arguments: [
            ("text.body", 4096), ("image.caption", 1024), ("biz_opaque_callback_data", 512),
            ("interactive.body.text", 1024),
            ("interactive.footer.text", 60), ("interactive.header.text", 60),
            ("interactive.action.buttons.0.reply.title", 20), ("interactive.action.buttons.0.reply.id", 256),
            ("list.body.text", 4096), ("list.action.button", 20), ("list.action.sections.0.title", 24),
            ("list.action.sections.0.rows.0.id", 200), ("list.action.sections.0.rows.0.title", 24),
            ("list.action.sections.0.rows.0.description", 72), ("cta_url.action.parameters.display_text", 20),
        ] as [(String, Int)]
    )
    func `Lengths are right to the character`(path: String, max: Int) throws {
        let interactive: JSON = [
            "type": "button", "header": ["type": "text", "text": "h"], "body": ["text": "b"], "footer": ["text": "f"],
            "action": ["buttons": [["type": "reply", "reply": ["id": "i", "title": "t"]]]],
        ]
        let list: JSON = [
            "type": "list", "body": ["text": "b"],
            "action": [
                "button": "c", "sections": [["title": "s", "rows": [["id": "i", "title": "t", "description": "d"]]]],
            ],
        ]
        let link: JSON = [
            "type": "cta_url", "body": ["text": "b"],
            "action": ["name": "cta_url", "parameters": ["display_text": "d", "url": "https://a"]],
        ]
        var steps = path.split(separator: ".").map(String.init)
        let type = steps[0]
        let object: [String: JSON] = [
            "text": ["body": "x"], "image": ["id": "1", "caption": "c"], "interactive": interactive, "list": list,
            "cta_url": link, "biz_opaque_callback_data": "x",
        ]
        let isInteractive = ["list", "cta_url"].contains(type)
        let key = isInteractive ? "interactive" : type
        steps[0] = key
        var body = try JSON(parsing: Self.good.utf8).replacing([key], by: try #require(object[type]))
        if !["text", "biz_opaque_callback_data"].contains(key) {
            body = body.replacing(["type"], by: .string(key))
        }
        // A character outside the first plane counts as one.
        let longest = String(repeating: "é", count: max - 1) + "😀"

        let fits = MessageInspector.problems(in: body.replacing(steps, by: .string(longest)))
        let exceeds = MessageInspector.problems(in: body.replacing(steps, by: .string(longest + "x")))

        #expect(fits.isEmpty, "\(fits)")
        #expect(exceeds.map(\.fault) == [.tooLong(max: max, length: max + 1)])
    }

    @Test
    func `Counts, duplicates and parts that may not be`() {
        func check(_ interactive: InteractiveMessage) -> [String] {
            OutboundMessage(to: .phone("+447700900123"), .interactive(interactive)).problems.map(\.detail)
        }
        func button(_ index: Int) -> ReplyButton { ReplyButton(id: "\(index)", title: "Button \(index)") }
        func row(_ index: Int) -> ListSection.Row { ListSection.Row(id: "\(index)", title: "Row") }

        #expect(
            check(InteractiveMessage(.buttons((0..<4).map(button)), body: "b"))
                == ["interactive.action.buttons has 4; at most 3 are allowed."]
        )
        #expect(
            check(InteractiveMessage(.buttons([button(1), button(1)]), body: "b"))
                == [
                    "interactive.action.buttons[1].reply.id repeats 1.",
                    "interactive.action.buttons[1].reply.title repeats Button 1.",
                ]
        )
        #expect(check(InteractiveMessage(.buttons([button(1)]))) == ["interactive.body is missing."])
        #expect(
            check(
                InteractiveMessage(
                    .list(
                        label: "l",
                        sections: [
                            ListSection(title: "a", rows: (0..<6).map(row)),
                            ListSection(rows: (6..<12).map(row)),
                        ]
                    ),
                    body: "b",
                    header: .image(.id("1"))
                )
            ) == [
                "interactive.header.type must not be image.",
                "interactive.action.sections[1].title is missing.",
                "interactive.action.sections has 12; at most 10 are allowed.",
            ]
        )
        #expect(
            check(InteractiveMessage(.locationRequest, body: "b", header: .text("h"), footer: "f"))
                == ["interactive.header.type must not be text.", "interactive.footer is not known."]
        )
        #expect(
            check(
                InteractiveMessage(
                    .mediaCarousel([
                        MediaCard(header: .image(.id("1")), body: "1\n2\n3\n4", label: "l", url: "https://a"),
                        MediaCard(header: .video(.id("1")), label: "l", url: "https://a"),
                    ]),
                    body: "b"
                )
            ) == [
                "interactive.action.cards[0].body.text: more than two line breaks.",
                "interactive.action.cards: all cards must be of one kind.",
            ]
        )
        #expect(
            check(
                InteractiveMessage(
                    .productList(catalogID: "1", sections: [ProductSection(retailerIDs: (0..<31).map { "\($0)" })]),
                    body: "b"
                )
            ) == [
                "interactive.header is missing.",
                "interactive.action.sections[0].product_items has 31; at most 30 are allowed.",
                "interactive.action.sections has 31; at most 30 are allowed.",
            ]
        )
    }

    @Test
    func `An order must add up`() throws {
        var json = OutboundMessage(
            to: .phone("+447700900123"),
            .interactive(InteractiveMessage(.orderDetails(InteractiveFixtures.order), body: "b"))
        ).json
        let parameters = ["interactive", "action", "parameters"]
        json = json.replacing(parameters + ["total_amount", "value"], by: 1)
        json = json.replacing(parameters + ["order", "items", "0", "quantity"], by: 3)

        #expect(
            MessageInspector.problems(in: json).map(\.path) == [
                "interactive.action.parameters.order.subtotal", "interactive.action.parameters.total_amount",
            ]
        )
    }

    @Test
    func `A problem is the error that Meta would answer`() {
        let problem = PayloadProblem(path: "text.body", fault: .tooLong(max: 4096, length: 5000))

        #expect(problem.graphError.code == 131009)
        #expect(problem.graphError.message == "(#131009) Parameter value is not valid")
        #expect(
            problem.graphError.details
                == "Invalid parameter: text.body. text.body has 5000 characters; at most 4096 are allowed."
        )
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `No payload crashes the inspector`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for _ in 0..<30 {
            let fixture = random.pick(InteractiveFixtures.all)
            var json = OutboundMessage(to: .phone("+447700900123"), .interactive(fixture.message)).json
            json = json.replacing(json.randomPath(using: &random), by: .random(depth: 3, using: &random))
            _ = MessageInspector.problems(in: json)
        }
    }
}
