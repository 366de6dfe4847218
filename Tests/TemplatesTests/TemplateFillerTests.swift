import CloudAPI
import Primitives
import TestSupport
import Testing

@testable import Templates

@Suite struct TemplateFillerTests {
    @Test(arguments: [
        (Sample.plain, false, ["header.1", "body.1", "body.2", "button.1.1"]),
        (Sample.named, true, ["body.first_name", "body.order_id"]),
        (Sample.media, false, ["header.media", "body.1", "button.0.1"]),
        (
            Sample.carousel, false,
            [
                "body.1", "card.0.header.media", "card.0.body.1", "card.0.button.0.1", "card.1.header.media",
                "card.1.body.1", "card.1.button.0.1",
            ]
        ),
        (Sample.offer, false, ["offer.expires"]),
        (#"[{"type":"BODY","text":"Hello World"}]"#, false, []),
        (
            #"[{"type":"BODY","text":"{{2}} then {{1}} and {{ 10 }} but {{}} {{a b!}}"}]"#, false,
            ["body.1", "body.2", "body.10"]
        ),
    ])
    func `Lists what must be given`(components: String, named: Bool, keys: [String]) throws {
        #expect(try Template.fixture(components, named: named).variables.map(\.key) == keys)
    }

    @Test func `Shows the samples that Meta was shown`() throws {
        #expect(try Template.fixture(Sample.plain).variables.map(\.sample) == ["0042", "Asha", "12 May", "0042"])
        #expect(try Template.fixture(Sample.named, named: true).variables.map(\.sample) == ["Asha", "0042"])
        #expect(
            try Template.fixture(Sample.media).variables.map(\.sample) == ["https://example.com/a.jpg", nil, "25OFF"]
        )
    }

