import CloudAPI

/// Buttons, authentication, carousels and offers that Meta refuses.
enum RejectedKinds {
    static let all = buttons + orders + authentication + carousels + offers

    private static let plain = RejectedTemplates.plain

    private static func no(_ rule: String, _ what: String, _ parts: [JSON], _ changes: (String, JSON?)...) -> RuleCase {
        changes.reduce(RuleCase(rule, what, parts)) { $0.with($1.0, $1.1) }
    }

    // MARK: Buttons

    private static func one(_ rule: String, _ list: [JSON]) -> [RuleCase] {
        list.map { no(rule, "button \($0.text().prefix(80))", plain + [Part.buttons($0)]) }
    }

    private static func many(_ rule: String, _ lists: [[JSON]]) -> [RuleCase] {
        lists.map { no(rule, "buttons \($0.compactMap { $0["type"]?.string })", plain + [Part.buttons($0)]) }
    }

    private static let kinds: [String] = [
        "QUICK_REPLY", "URL", "PHONE_NUMBER", "FLOW", "CATALOG", "MPM", "ORDER_DETAILS", "VOICE_CALL",
    ]

    private static func of(_ kind: String, _ label: String?) -> JSON {
        switch kind {
        case "URL": ["type": "URL", "url": "https://example.com", "text": label.map(JSON.string)]
        case "PHONE_NUMBER": ["type": "PHONE_NUMBER", "phone_number": "+12025550143", "text": label.map(JSON.string)]
        case "FLOW": ["type": "FLOW", "flow_id": "1", "text": label.map(JSON.string)]
        default: Part.button(kind, label)
        }
    }

    static let buttons: [RuleCase] =
        one("button-text-missing", kinds.map { of($0, nil) } + [of("QUICK_REPLY", " ")])
        + one("button-text-too-long", kinds.map { of($0, Part.long(26)) })
        + one(
            "button-text-variable",
            [Part.reply("Hi {{1}}"), Part.reply("Two\nlines"), Part.url("https://a.example", "To {{1}}")]
        )
        + one(
            "button-text-emoji",
            [
                Part.reply("Yes 👍"), Part.reply("❤️"), Part.url("https://a.example", "Go 🚀"),
                Part.phone("+12025550143", "Ring ☎️"),
            ]
        )
        + one(
            "button-kind",
            [Part.button("HOLOGRAM", "x"), Part.button("LIST", "x"), ["text": "x"], Part.button("reply", "x")]
        )
        + one("url-missing", [["type": "URL", "text": "x"], Part.url("")])
        + one(
            "url-form",
            [
                "example.com", "ftp://example.com", "https://", "javascript:alert(1)", "https://a b.example",
                "mailto:a@b.example", "tel:+1",
            ].map { Part.url($0) }
        )
        + one("url-too-long", [Part.url("https://example.com/" + Part.long(1981))])
        + one(
            "url-variable",
            [
                "https://a.example/{{1}}/x", "https://a.example/{{2}}", "https://a.example/{{name}}",
                "https://{{1}}.example/a", "https://a.example/{{1}}{{2}}",
                "https://a.example/{{1}}?x=1", "https://a.example/{{1", "https://a.example/{{1}}/{{1}}",
            ].map { Part.url($0, sample: "https://a.example/1") }
        )
        + one("url-example", [Part.url("https://a.example/{{1}}"), Part.url("https://a.example/{{1}}", sample: "")])
        + one("phone-missing", [["type": "PHONE_NUMBER", "text": "x"], Part.phone(""), Part.phone("  ")])
        + one("phone-too-long", [Part.phone("123456789012345678901")])
        + one("code-example", [Part.code(nil), Part.code(""), ["type": "COPY_CODE", "example": []]])
        + one("code-too-long", [Part.code(Part.long(16)), ["type": "COPY_CODE", "example": [.string(Part.long(20))]]])
        + one(
            "flow-reference",
            [
                Part.form(), Part.form(("flow_id", "1"), ("flow_name", "a")),
                Part.form(("flow_json", "{}"), ("flow_name", "a")),
            ]
        )
        + one("flow-action", [Part.form(("flow_id", "1"), ("flow_action", "jump"))])
        + one("flow-icon", [Part.form(("flow_id", "1"), ("icon", "HEART"))])
        + one("otp-outside-authentication", [Part.otp("COPY_CODE"), Part.otp("ONE_TAP")])
        + one("product-header", [Part.button("SPM", "View")])

