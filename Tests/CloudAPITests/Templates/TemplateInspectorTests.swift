import CloudAPI
import Testing

struct TemplateInspectorTests {
    private func check(_ change: (inout TemplateDefinition) -> Void) -> [String] {
        var template = TemplateFixtures.shipped
        change(&template)
        return template.problems.map { [$0.path, $0.subcode.map { "\($0)" }].compactMap { $0 }.joined(separator: " ") }
    }

    private func checkBody(_ text: String, _ examples: [String] = ["a", "b", "c", "d"]) -> [String] {
        check { template in
            let count = TemplateText(text).variables.count
            template.components = [
                .body(TemplateBody(text: text, examples: .positional(Array(examples.prefix(count)))))
            ]
        }
    }

    @Test(arguments: ["", "Order", "order-shipped", "bestellung_ö", "a b", String(repeating: "a", count: 513)])
    func `Refuses a bad name`(name: String) {
        #expect(check { $0.name = name } == ["name"])
    }

    @Test(arguments: ["", "english", "EN", "en-US", "en_us", "en_US_x"])
    func `Refuses a bad language`(language: String) {
        #expect(check { $0.language = language } == ["language"])
    }

    @Test(arguments: ["en", "fil", "pt_BR", "zh_CN", "prs_AF"])
    func `Takes a good language`(language: String) {
        #expect(check { $0.language = language }.isEmpty)
    }

    @Test(
        arguments: [
            ("Plain.", []),
            ("Dear {{1}}, it is here now.", []),
            ("{{1}}, it is here now today.", ["components[0].text 2388299"]),
            ("It is here now today {{1}}", ["components[0].text 2388299"]),
            ("It is here now today {{1}} ", ["components[0].text 2388299"]),
            ("Dear {{1}}{{2}}, it is here now, today.", ["components[0].text 2388072"]),
            (
                "Dear {{1}}, it is {{3}} here now.",
                ["components[0].text 2388072", "components[0].example.body_text 2388072"]
            ),
            ("Dear {{2}}, it is here now.", ["components[0].text 2388072", "components[0].example.body_text 2388072"]),
            (
                "Dear {{name}}, it is here now.",
                ["components[0].text 2388072", "components[0].example.body_text 2388072"]
            ),
            ("Dear {{1}, it is here now.", ["components[0].text 2388072"]),
            ("Dear {{$}}, it is here now.", ["components[0].text 2388072"]),
            ("Dear {{1}}, hi.", ["components[0].text 2388293"]),
            (String(repeating: "a", count: 1024), []),
            (String(repeating: "a", count: 1025), ["components[0].text 2388040"]),
        ] as [(String, [String])]
    )
    func `Checks the text of the body`(text: String, expected: [String]) {
        #expect(checkBody(text) == expected)
    }