    @Test func `A passcode is one value, sent in the body and on the button`() throws {
        let template = try Template.fixture(Sample.passcode, category: "AUTHENTICATION")
        #expect(template.variables.map(\.key) == ["body.1"])

        let filled = try TemplateFiller.fill(template, values: ["body.1": "123456"])
        #expect(
            filled.content
                == #"{"name":"order_shipped","language":{"code":"en_US"},"components":["#
                + #"{"type":"body","parameters":[{"type":"text","text":"123456"}]},"#
                + #"{"type":"button","sub_type":"url","index":"0","parameters":[{"type":"text","text":"123456"}]}]}"#
        )
        #expect(throws: TemplateError.values([TemplateFault(key: "button.0.1", reason: .tooLong(limit: 15))])) {
            try TemplateFiller.fill(template, values: ["body.1": "1234567890123456"])
        }
    }

    @Test func `Fills a plain template in Meta's form`() throws {
        let filler = TemplateFiller(try Template.fixture(Sample.plain))
        let values = ["header.1": "7", "body.1": "Ada", "body.2": "1 June", "button.1.1": "7"]
        let filled = try filler.fill(values)
        #expect(
            filled.content
                == #"{"name":"order_shipped","language":{"code":"en_US"},"components":["#
                + #"{"type":"header","parameters":[{"type":"text","text":"7"}]},"#
                + #"{"type":"body","parameters":[{"type":"text","text":"Ada"},{"type":"text","text":"1 June"}]},"#
                + #"{"type":"button","sub_type":"url","index":"1","parameters":[{"type":"text","text":"7"}]}]}"#
        )
        #expect(filled.text == "Hi Ada, your order of 1 June is on its way.")
        #expect(filler.show(values).first?["text"]?.string == "Order 7")
        #expect(filler.show(values).last?["buttons"]?[1]?["url"]?.string == "https://example.com/t/7")
    }

    @Test func `Names travel with their values, and each once`() throws {
        let filled = try TemplateFiller.fill(
            try Template.fixture(Sample.named, named: true),
            values: ["body.first_name": "Ada", "body.order_id": "7"]
        )
        #expect(filled.text == "Hi Ada, 7 is on its way, Ada.")
        #expect(
            filled.content.contains(
                #"[{"type":"text","parameter_name":"first_name","text":"Ada"},{"type":"text","parameter_name":"order_id","text":"7"}]"#
            )
        )
    }

    @Test func `Media by link or by id, coupons, flows, offers and carousels`() throws {
        let media = try TemplateFiller.fill(
            try Template.fixture(Sample.media),
            values: ["header.media": "https://example.com/b.jpg", "body.1": "a hat", "button.0.1": "25OFF"]
        ).content
        #expect(
            media.contains(#"{"type":"image","image":{"link":"https://example.com/b.jpg"}}"#)
                || media.contains(#"https:\/\/"#)
        )
        #expect(
            media.contains(
                #""sub_type":"copy_code","index":"0","parameters":[{"type":"coupon_code","coupon_code":"25OFF"}]"#
            )
        )
        #expect(media.contains(#""sub_type":"flow","index":"1""#))
        let offer = try TemplateFiller.fill(
            try Template.fixture(Sample.offer),
            values: ["offer.expires": "2026-01-01T00:00:00Z"]
        ).content
        #expect(offer.contains(#""expiration_time_ms":1767225600000"#))
        let keys = try Template.fixture(Sample.carousel).variables.map(\.key)
        let carousel = try TemplateFiller.fill(
            try Template.fixture(Sample.carousel),
            values: Dictionary(uniqueKeysWithValues: keys.map { ($0, "7") })
        ).content
        #expect(carousel.contains(#"{"type":"carousel","cards":[{"card_index":0,"components":[{"type":"header""#))
    }

    @Test func `A file of ours is named as such, and nothing else may look like one`() throws {
        let template = try Template.fixture(Sample.media)
        func fill(_ file: String) throws -> String {
            try TemplateFiller.fill(template, values: ["header.media": file, "body.1": "a hat", "button.0.1": "25OFF"])
                .content
        }
        #expect(try fill("med_1a2B").contains(#""image":{"id":"med_1a2B","lodestone_media":"med_1a2B"}"#))
        #expect(try !fill("4711").contains("lodestone_media"))
        for bad in ["med_", "med_../x", "med_1 2", "med_" + String(repeating: "1", count: 40), "tpl_1", "http://x"] {
            #expect(throws: TemplateError.self, "\(bad)") { try fill(bad) }
        }
    }

    @Test func `Each card's quick reply is sent with a payload of ours, unless its author gave one`() throws {
        let card = #"{"components":[{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"More"}]}]}"#
        let template = try Template.fixture(
            """
            [{"type":"BODY","text":"Hi"},{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"No"}]},\
            {"type":"CAROUSEL","cards":[\(card),\(card)]}]
            """
        )
        let content = try TemplateFiller.fill(template, values: ["card.1.button.0.payload": "theirs"]).content
        #expect(SentButton.tapped("card.0.button.0", in: content) == SentButton(index: 0, card: 0))
        #expect(SentButton.tapped("theirs", in: content) == SentButton(index: 0, card: 1))
        #expect(SentButton.tapped("card.1.button.0", in: content) == nil)
        #expect(!content.contains(#""payload":"button.0""#), "outside a carousel its label says which it is")
        #expect(SentButton(index: 0, card: 1).number == 200)
        #expect(SentButton(variable: "card.2.button.1.1") == SentButton(index: 1, card: 2))
        #expect(SentButton(variable: "body.1") == nil)
    }

    @Test(
        arguments: [
            (
                ["header.1": "7", "body.1": "Ada"],
                [TemplateFault(key: "body.2", reason: .missing), TemplateFault(key: "button.1.1", reason: .missing)]
            ),
            (
                ["header.1": "7", "body.1": "A\nda", "body.2": "x\ty", "button.1.1": "7"],
                [TemplateFault(key: "body.1", reason: .badSpacing), TemplateFault(key: "body.2", reason: .badSpacing)]
            ),
            (
                ["header.1": "7", "body.1": "a     b", "body.2": "x", "button.1.1": "7"],
                [TemplateFault(key: "body.1", reason: .badSpacing)]
            ),
            (
                ["header.1": "7", "body.1": " ", "body.2": "x", "button.1.1": "7"],
                [TemplateFault(key: "body.1", reason: .missing)]
            ),
            (
                ["header.1": "7", "body.1": "x", "body.2": "x", "button.1.1": "7", "body.3": "x"],
                [TemplateFault(key: "body.3", reason: .unknownVariable)]
            ),
            (
                ["header.1": String(repeating: "x", count: 60), "body.1": "x", "body.2": "x", "button.1.1": "7"],
                [TemplateFault(key: "header", reason: .tooLong(limit: 60))]
            ),
            (
                ["header.1": "7", "body.1": String(repeating: "x", count: 1000), "body.2": "x", "button.1.1": "7"],
                [TemplateFault(key: "body", reason: .tooLong(limit: 1024))]
            ),
            (
                ["header.1": "7", "body.1": "x", "body.2": "x", "button.1.1": "a b"],
                [TemplateFault(key: "button.1.1", reason: .badSpacing)]
            ),
        ] as [([String: String], [TemplateFault])]
    )
    func `Says what is wrong with the values`(values: [String: String], faults: [TemplateFault]) throws {
        let template = try Template.fixture(Sample.plain)
        #expect(throws: TemplateError.values(faults)) { try TemplateFiller.fill(template, values: values) }
    }

    @Test(arguments: ["http://example.com/a.jpg", "https://exa mple.com", "a.jpg", "javascript:alert(1)"])
    func `A header's file is an https link or an id`(link: String) throws {
        let template = try Template.fixture(Sample.media)
        #expect(throws: TemplateError.values([TemplateFault(key: "header.media", reason: .notALink)])) {
            try TemplateFiller.fill(template, values: ["header.media": link, "body.1": "x", "button.0.1": "X"])
        }
    }

    struct Kind: Sendable {
        let components: String
        let values: [String: String]
        let expected: String
        var category = "MARKETING"
    }

    static let kinds: [Kind] = [
        Kind(
            components: #"[{"type":"HEADER","format":"LOCATION"},{"type":"BODY","text":"x"}]"#,
            values: ["header.location": #"{"latitude":1.5,"longitude":2,"name":"Shop","address":"Street 1"}"#],
            expected:
                #"[{"type":"header","parameters":[{"type":"location","location":{"latitude":1.5,"longitude":2,"name":"Shop","address":"Street 1"}}]}]"#
        ),
        Kind(
            components:
                #"[{"type":"HEADER","format":"PRODUCT"},{"type":"BODY","text":"x"},{"type":"BUTTONS","buttons":[{"type":"SPM","text":"View"}]}]"#,
            values: ["header.product": "SKU-1"],
            expected:
                #"[{"type":"header","parameters":[{"type":"product","product":{"product_retailer_id":"SKU-1"}}]}]"#
        ),
        Kind(
            components: #"[{"type":"BODY","text":"x"},{"type":"BUTTONS","buttons":[{"type":"MPM","text":"View"}]}]"#,
            values: [
                "button.0.thumbnail": "SKU-1", "button.0.products": #"[{"title":"New","products":["SKU-1","SKU-2"]}]"#,
            ],
            expected:
                #"[{"type":"button","sub_type":"mpm","index":"0","parameters":[{"type":"action","action":{"thumbnail_product_retailer_id":"SKU-1","sections":[{"title":"New","product_items":[{"product_retailer_id":"SKU-1"},{"product_retailer_id":"SKU-2"}]}]}}]}]"#
        ),
        Kind(
            components:
                #"[{"type":"BODY","text":"x"},{"type":"BUTTONS","buttons":[{"type":"CATALOG","text":"View"}]}]"#,
            values: [:],
            expected: ""
        ),
        Kind(
            components:
                #"[{"type":"BODY","text":"x"},{"type":"BUTTONS","buttons":[{"type":"CATALOG","text":"View"}]}]"#,
            values: ["button.0.thumbnail": "SKU-9"],
            expected:
                #"[{"type":"button","sub_type":"catalog","index":"0","parameters":[{"type":"action","action":{"thumbnail_product_retailer_id":"SKU-9"}}]}]"#
        ),
        Kind(
            components:
                #"[{"type":"BODY","text":"x"},{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"A"},{"type":"FLOW","text":"F","flow_id":"1"}]}]"#,
            values: ["button.0.payload": "yes", "button.1.flow": "t-1"],
            expected:
                #"[{"type":"button","sub_type":"quick_reply","index":"0","parameters":[{"type":"payload","payload":"yes"}]},{"type":"button","sub_type":"flow","index":"1","parameters":[{"type":"action","action":{"flow_token":"t-1"}}]}]"#
        ),
    ]

    @Test(arguments: kinds)
    func `Fills what Meta sends, of every kind`(kind: Kind) throws {
        let template = try Template.fixture(kind.components, category: kind.category)

        let content = try JSON(parsing: TemplateFiller.fill(template, values: kind.values).content.utf8)

        #expect(content["components"] == (kind.expected.isEmpty ? nil : try JSON(parsing: kind.expected.utf8)))
        #expect(TemplateRules(on: "2026-11-29").check(sending: content, of: template.definition).isEmpty)
    }

    private static let order =
        #"{"reference_id":"ORD-1","type":"digital-goods","currency":"INR","payment_settings":[{"type":"payment_gateway","payment_gateway":{"type":"razorpay","configuration_name":"live"}}],"total_amount":{"value":100,"offset":100},"order":{"status":"pending","items":[{"retailer_id":"A","name":"Ticket","amount":{"value":100,"offset":100},"quantity":1}],"subtotal":{"value":100,"offset":100},"tax":{"value":0,"offset":100}}}"#

    @Test func `An order's details go to the button whole, and by Meta's rules`() throws {
        let template = try Template.fixture(
            #"[{"type":"BODY","text":"x"},{"type":"BUTTONS","buttons":[{"type":"ORDER_DETAILS","text":"Pay"}]}]"#
        )

        let content = try TemplateFiller.fill(template, values: ["button.0.order": Self.order]).content

        #expect(content.contains(#""sub_type":"order_details""#) && content.contains(#""reference_id":"ORD-1""#))
        for bad in ["{}", #"{"reference_id":"a b c"}"#] {
            #expect(throws: TemplateError.self) {
                try TemplateFiller.fill(template, values: ["button.0.order": bad])
            }
        }
        #expect(throws: TemplateError.values([TemplateFault(key: "button.0.order", reason: .notJSON(.order))])) {
            try TemplateFiller.fill(template, values: ["button.0.order": "pay me"])
        }
    }

    @Test func `A carousel of products has two cards, and up to ten`() throws {
        let card =
            #"{"components":[{"type":"HEADER","format":"PRODUCT"},{"type":"BUTTONS","buttons":[{"type":"SPM","text":"View"}]}]}"#
        let template = try Template.fixture(
            #"[{"type":"BODY","text":"x"},{"type":"CAROUSEL","cards":[\#(card),\#(card)]}]"#
        )
        let two = ["card.0.header.product": "A", "card.1.header.product": "B"]
        let three = two.merging(["card.2.header.product": "C"]) { $1 }

        func cards(_ values: [String: String]) throws -> Int? {
            let content = try JSON(parsing: TemplateFiller.fill(template, values: values).content.utf8)
            #expect(TemplateRules(on: "2026-11-29").check(sending: content, of: template.definition).isEmpty)
            return content["components"]?[0]?["cards"]?.array?.count
        }
        #expect(try cards(two) == 2)
        #expect(try cards(three) == 3)
        #expect(template.variables.count == 10)
        #expect(template.variables.filter(\.required).map(\.key) == ["card.0.header.product", "card.1.header.product"])
        #expect(throws: TemplateError.values([TemplateFault(key: "card.1.header.product", reason: .missing)])) {
            try TemplateFiller.fill(template, values: ["card.0.header.product": "A"])
        }
    }

    @Test func `Tells of each variable what it is`() throws {
        let variables = try Template.fixture(Sample.plain).variables
        let card = try #require(try Template.fixture(Sample.carousel).variables.first { $0.card == 1 })

        #expect(variables.map(\.label) == ["Header {{1}}", "Body {{1}}", "Body {{2}}", "Button “Track”"])
        #expect(variables.map(\.type) == [.text, .text, .text, .link])
        #expect(variables.map(\.button) == [nil, nil, nil, 1])
        #expect((card.label, card.component, card.type) == ("Card 2: Header image", "card", .image))
    }

    @Test func `A value with braces is text, never a variable`() throws {
        let filled = try TemplateFiller.fill(
            try Template.fixture(#"[{"type":"BODY","text":"{{1}} and {{2}}"}]"#),
            values: ["body.1": "{{2}}", "body.2": "secret"]
        )
        #expect(filled.text == "{{2}} and secret")
    }

    @Test func `Whatever Meta lists is read or passed over`() throws {
        var generator = SeededGenerator(seed: 5)
        let pieces = [
            #"{"type":"BODY","text":"{{1}}"}"#, #"{"type":7}"#, "null", #"{"type":"BUTTONS","buttons":{}}"#, "[]",
        ]
        for _ in 0..<200 {
            let components = (0..<3).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }
            let template = try Template.fixture("[" + components.joined(separator: ",") + "]")
            _ = template.variables
            _ = try? TemplateFiller.fill(template, values: ["body.1": "x"])
        }
    }
}