    static let orders: [RuleCase] =
        many(
            "quick-replies-apart",
            [
                [Part.reply("A"), Part.url(), Part.reply("B")], [Part.url(), Part.reply("A"), Part.phone()],
                [Part.reply("A"), Part.phone(), Part.reply("B")],
                [Part.phone(), Part.reply("A"), Part.reply("B"), Part.url()],
                [Part.reply("A"), Part.reply("B"), Part.url(), Part.reply("C")],
            ]
        )
        + many(
            "url-buttons-many",
            [[Part.url(), Part.url("https://b.example", "B"), Part.url("https://c.example", "C")]]
        )
        + many("phone-buttons-many", [[Part.phone(), Part.phone("+12025550144", "Call them")]])
        + many("code-buttons-many", [[Part.code(), Part.code("OTHER")]])
        + many(
            "button-once",
            ["FLOW", "CATALOG", "MPM", "ORDER_DETAILS", "VOICE_CALL"].map { [of($0, "A"), of($0, "B")] }
        )
        + many("button-text-twice", [[Part.reply("A"), Part.reply("A")], [Part.reply("Open"), Part.url()]])
        + many(
            "buttons-too-many",
            [(0..<11).map { Part.reply("Answer \($0)") }, (0..<30).map { Part.reply("Answer \($0)") }]
        )
        + many("buttons-missing", [[]])
        + [no("buttons-missing", "no list", plain + [["type": "BUTTONS"]])]

    // MARK: Authentication

    static let advice: JSON = ["type": "BODY", "add_security_recommendation": true]
    static let code: [JSON] = [advice, Part.buttons(Part.otp("COPY_CODE"))]

    private static func auth(_ rule: String, _ what: String, _ parts: [JSON]) -> RuleCase {
        no(rule, "authentication: \(what)", parts).category("AUTHENTICATION")
    }

    private static func tap(_ rule: String, _ buttons: [JSON]) -> [RuleCase] {
        buttons.map { auth(rule, "\($0.text().prefix(100))", [advice, Part.buttons($0)]) }
    }

    private static func app(_ name: String?, _ hash: String?) -> JSON {
        Part.otp(
            "ONE_TAP",
            ("supported_apps", [["package_name": name.map(JSON.string), "signature_hash": hash.map(JSON.string)]])
        )
    }

    static let authentication: [RuleCase] =
        ["TEXT", "IMAGE", "LOCATION"].map {
            auth("authentication-header", $0, [["type": "HEADER", "format": .string($0), "text": "Hi"]] + code)
        }
        + [0, 91, -1, 1_000].map {
            auth(
                "authentication-expiry",
                "\($0) minutes",
                code + [["type": "FOOTER", "code_expiration_minutes": .integer($0)]]
            )
        }
        + [
            [Part.reply()], [Part.url()], [Part.otp("COPY_CODE"), Part.reply()],
            [Part.otp("COPY_CODE"), Part.otp("COPY_CODE")], [Part.code()],
        ].map {
            auth("authentication-button", "\($0.compactMap { $0["type"]?.string })", [advice, Part.buttons($0)])
        }
        + tap("otp-type", [Part.otp(nil), Part.otp("SMS"), Part.otp("TWO_TAP"), Part.otp("")])
        + tap(
            "otp-text-too-long",
            [
                Part.otp("COPY_CODE", ("text", .string(Part.long(26)))),
                Part.otp("COPY_CODE", ("autofill_text", .string(Part.long(26)))),
            ]
        )
        + tap(
            "otp-apps",
            [
                Part.otp("ONE_TAP"), Part.otp("ONE_TAP", ("supported_apps", [])),
                Part.otp("ONE_TAP", ("supported_apps", .array(Array(repeating: Part.app, count: 6)))),
                Part.otp("ZERO_TAP", ("zero_tap_terms_accepted", true)),
            ]
        )
        + tap(
            "otp-terms",
            [
                Part.otp("ZERO_TAP", ("supported_apps", [Part.app])),
                Part.otp("ZERO_TAP", ("supported_apps", [Part.app]), ("zero_tap_terms_accepted", false)),
            ]
        )
        + tap(
            "otp-package",
            [
                nil, "", "com." + Part.long(221), "example", "com.", ".example", "com.1example", "com._x",
                "com.ex-ample", "com.exämple",
            ]
            .map { app($0, "K8a/AINcGX7") }
        )
        + tap(
            "otp-hash",
            [nil, "short", "K8a/AINcGX7x", "K8a/AINcGX-", "K8a AINcGX7"].map { app("com.example", $0) }
        )
        + [
            auth(
                "authentication-text",
                "its own text",
                [Part.body("{{1}} is the code"), Part.buttons(Part.otp("COPY_CODE"))]
            ),
            auth(
                "authentication-text",
                "advice and text",
                [
                    ["type": "BODY", "text": "Hi", "add_security_recommendation": true],
                    Part.buttons(Part.otp("COPY_CODE")),
                ]
            ),
            auth(
                "authentication-advice",
                "perhaps",
                [["type": "BODY", "add_security_recommendation": "perhaps"], Part.buttons(Part.otp("COPY_CODE"))]
            ),
            auth("authentication-button", "none", [advice]),
            auth("authentication-expiry", "a footer of words", code + [Part.footer("Bye")]),
            auth("authentication-part", "a carousel", code + [Part.carousel([Part.card(), Part.card()])]),
            auth("authentication-part", "an offer", code + [Part.offer("Ends soon")]),
            auth("authentication-part", "permission to call", code + [["type": "CALL_PERMISSION_REQUEST"]]),
            auth("body-missing", "no body", [Part.buttons(Part.otp("COPY_CODE"))]),
        ]

