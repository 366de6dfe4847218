import CloudAPI

/// Templates that Meta takes: its documented shapes, and the edges of its limits.
enum AcceptedTemplates {
    private static let plain = [Part.body("Your order is on its way.")]

    private static func ok(_ what: String, _ parts: [JSON], _ changes: (String, JSON?)...) -> RuleCase {
        changes.reduce(RuleCase(nil, what, parts)) { $0.with($1.0, $1.1) }
    }

    static let all = names + texts + headers + buttons + authentication + carousels + kinds

    static let names: [RuleCase] =
        ["a", "x_1", "order_shipped_2026", "0", "_", Part.long(512)].map {
            ok("name \($0.prefix(20))", plain, ("name", .string($0)))
        }
        + [
            "en", "en_GB", "hi", "es", "es_AR", "pt_BR", "pt_PT", "ar", "zh_CN", "zh_HK", "fil", "rw_RW", "ky_KG", "ta",
            "te",
            "mr", "bn", "gu", "kn", "ml", "pa", "ur", "de", "fr", "it", "ja", "ko", "id", "tr", "vi", "es_CL", "be_BY",
            "prs_AF",
            "si_LK", "ps_AF", "en_IN", "ar_AE", "bn_IN", "nl_BE", "de_AT", "fr_CI", "es_UY",
        ].map {
            ok("language \($0)", plain, ("language", .string($0)))
        }
        + ["UTILITY", "utility", "Marketing", "MARKETING"].map {
            ok("category \($0)", plain, ("category", .string($0)))
        }
        + [30, 43_200, 3_600, -1].map { ok("utility lives \($0) s", plain, ("message_send_ttl_seconds", .integer($0))) }
        + [43_200, 2_592_000, -1].map {
            ok("marketing lives \($0) s", plain, ("category", "MARKETING"), ("message_send_ttl_seconds", .integer($0)))
        }
        + [
            ok("the seconds as a text", plain, ("message_send_ttl_seconds", "60")),
            ok("positional, said so", plain, ("parameter_format", "positional")),
            ok("a category that may change", plain, ("allow_category_change", true)),
        ]

    private static let bodies: [String] = [
        "Plain.", "Dear {{1}}, it is here now.", "It costs 5 { and } more.", "A {{1}} b c {{2}} d e f.",
        "Line one.\nLine two.", "Line one.\n\nLine two.", "*Bold* _italic_ ~struck~ `code`.", "Hello 👋, all is well.",
        "Hi {{1}}, {{1}} is your name, we think.", "Hi { {1}, fine.", Part.long(1024), "您好 {{1}}，您的订单已经发货了。",
        "नमस्ते {{1}}, आपका ऑर्डर भेज दिया गया है।", "مرحبا {{1}}، تم شحن طلبك اليوم بنجاح.",
    ]

    static let texts: [RuleCase] =
        bodies.map { text in
            ok(
                "body \(text.prefix(30))",
                [Part.body(text, Array(["Asha", "Monday"].prefix(TemplateText(text).variables.count)))]
            )
        }
        + otherTexts

    private static let otherTexts: [RuleCase] = [
        ok(
            "samples in one plain list",
            [
                ["type": "BODY", "text": "Dear {{1}}, it is here now.", "example": ["body_text": ["Asha"]]]
            ]
        ),
        ok("types in small letters", [["type": "body", "text": "Plain."]]),
        ok(
            "named",
            [Part.named("Hi {{first_name}}, it is here now.", ["first_name": "Asha"])],
            ("parameter_format", "NAMED")
        ),
        ok(
            "named twice",
            [Part.named("Hi {{a_1}}, {{b}} and {{a_1}} are here now, you see.", ["a_1": "x", "b": "y"])],
            ("parameter_format", "named")
        ),
        ok("footer of 60", plain + [Part.footer(Part.long(60))]),
        ok("footer", plain + [Part.footer("Reply STOP to end")]),
        ok("a footer with signs", plain + [Part.footer("© Lucky Shrub™ – since 1999, #1 & 100 %")]),
    ]

    private static let headerParts: [JSON] = [
        Part.header("Order"), Part.header(Part.long(60)), Part.header("Order {{1}}", ["0042"]),
        Part.header("{{1}}", ["Hello"]), Part.header("{{1}} is here", ["It"]), Part.media("IMAGE"), Part.media("VIDEO"),
        Part.media("DOCUMENT"), Part.media("image"), ["type": "HEADER", "format": "LOCATION"],
        ["type": "HEADER", "text": "Without a format"],
    ]

    static let headers: [RuleCase] =
        headerParts.map { ok("header \($0.text().prefix(70))", [$0] + plain) } + otherHeaders

