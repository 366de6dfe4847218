import CloudAPI

/// Templates that Meta refuses, each with the rule that it breaks.
enum RejectedTemplates {
    static let plain: [JSON] = [Part.body("Your order is on its way.")]

    static let all = names + lives + bodies + samples + headers + footers

    static func no(_ rule: String, _ what: String, _ parts: [JSON], _ changes: (String, JSON?)...) -> RuleCase {
        changes.reduce(RuleCase(rule, what, parts)) { $0.with($1.0, $1.1) }
    }

    private static let badNames = [
        "Order", "ORDER", "order-shipped", "order shipped", "order.shipped", "bestellung_ö", "заказ", "注文", "a/b",
        "a:b",
        " order", "order\n", "{{1}}", "a+b", "naïve",
    ]
    private static let badLanguages = [
        "english", "EN", "en-US", "en_us", "en_US_x", "e", "_US", "en_", "EN_us", "12", "eN", "english_US", "en US",
        "en_USAA",
    ]
    private static let noLanguages = ["xx", "tlh", "eo", "la", "qq_QQ", "xx_YY"]
    private static let badCategories = [
        "TRANSACTIONAL", "OTP", "SERVICE", "MARKETINGS", "utility!", "ISSUE_RESOLUTION",
    ]

    static let names: [RuleCase] =
        badNames.map { no("name-characters", "name \($0)", plain, ("name", .string($0))) }
        + badLanguages.map { no("language-form", "language \($0)", plain, ("language", .string($0))) }
        + noLanguages.map { no("language-unknown", "language \($0)", plain, ("language", .string($0))) }
        + badCategories.map { no("category-unknown", "category \($0)", plain, ("category", .string($0))) }
        + missing

    private static let missing: [RuleCase] = [
        no("name-missing", "no name", plain, ("name", nil)), no("name-missing", "an empty name", plain, ("name", "")),
        no("name-missing", "a name of spaces", plain, ("name", "  ")),
        no("name-missing", "a name that is a number", plain, ("name", 7)),
        no("name-too-long", "513 characters", plain, ("name", .string(Part.long(513)))),
        no("language-missing", "no language", plain, ("language", nil)),
        no("language-missing", "an object for a language", plain, ("language", ["code": "en"])),
        no("category-missing", "no category", plain, ("category", nil)),
        no("category-missing", "an empty category", plain, ("category", "")),
        no("parameter-format", "MIXED", plain, ("parameter_format", "MIXED")),
        no("parameter-format", "a number", plain, ("parameter_format", 1)),
        no("components-missing", "no parts", plain, ("components", nil)),
        no("components-missing", "no list", plain, ("components", "x")),
        no("components-missing", "an empty list", []),
        no("component-type", "a part without a type", plain + [["text": "x"]]),
        no("component-type", "a text for a part", plain + ["x"]),
        no("component-unknown", "an unknown part", plain + [["type": "SIDEBAR"]]),
        no("component-unknown", "a button among the parts", plain + [["type": "QUICK_REPLY", "text": "x"]]),
        no("component-twice", "two bodies", plain + plain),
        no("component-twice", "two footers", plain + [Part.footer("a"), Part.footer("b")]),
        no("component-twice", "two headers", [Part.header("a"), Part.header("b")] + plain),
    ]

    static let lives: [RuleCase] =
        [29, 43_201, 0, -2, 2_592_000].map {
            no("ttl-utility", "\($0) s", plain, ("message_send_ttl_seconds", .integer($0)))
        }
        + [43_199, 2_592_001, 30].map {
            no("ttl-marketing", "\($0) s", plain, ("category", "MARKETING"), ("message_send_ttl_seconds", .integer($0)))
        }
        + [29, 901, 3_600].map {
            no(
                "ttl-authentication",
                "\($0) s",
                RejectedKinds.code,
                ("category", "AUTHENTICATION"),
                ("message_send_ttl_seconds", .integer($0))
            )
        }
        + [
            no("ttl-number", "words", plain, ("message_send_ttl_seconds", "an hour")),
            no("ttl-number", "a fraction", plain, ("message_send_ttl_seconds", "60.5")),
        ]