    // MARK: Carousels

    private static func cards(_ rule: String, _ what: String, _ cards: [[JSON]]) -> RuleCase {
        no(rule, what, plain + [Part.carousel(cards)], ("category", "MARKETING"))
    }

    private static let card = Part.card()
    private static let product: JSON = ["type": "HEADER", "format": "PRODUCT"]

    static let carousels: [RuleCase] =
        [0, 1, 11, 20].map { cards("cards-count", "\($0) cards", Array(repeating: card, count: $0)) }
        + ["TEXT", "DOCUMENT", "LOCATION", "GIF"].map { format in
            let odd = Part.card([
                "type": "HEADER", "format": .string(format), "text": "x", "example": ["header_handle": ["4::x"]],
            ])
            return cards("card-header", format, [odd, odd])
        }
        + [
            cards("card-header", "no header", [Array(card.dropFirst()), Array(card.dropFirst())]),
            cards("card-buttons", "no buttons", [Array(card.dropLast()), Array(card.dropLast())]),
            cards("card-buttons", "an empty list", Array(repeating: [card[0], Part.buttons([])], count: 2)),
            cards(
                "card-buttons",
                "three buttons",
                Array(repeating: [card[0], Part.buttons(Part.reply("A"), Part.reply("B"), Part.reply("C"))], count: 2)
            ),
            cards("card-parts", "empty cards", [[], []]),
            cards(
                "card-button-kind",
                "a code",
                Array(repeating: Part.card(Part.media("IMAGE"), "x", Part.code()), count: 2)
            ),
            cards(
                "card-button-kind",
                "a catalogue",
                Array(repeating: Part.card(Part.media("VIDEO"), "x", Part.button("CATALOG", "See all")), count: 2)
            ),
            cards(
                "card-button-kind",
                "a form and an address",
                Array(repeating: Part.card(Part.media("IMAGE"), "x", Part.form(("flow_id", "1")), Part.url()), count: 2)
            ),
            cards(
                "card-product-button",
                "a reply under a product",
                Array(repeating: [product, Part.buttons(Part.reply())], count: 2)
            ),
            cards(
                "card-product-button",
                "two buttons under a product",
                Array(repeating: [product, Part.buttons(Part.button("SPM", "View"), Part.url())], count: 3)
            ),
            cards("card-part", "a footer in a card", [card + [Part.footer("x")], card + [Part.footer("x")]]),
            cards(
                "card-part",
                "a carousel in a card",
                [card + [Part.carousel([card, card])], card + [Part.carousel([card, card])]]
            ),
            cards("card-part", "an offer in a card", [card + [Part.offer("x")], card + [Part.offer("x")]]),
            cards("cards-alike", "one without a text", [card, Part.card(Part.media("IMAGE"), nil)]),
            cards("cards-alike", "a picture and a film", [card, Part.card(Part.media("VIDEO"))]),
            cards(
                "cards-alike",
                "one and two buttons",
                [card, Part.card(Part.media("IMAGE"), "x", Part.url(), Part.reply())]
            ),
            cards("cards-alike", "address and reply", [card, Part.card(Part.media("IMAGE"), "x", Part.reply())]),
            cards(
                "body-too-long-in-card",
                "161",
                Array(repeating: Part.card(Part.media("IMAGE"), Part.long(161)), count: 2)
            ),
            cards(
                "header-media-example",
                "no sample",
                Array(repeating: Part.card(Part.media("IMAGE", handle: nil)), count: 2)
            ),
            cards(
                "body-variable-at-edge",
                "a variable at the edge",
                Array(repeating: [card[0], Part.body("{{1}} for you only now", ["a"]), card[2]], count: 2)
            ),
            cards("quick-replies-apart", "never in two", []).with(
                "components",
                .array(plain + [Part.buttons(Part.reply("A"), Part.url(), Part.reply("B"))])
            ),
            cards(
                "url-variable",
                "in a card",
                Array(
                    repeating: Part.card(Part.media("IMAGE"), "x", Part.url("https://a.example/{{2}}", sample: "1")),
                    count: 2
                )
            ),
        ]