    private static let otherHeaders: [RuleCase] = [
        ok("a GIF", [Part.media("GIF")] + plain, ("category", "MARKETING")),
        ok("a place in marketing", [["type": "HEADER", "format": "LOCATION"]] + plain, ("category", "MARKETING")),
        ok(
            "a named header",
            [
                [
                    "type": "HEADER", "format": "TEXT", "text": "Order {{order_id}}",
                    "example": ["header_text_named_params": [["param_name": "order_id", "example": "7"]]],
                ]
            ] + plain,
            ("parameter_format", "NAMED")
        ),
        ok("all four parts", [Part.header("Hi"), plain[0], Part.footer("Bye"), Part.buttons(Part.reply())]),
        ok("parts in another order", [Part.buttons(Part.reply()), Part.footer("Bye"), plain[0], Part.header("Hi")]),
    ]

    private static let buttonLists: [[JSON]] = [
        [Part.reply()], [Part.reply("A"), Part.reply("B"), Part.reply("C")],
        (0..<10).map { Part.reply("Answer \($0)") }, [Part.reply(Part.long(25))], [Part.url()],
        [Part.url(), Part.url("https://example.com/b", "More")], [Part.url("http://example.com")],
        [Part.url("https://example.com/t/{{1}}", sample: "https://example.com/t/42")],
        [Part.url("https://example.com/?q={{1}}", sample: "42")], [Part.url("https://example.com/" + Part.long(1980))],
        [["type": "URL", "text": "Open", "url": "https://example.com/{{1}}", "example": "42"]],
        [Part.phone()], [Part.phone("+44 (20) 7946-0958")], [Part.phone("12345678901234567890")],
        [Part.reply("A"), Part.reply("B"), Part.url(), Part.phone()],
        [Part.url(), Part.phone(), Part.reply("A"), Part.reply("B")], [Part.phone(), Part.url()],
        [Part.url(), Part.phone()], [Part.reply("A"), Part.form(("flow_id", "123"))],
        [Part.form(("flow_id", "123"))], [Part.form(("flow_name", "booking"))], [Part.form(("flow_json", "{}"))],
        [Part.form(("flow_id", "1"), ("flow_action", "navigate"), ("navigate_screen", "FIRST"))],
        [Part.form(("flow_id", "1"), ("flow_action", "data_exchange"))],
        [Part.form(("flow_id", "1"), ("icon", "DOCUMENT"))], [Part.form(("flow_id", "1"), ("icon", "REVIEW"))],
        [Part.button("VOICE_CALL", "Call now")], [Part.button("VOICE_CALL", "Call now"), Part.reply()],
    ]

    static let buttons: [RuleCase] =
        buttonLists.map { buttons in
            ok("buttons \(JSON.array(buttons).text().prefix(90))", plain + [Part.buttons(buttons)])
        } + coupons

    private static let coupons: [RuleCase] = [
        ok("a coupon", plain + [Part.buttons(Part.code())], ("category", "MARKETING")),
        ok(
            "a coupon's list",
            plain + [Part.buttons(["type": "COPY_CODE", "example": ["SAVE15"]])],
            ("category", "MARKETING")
        ),
        ok("a coupon of 15", plain + [Part.buttons(Part.code(Part.long(15)))], ("category", "MARKETING")),
        ok("a coupon and an address", plain + [Part.buttons(Part.code(), Part.url())], ("category", "MARKETING")),
        ok("a coupon after replies", plain + [Part.buttons(Part.reply("A"), Part.code())], ("category", "MARKETING")),
    ]

    private static let advice: JSON = ["type": "BODY", "add_security_recommendation": true]

    private static func auth(_ what: String, _ parts: [JSON], _ changes: (String, JSON?)...) -> RuleCase {
        changes.reduce(RuleCase(nil, "authentication: \(what)", parts).category("AUTHENTICATION")) {
            $0.with($1.0, $1.1)
        }
    }

    static let authentication: [RuleCase] =
        otherCodes
        + [30, 900, 600, -1].map {
            auth(
                "lives \($0) s",
                [advice, Part.buttons(Part.otp("COPY_CODE"))],
                ("message_send_ttl_seconds", .integer($0))
            )
        }
        + [1, 10, 90].map {
            auth(
                "\($0) minutes",
                [
                    advice, ["type": "FOOTER", "code_expiration_minutes": .integer($0)],
                    Part.buttons(Part.otp("COPY_CODE")),
                ]
            )
        }