    @Test
    func `Wants an example for each variable`() {
        #expect(checkBody("Dear {{1}}, it is here now.", []) == ["components[0].example.body_text 2388072"])
        #expect(
            check { template in
                template = TemplateFixtures.named
                template.components[1] = .body(
                    TemplateBody(
                        text: "Hi {{first_name}}, it is here now.",
                        examples: .named([NamedExample(name: "other", example: "x")])
                    )
                )
            } == ["components[1].example.body_text_named_params 2388072"]
        )
    }

    @Test
    func `Named variables are lower case`() {
        #expect(
            check { template in
                template = TemplateFixtures.named
                template.components[1] = .body(
                    TemplateBody(
                        text: "Hi {{FirstName}}, it is here now.",
                        examples: .named([NamedExample(name: "FirstName", example: "x")])
                    )
                )
            } == ["components[1].text 2388072"]
        )
    }

    @Test
    func `Checks header and footer`() {
        #expect(
            check {
                $0.components[0] = .header(TemplateHeader(text: "*Hi* {{1}} {{2}}", examples: .positional(["a", "b"])))
            }
                == ["components[0].text 2388047", "components[0].text 2388047"]
        )
        #expect(
            check { $0.components[0] = .header(TemplateHeader(text: String(repeating: "a", count: 61))) }
                == ["components[0].text 2388040"]
        )
        #expect(
            check { $0.components[0] = .header(TemplateHeader(media: .image)) } == ["components[0].example 2388047"]
        )
        #expect(
            check { $0.components[0] = .header(TemplateHeader(media: "SMELL")) } == ["components[0].format 2388047"]
        )
        #expect(
            check { $0.components[2] = .footer(TemplateFooter(text: "Bye {{1}}")) } == ["components[2].text 2388073"]
        )
    }

    @Test(
        arguments: [
            (["QUICK_REPLY", "QUICK_REPLY", "URL", "PHONE_NUMBER"], true),
            (["URL", "PHONE_NUMBER", "QUICK_REPLY", "QUICK_REPLY"], true),
            (["QUICK_REPLY", "URL", "QUICK_REPLY"], false),
            (["URL", "QUICK_REPLY", "PHONE_NUMBER"], false),
            (["URL", "URL"], true),
            (["URL", "URL", "URL"], false),
            (["PHONE_NUMBER", "PHONE_NUMBER"], false),
            (["COPY_CODE", "URL"], true),
            (Array(repeating: "QUICK_REPLY", count: 10), true),
            (Array(repeating: "QUICK_REPLY", count: 11), false),
            (["HOLOGRAM"], false),
            (["OTP"], false),
            ([], false),
        ] as [([String], Bool)]
    )
    func `Checks kinds, counts and order of buttons`(kinds: [String], isGood: Bool) {
        let buttons = kinds.enumerated().map { index, kind in
            TemplateButton(
                TemplateButton.Kind(rawValue: kind),
                text: "Label \(index)",
                url: kind == "URL" ? "https://example.com" : nil,
                phoneNumber: kind == "PHONE_NUMBER" ? "+12025550143" : nil,
                example: kind == "COPY_CODE" ? "25OFF" : nil
            )
        }

        #expect(check { $0.components[3] = .buttons(buttons) }.isEmpty == isGood)
    }

    @Test
    func `Checks each button`() {
        func check(_ button: TemplateButton) -> [String] {
            self.check { $0.components[3] = .buttons([button]) }
                .map { $0.replacing("components[3].buttons[0].", with: "") }
        }

        #expect(check(TemplateButton(.quickReply)) == ["text"])
        #expect(check(TemplateButton(.quickReply, text: String(repeating: "a", count: 26))) == ["text"])
        #expect(check(TemplateButton(.url, text: "x", url: "example.com")) == ["url"])
        #expect(check(TemplateButton(.url, text: "x", url: "https://a.example/{{1}}")) == ["example"])
        #expect(check(TemplateButton(.url, text: "x", url: "https://a.example/{{1}}/x", example: "1")) == ["url"])
        #expect(check(TemplateButton(.url, text: "x", url: "https://a.example/{{2}}", example: "1")) == ["url"])
        #expect(check(TemplateButton(.phoneNumber, text: "x")) == ["phone_number"])
        #expect(check(TemplateButton(.copyCode)) == ["example"])
        #expect(check(TemplateButton(.copyCode, example: String(repeating: "A", count: 16))) == ["example"])
        #expect(check(TemplateButton(.flow, text: "x", more: ["flow_id": "1"])).isEmpty)
        #expect(check(TemplateButton(.flow, text: "x")) == ["components[3].buttons[0]"])
    }

    @Test
    func `Checks authentication templates`() {
        func check(_ change: (inout TemplateDefinition) -> Void) -> [String] {
            var template = TemplateFixtures.code
            change(&template)
            return template.problems.map(\.path)
        }

        #expect(check { $0.components[0] = .body(TemplateBody(text: "My own text")) } == ["components[0].text"])
        #expect(
            check { $0.components[1] = .footer(TemplateFooter(codeExpirationMinutes: 91)) } == [
                "components[1].code_expiration_minutes"
            ]
        )
        #expect(check { $0.components.removeLast() } == ["components"])
        #expect(check { $0.components.insert(.header(TemplateHeader(text: "Hi")), at: 0) } == ["components[0]"])
        #expect(
            check { $0.components[2] = .buttons([TemplateButton(.oneTimeCode, more: ["otp_type": "ZERO_TAP"])]) }
                == ["components[2].buttons[0].zero_tap_terms_accepted", "components[2].buttons[0].supported_apps"]
        )
        #expect(check { $0.ttlSeconds = 600 }.isEmpty)
        #expect(check { $0.ttlSeconds = 3600 } == ["message_send_ttl_seconds"])
    }

    @Test
    func `Checks carousels and offers`() {
        func check(_ template: TemplateDefinition, _ change: (inout TemplateDefinition) -> Void) -> [String] {
            var template = template
            change(&template)
            return template.problems.map(\.path)
        }
        let cards = TemplateFixtures.carousel.cards

        #expect(
            check(TemplateFixtures.carousel) { $0.components[1] = .carousel([cards[0]]) } == ["components[1].cards"]
        )
        #expect(
            check(TemplateFixtures.carousel) { template in
                var other = cards[1]
                other.components.removeLast()
                template.components[1] = .carousel([cards[0], other])
            } == ["components[1].cards"]
        )
        #expect(check(TemplateFixtures.offer) { $0.category = .utility } == ["components[1]"])
        #expect(
            check(TemplateFixtures.offer) {
                $0.components[3] = .buttons([TemplateButton(.url, text: "x", url: "https://a.example")])
            } == ["components[3]"]
        )
        #expect(
            check(TemplateFixtures.offer) {
                $0.components[1] = .limitedTimeOffer(text: String(repeating: "a", count: 17), hasExpiration: true)
            }
                == ["components[1].limited_time_offer.text"]
        )
    }

    @Test
    func `A template is a body at least, each part once`() {
        #expect(check { $0.components = [] } == ["components", "components"])
        #expect(check { $0.components.append(.footer(TemplateFooter(text: "x"))) } == ["components[4].type"])
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `No template crashes the inspector, the reader or the renderer`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for _ in 0..<30 {
            var json = random.pick(TemplateFixtures.all).json
            json = json.replacing(json.randomPath(using: &random), by: .random(depth: 3, using: &random))
            _ = TemplateInspector.problems(in: json)
            guard let template = try? TemplateDefinition(json) else { continue }
            _ = template.variables
            _ = template.sampleRendering.text
            _ = template.render(components: .random(depth: 4, using: &random))
        }
    }
}