    // MARK: Bodies

    private static let edges = [
        "{{1}}, it is here now today.", "It is here now today {{1}}", "It is here now today {{1}} ",
        "  {{1}} it is here now today",
        "{{1}} is what we have for you {{2}}", "\n{{1}} it is here now today.",
    ]
    private static let neighbours = [
        "Dear {{1}}{{2}}, it is here now, today.", "It is {{1}} and {{2}}{{3}} that we now have here for you.",
    ]
    private static let dense = [
        "Dear {{1}}, hi.", "a {{1}} b {{2}} c {{3}} d", "A {{1}} b.", "Hi {{1}} - {{2}} - {{3}} bye",
    ]
    private static let braces = [
        "Dear {{1}, it is here now.", "Dear {1}}, it is here now.", "Dear {{$}}, it is here now.",
        "Dear {{#1}}, it is here now.",
        "Dear {{50%}}, it is here now.", "Dear {{}}, it is here now.", "Dear {{first name}}, it is here now.",
        "Dear {{1}} }} it is here now.",
        "Dear {{ }}, it is here now.", "Dear {{a-b}}, it is here now.", "Dear {{\n1}}, it is here now.",
    ]
    private static let gaps = [
        "Dear {{2}}, it is here now.", "Dear {{1}}, it is {{3}} here now, today.", "Dear {{0}}, it is here now.",
        "Dear {{3}}, it is {{2}} here now, today.", "Dear {{11}}, it is here now.",
    ]
    private static let words = [
        "Dear {{name}}, it is here now.", "Dear {{1}}, it is {{date}} here now, today.", "Dear {{a1}}, it is here now.",
    ]

    private static func bodies(_ rule: String, _ texts: [String]) -> [RuleCase] {
        texts.map { no(rule, "body \($0)", [Part.body($0, ["a", "b", "c"])]) }
    }

    static let bodies: [RuleCase] =
        bodies("body-variable-at-edge", edges) + bodies("body-variables-adjacent", neighbours)
        + bodies("body-variable-ratio", dense)
        + bodies("body-braces", braces) + bodies("body-variable-gap", gaps) + bodies("body-variable-number", words)
        + ["FirstName", "first_Name", "prénom", "1", "12"].map {
            no(
                "body-variable-name",
                "named \($0)",
                [Part.named("Dear {{\($0)}}, it is here now.", [$0: "Asha"])],
                ("parameter_format", "NAMED")
            )
        }
        + [
            no("body-missing", "a footer only", [Part.footer("x")]),
            no("body-missing", "a header only", [Part.header("x")]),
            no("body-missing", "buttons only", [Part.buttons(Part.reply())]),
            no("body-text-missing", "no text", [["type": "BODY"]]),
            no("body-text-missing", "an empty text", [Part.body("")]),
            no("body-text-missing", "spaces", [Part.body(" \n ")]),
            no("body-text-missing", "a number", [["type": "BODY", "text": 4]]),
            no("body-too-long", "1025", [Part.body(Part.long(1025))]),
            no("body-too-long", "2000", [Part.body(Part.long(2000))]),
            no("body-too-long", "in two scalars each", [Part.body(String(repeating: "🇮🇳", count: 513))]),
        ]