    private static let otherCodes: [RuleCase] = [
        auth(
            "without advice",
            [["type": "BODY", "add_security_recommendation": false], Part.buttons(Part.otp("COPY_CODE"))]
        ),
        auth("a bare body", [["type": "BODY"], Part.buttons(Part.otp("COPY_CODE"))]),
        auth("its own label", [advice, Part.buttons(Part.otp("COPY_CODE", ("text", "Copy the code")))]),
        auth("in small letters", [advice, Part.buttons(Part.otp("copy_code"))]),
        auth(
            "one tap",
            [advice, Part.buttons(Part.otp("ONE_TAP", ("autofill_text", "Fill in"), ("supported_apps", [Part.app])))]
        ),
        auth(
            "one tap, one app in the button itself",
            [
                advice,
                Part.buttons(
                    Part.otp("ONE_TAP", ("package_name", "com.example.luckyshrub"), ("signature_hash", "K8a/AINcGX7"))
                ),
            ]
        ),
        auth(
            "five apps",
            [
                advice,
                Part.buttons(Part.otp("ONE_TAP", ("supported_apps", .array(Array(repeating: Part.app, count: 5))))),
            ]
        ),
        auth(
            "an app of many parts",
            [
                advice,
                Part.buttons(
                    Part.otp(
                        "ONE_TAP",
                        ("supported_apps", [["package_name": "com.Lucky_1.shrub.a9", "signature_hash": "K8a/+INcGX="]])
                    )
                ),
            ]
        ),
        auth(
            "zero tap",
            [
                advice,
                Part.buttons(Part.otp("ZERO_TAP", ("zero_tap_terms_accepted", true), ("supported_apps", [Part.app]))),
            ]
        ),
    ]

    static let carousels: [RuleCase] =
        [2, 3, 10].map { count in
            ok(
                "\(count) cards",
                plain + [Part.carousel(Array(repeating: Part.card(), count: count))],
                ("category", "MARKETING")
            )
        }
        + cards.map { card in
            ok(
                "cards \(JSON.array(card).text().prefix(80))",
                plain + [Part.carousel([card, card])],
                ("category", "MARKETING")
            )
        }

    private static let cards: [[JSON]] = [
        Part.card(Part.media("VIDEO")), Part.card(Part.media("IMAGE"), nil),
        Part.card(Part.media("IMAGE"), Part.long(160)),
        Part.card(Part.media("IMAGE"), "Nice", Part.url(), Part.reply("More")),
        Part.card(Part.media("IMAGE"), "Nice", Part.reply("A"), Part.reply("B")),
        Part.card(Part.media("IMAGE"), "Nice", Part.phone()),
        Part.card(Part.media("IMAGE"), "Nice", Part.url("https://example.com/{{1}}", sample: "1")),
        [Part.media("IMAGE"), Part.body("Only {{1}} rupees for this", ["99"]), Part.buttons(Part.url())],
        [["type": "HEADER", "format": "PRODUCT"], Part.buttons(Part.button("SPM", "View"))],
        [["type": "HEADER", "format": "PRODUCT"], Part.buttons(Part.url())],
    ]

    private static let selling: [RuleCase] = [
        ok("an offer", [Part.offer("Ends soon"), Part.body("A quarter off."), Part.buttons(Part.code(), Part.url())]),
        ok(
            "an offer under a picture",
            [Part.media("IMAGE"), Part.offer("Ends soon"), Part.body("Less."), Part.buttons(Part.code(), Part.url())]
        ),
        ok(
            "an offer under a video",
            [
                Part.media("VIDEO"), Part.offer(Part.long(16)), Part.body(Part.long(600)),
                Part.buttons(Part.code(), Part.url()),
            ]
        ),
        ok(
            "an offer without an end",
            [Part.offer("For you", expires: false), Part.body("Less."), Part.buttons(Part.url())]
        ),
        ok(
            "an offer that says nothing of an end",
            [Part.offer("For you", expires: nil), Part.body("Less."), Part.buttons(Part.url())]
        ),
        ok("the catalogue", plain + [Part.buttons(Part.button("CATALOG", "View catalog"))]),
        ok(
            "the catalogue with a footer",
            plain + [Part.footer("Bye"), Part.buttons(Part.button("CATALOG", "View catalog"))]
        ),
        ok("many products", [Part.header("For you"), plain[0], Part.buttons(Part.button("MPM", "View items"))]),
        ok(
            "one product",
            [
                ["type": "HEADER", "format": "PRODUCT"], Part.body(Part.long(160)),
                Part.buttons(Part.button("SPM", "View")),
            ]
        ),
    ]

    static let kinds: [RuleCase] = selling.map { $0.category("MARKETING") } + others

    private static let others: [RuleCase] = [
        ok(
            "an order",
            plain + [Part.buttons(Part.button("ORDER_DETAILS", "Review and pay"))],
            ("display_format", "ORDER_DETAILS")
        ),
        ok(
            "an order in marketing",
            plain + [Part.buttons(Part.button("ORDER_DETAILS", "Pay"))],
            ("display_format", "ORDER_DETAILS"),
            ("category", "MARKETING")
        ),
        ok(
            "an order under a picture",
            [Part.media("IMAGE")] + plain + [Part.buttons(Part.button("ORDER_DETAILS", "Pay"))],
            ("display_format", "ORDER_DETAILS")
        ),
        ok("permission to call", plain + [["type": "CALL_PERMISSION_REQUEST"]]),
        ok("permission to call, with a header", [Part.header("Hi")] + plain + [["type": "call_permission_request"]]),
    ]
}