    // MARK: Offers and products

    private static func sale(_ rule: String, _ what: String, _ parts: [JSON]) -> RuleCase {
        no(rule, what, parts, ("category", "MARKETING"))
    }

    private static let pair = Part.buttons(Part.code(), Part.url())

    static let offers: [RuleCase] =
        ["TEXT", "DOCUMENT", "LOCATION"].map { format in
            sale(
                "offer-header",
                format,
                [
                    ["type": "HEADER", "format": .string(format), "text": "x", "example": ["header_handle": ["4::x"]]],
                    Part.offer("Now"), plain[0], pair,
                ]
            )
        }
        + [
            no("offer-category", "utility", [Part.offer("Now"), plain[0], pair]),
            sale("offer-text", "17", [Part.offer(Part.long(17)), plain[0], pair]),
            sale("offer-text", "none", [Part.offer(nil), plain[0], pair]),
            sale("offer-text", "an empty one", [Part.offer(""), plain[0], pair]),
            sale("offer-text", "no offer", [["type": "LIMITED_TIME_OFFER"], plain[0], Part.buttons(Part.url())]),
            sale("offer-expiration", "perhaps", [Part.offer("Now", expires: "perhaps"), plain[0], pair]),
            sale("offer-footer", "a footer", [Part.offer("Now"), plain[0], Part.footer("x"), pair]),
            sale("offer-code", "no code", [Part.offer("Now"), plain[0], Part.buttons(Part.url())]),
            sale(
                "offer-code",
                "the code second",
                [Part.offer("Now"), plain[0], Part.buttons(Part.url(), Part.code())]
            ),
            sale("offer-code", "no buttons", [Part.offer("Now"), plain[0]]),
            sale("offer-url", "no address", [Part.offer("Now"), plain[0], Part.buttons(Part.code())]),
            sale(
                "offer-url",
                "no address, no end",
                [Part.offer("Now", expires: false), plain[0], Part.buttons(Part.reply())]
            ),
            no(
                "call-permission-buttons",
                "permission and a reply",
                plain + [["type": "CALL_PERMISSION_REQUEST"], Part.buttons(Part.reply())]
            ),
            sale(
                "call-permission-buttons",
                "permission and cards",
                plain + [["type": "CALL_PERMISSION_REQUEST"], Part.carousel([card, card])]
            ),
            sale(
                "call-permission-buttons",
                "permission and an offer",
                [Part.offer("Now"), plain[0], ["type": "CALL_PERMISSION_REQUEST"], pair]
            ),
            sale("body-too-long-in-offer", "601", [Part.offer("Now"), Part.body(Part.long(601)), pair]),
            sale(
                "body-too-long-with-product",
                "161",
                [
                    ["type": "HEADER", "format": "PRODUCT"], Part.body(Part.long(161)),
                    Part.buttons(Part.button("SPM", "View")),
                ]
            ),
            sale(
                "product-header",
                "under a picture",
                [Part.media("IMAGE"), plain[0], Part.buttons(Part.button("SPM", "View"))]
            ),
        ]
}
