import CloudAPI
import Testing

struct OutboundMessageTests {
    /// A body between what surrounds every message.
    private func body(_ type: String, _ object: String) -> String {
        #"{"messaging_product":"whatsapp","recipient_type":"individual","to":"+447700900123","type":"\#(type)","\#(type)":\#(object)}"#
    }

    @Test(
        arguments: [
            (OutboundContent.text("Hi", previewsLink: true), "text", #"{"body":"Hi","preview_url":true}"#),
            (.text("Hi"), "text", #"{"body":"Hi"}"#),
            (.image(.id("6291"), caption: "x"), "image", #"{"id":"6291","caption":"x"}"#),
            (.video(.link("https://a.example/v.mp4")), "video", #"{"link":"https://a.example/v.mp4"}"#),
            (.audio(.id("1"), isVoice: true), "audio", #"{"id":"1","voice":true}"#),
            (
                .document(.id("1"), caption: "c", filename: "f.pdf"), "document",
                #"{"id":"1","caption":"c","filename":"f.pdf"}"#
            ),
            (.sticker(.id("1")), "sticker", #"{"id":"1"}"#),
            (
                .location(OutboundLocation(latitude: 18.922, longitude: 72.8347, name: "Gateway")), "location",
                #"{"latitude":18.922,"longitude":72.8347,"name":"Gateway"}"#
            ),
            (.reaction(messageID: "wamid.1", emoji: "👍"), "reaction", #"{"message_id":"wamid.1","emoji":"👍"}"#),
            (.reaction(messageID: "wamid.1", emoji: nil), "reaction", #"{"message_id":"wamid.1","emoji":""}"#),
            (
                .contacts([
                    ContactCard(
                        name: .init(formatted: "Meera Iyer", first: "Meera"),
                        phones: [.init(phone: "+44 7700 900456", type: "CELL", waID: "447700900456")]
                    )
                ]), "contacts",
                #"[{"name":{"formatted_name":"Meera Iyer","first_name":"Meera"},"phones":[{"phone":"+44 7700 900456","type":"CELL","wa_id":"447700900456"}]}]"#
            ),
            (
                .template(TemplateMessage(name: "hello_world", language: "en_US")), "template",
                #"{"name":"hello_world","language":{"code":"en_US"}}"#
            ),
        ] as [(OutboundContent, String, String)]
    )
    func `Writes each type as Meta reads it`(content: OutboundContent, type: String, object: String) {
        let message = OutboundMessage(to: .phone("+447700900123"), content)

        #expect(message.json.text() == body(type, object))
        #expect(message.problems.isEmpty, "\(message.problems)")
    }

    @Test(arguments: InteractiveFixtures.all)
    func `Writes each interactive kind as Meta reads it`(fixture: InteractiveFixture) throws {
        let message = OutboundMessage(to: .phone("+447700900123"), .interactive(fixture.message))

        #expect(message.json["interactive"] == (try JSON(parsing: fixture.json.utf8)), "\(message.json)")
        #expect(message.problems.isEmpty, "\(message.problems)")
    }

    @Test
    func `Writes what surrounds a message`() {
        let message = OutboundMessage(
            to: .user("GB.48151623420815162342"),
            .text("Hi"),
            replyTo: "wamid.9",
            callbackData: "msg_1",
            identityKeyHash: "DF2l"
        )
        let expected: JSON = [
            "messaging_product": "whatsapp", "recipient_type": "individual", "recipient": "GB.48151623420815162342",
            "context": ["message_id": "wamid.9"], "type": "text", "text": ["body": "Hi"],
            "biz_opaque_callback_data": "msg_1", "recipient_identity_key_hash": "DF2l",
        ]

        #expect(message.json == expected)
        #expect(message.problems.isEmpty)
        #expect(OutboundMessage(to: .group("Y2Fw"), .text("Hi")).json["recipient_type"] == "group")
    }

    @Test
    func `Writes every component of a template`() throws {
        let template = TemplateMessage(
            name: "all",
            language: "en",
            components: [
                .header(.document(.id("7"), filename: "a.pdf")),
                .body([
                    .text("Asha", name: "first_name"), .currency(fallback: "₹5", code: "INR", amountThousandths: 5000),
                    .dateTime(fallback: "today"),
                ]),
                .limitedTimeOffer(expirationMilliseconds: 1_767_225_600_000),
                .button(index: 0, .copyCode("25OFF")),
                .button(index: 1, .url(suffix: "0042")),
                .button(index: 2, .quickReply(payload: "STOP")),
                .button(index: 3, .flow(token: "ft", data: ["a": 1])),
                .button(index: 4, .catalog(thumbnailRetailerID: "SKU")),
                .button(
                    index: 5,
                    .products(thumbnailRetailerID: "SKU", sections: [ProductSection(title: "T", retailerIDs: ["A"])])
                ),
                .carousel([
                    TemplateCardValues(index: 0, components: [.header(.image(.link("https://a.example/i.jpg")))])
                ]),
            ]
        )
        let expected = """
            [{"type":"header","parameters":[{"type":"document","document":{"id":"7","filename":"a.pdf"}}]},
            {"type":"body","parameters":[{"type":"text","parameter_name":"first_name","text":"Asha"},
            {"type":"currency","currency":{"fallback_value":"₹5","code":"INR","amount_1000":5000}},
            {"type":"date_time","date_time":{"fallback_value":"today"}}]},
            {"type":"limited_time_offer","parameters":[{"type":"limited_time_offer","limited_time_offer":{"expiration_time_ms":1767225600000}}]},
            {"type":"button","sub_type":"copy_code","index":"0","parameters":[{"type":"coupon_code","coupon_code":"25OFF"}]},
            {"type":"button","sub_type":"url","index":"1","parameters":[{"type":"text","text":"0042"}]},
            {"type":"button","sub_type":"quick_reply","index":"2","parameters":[{"type":"payload","payload":"STOP"}]},
            {"type":"button","sub_type":"flow","index":"3","parameters":[{"type":"action","action":{"flow_token":"ft","flow_action_data":{"a":1}}}]},
            {"type":"button","sub_type":"catalog","index":"4","parameters":[{"type":"action","action":{"thumbnail_product_retailer_id":"SKU"}}]},
            {"type":"button","sub_type":"mpm","index":"5","parameters":[{"type":"action","action":{"thumbnail_product_retailer_id":"SKU","sections":[{"title":"T","product_items":[{"product_retailer_id":"A"}]}]}}]},
            {"type":"carousel","cards":[{"card_index":0,"components":[{"type":"header","parameters":[{"type":"image","image":{"link":"https://a.example/i.jpg"}}]}]}]}]
            """
        let message = OutboundMessage(to: .phone("+447700900123"), .template(template))

        #expect(message.json["template"]?["components"] == (try JSON(parsing: expected.utf8)))
        #expect(message.problems.isEmpty, "\(message.problems)")
    }

    @Test
    func `The amounts of an order stay at the ends of what fits`() {
        var order = InteractiveFixtures.order
        order.items[0].quantity = .max

        #expect(order.subtotal.value == .max)
    }
}