    static let samples: [RuleCase] = [
        no("body-example", "none", [Part.body("Dear {{1}}, it is here now.")]),
        no("body-example", "one of two", [Part.body("Dear {{1}}, it is {{2}} here now, today.", ["a"])]),
        no("body-example", "an empty one", [Part.body("Dear {{1}}, it is here now.", [""])]),
        no("body-example", "an empty list", [Part.body("Dear {{1}}, it is here now.", [])]),
        no(
            "body-example",
            "of another name",
            [Part.named("Dear {{a}}, it is here now.", ["b": "x"])],
            ("parameter_format", "NAMED")
        ),
        no(
            "body-example",
            "positional for named",
            [Part.body("Dear {{a}}, it is here now.", ["x"])],
            ("parameter_format", "NAMED")
        ),
        no("body-example-extra", "two for one", [Part.body("Dear {{1}}, it is here now.", ["a", "b"])]),
        no(
            "body-example-extra",
            "three for two",
            [Part.body("Dear {{1}}, it is {{2}} here now, today.", ["a", "b", "c"])]
        ),
        no("header-example", "none", [Part.header("Order {{1}}")] + plain),
        no("header-example", "an empty one", [Part.header("Order {{1}}", [""])] + plain),
        no("header-example-extra", "two", [Part.header("Order {{1}}", ["a", "b"])] + plain),
    ]

    // MARK: Headers and footers

    private static let decorated = ["*Sale*", "Hello 👋", "Two\nlines", "Order * now", "🎉", "Hi\r\nthere"]

    static let headers: [RuleCase] =
        decorated.map { no("header-characters", "header \($0)", [Part.header($0)] + plain) }
        + ["Order {{1", "Order }} now", "Order {{#}}", "{{}}"].map {
            no("header-braces", "header \($0)", [Part.header($0, ["a"])] + plain)
        }
        + ["Order {{2}}", "Order {{0}}"].map {
            no("header-variable-gap", "header \($0)", [Part.header($0, ["a", "b"])] + plain)
        }
        + ["IMAGE", "VIDEO", "DOCUMENT"].map {
            no("header-media-example", "\($0) without a sample", [Part.media($0, handle: nil)] + plain)
        }
        + ["AUDIO", "STICKER", "SMELL", "CONTACT"].map { no("header-format", $0, [Part.media($0)] + plain) }
        + [
            no("header-media-example", "an empty handle", [Part.media("IMAGE", handle: "")] + plain),
            no("header-text-missing", "no text", [["type": "HEADER", "format": "TEXT"]] + plain),
            no("header-text-missing", "spaces", [Part.header("  ")] + plain),
            no("header-text-missing", "nothing at all", [["type": "HEADER"]] + plain),
            no("header-too-long", "61", [Part.header(Part.long(61))] + plain),
            no("header-too-long", "200", [Part.header(Part.long(200))] + plain),
            no("header-variables", "two", [Part.header("{{1}} and {{2}}", ["a", "b"])] + plain),
            no("header-variable-number", "a name", [Part.header("Order {{id}}", ["a"])] + plain),
            no(
                "header-variable-name",
                "a number",
                [Part.header("Order {{1}}", ["a"])] + plain,
                ("parameter_format", "NAMED")
            ),
            no(
                "header-variable-name",
                "capitals",
                [Part.header("Order {{Id}}", ["a"])] + plain,
                ("parameter_format", "NAMED")
            ),
        ]

    static let footers: [RuleCase] = [
        no("footer-text-missing", "no text", plain + [["type": "FOOTER"]]),
        no("footer-text-missing", "an empty one", plain + [Part.footer("")]),
        no("footer-too-long", "61", plain + [Part.footer(Part.long(61))]),
        no("footer-too-long", "300", plain + [Part.footer(Part.long(300))]),
        no("footer-variable", "a variable", plain + [Part.footer("By {{1}} now")]),
        no("footer-variable", "a name", plain + [Part.footer("By {{shop}} now")]),
        no("footer-variable", "half of one", plain + [Part.footer("By }} now")]),
        no("footer-characters", "an emoji", plain + [Part.footer("With love 💚")]),
        no("footer-characters", "a sign as an emoji", plain + [Part.footer("With love ❤️")]),
        no("footer-characters", "two lines", plain + [Part.footer("Lucky Shrub\nReply STOP to end")]),
    ]
}
