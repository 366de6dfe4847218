import CloudAPI
import Testing

struct TemplateRenderingTests {
    private let shipped: [TemplateComponentValues] = [
        .header(.text("0042")), .body([.text("Asha"), .text("0042")]), .button(index: 0, .url(suffix: "x?y=1")),
    ]

    private func codes(_ template: TemplateDefinition, _ values: [TemplateComponentValues]) -> [Int] {
        template.render(values).findings.map(\.rule.code)
    }

    @Test
    func `Fills every part`() {
        let rendering = TemplateFixtures.shipped.render(shipped)

        #expect(rendering.findings.isEmpty, "\(rendering.findings)")
        #expect(
            rendering.rendered.text == "Order 0042\nHi Asha, your order 0042 is on its way to you.\nExample Store"
        )
        #expect(rendering.rendered.buttons.map(\.url) == ["https://example.com/t/x?y=1", nil])
        #expect(rendering.rendered.buttons.map(\.payload) == [nil, "Stop"])
    }

    @Test
    func `Fills named variables in any order`() {
        let values: [TemplateComponentValues] = [
            .header(.image(.id("6291"))), .body([.text("Kurta", name: "shop"), .text("Asha", name: "first_name")]),
        ]
        let rendering = TemplateFixtures.named.render(values)

        #expect(rendering.findings.isEmpty, "\(rendering.findings)")
        #expect(rendering.rendered.body == "Hi Asha, welcome to the Kurta family, we are glad.")
        #expect(rendering.rendered.header?.object == ["id": "6291"])
    }

    @Test
    func `Fills a one-time code and its button`() {
        let rendering = TemplateFixtures.code.render(TemplateComponentValues.oneTimeCode("483920"))

        #expect(rendering.findings.isEmpty, "\(rendering.findings)")
        #expect(
            rendering.rendered.text
                == "*483920* is your verification code. For your security, do not share this code.\nThis code expires in 10 minutes."
        )
        #expect(rendering.rendered.buttons.first?.payload == "483920")
        let long = TemplateComponentValues.oneTimeCode("1234567890123456")
        #expect(codes(TemplateFixtures.code, long) == [132005, 132005])
    }

    @Test
    func `Fills the cards of a carousel`() {
        let cards = (0..<2).map { index in
            TemplateCardValues(
                index: index,
                components: [
                    .header(.image(.id("\(index)"))), .body([.text("9\(index)")]), .button(index: 0, .url(suffix: "a")),
                ]
            )
        }
        let rendering = TemplateFixtures.carousel.render([.body([.text("Asha")]), .carousel(cards)])

        #expect(rendering.findings.isEmpty, "\(rendering.findings)")
        #expect(rendering.rendered.cards.map(\.body) == ["Only 90 rupees this week", "Only 91 rupees this week"])
        #expect(codes(TemplateFixtures.carousel, [.body([.text("A")]), .carousel([cards[0]])]).contains(132000))
        #expect(codes(TemplateFixtures.carousel, [.body([.text("A")])]).contains(132000))
    }

    @Test
    func `An offer needs its end and its code`() {
        let header = TemplateComponentValues.header(.image(.id("1")))
        let end = TemplateComponentValues.limitedTimeOffer(expirationMilliseconds: 1)
        let code = TemplateComponentValues.button(index: 0, .copyCode("25OFF"))

        #expect(codes(TemplateFixtures.offer, [header, end, code]).isEmpty)
        #expect(codes(TemplateFixtures.offer, [header, code]) == [131008])
        #expect(codes(TemplateFixtures.offer, [header, end]) == [131008])
    }

    @Test
    func `Says what Meta would say`() {
        let template = TemplateFixtures.shipped

        #expect(codes(template, []) == [132000, 132000, 131008])
        #expect(codes(template, [.header(.text("1")), .body([.text("a")]), shipped[2]]) == [132000])
        #expect(
            codes(template, [.header(.text("1")), .body([.text("a"), .text("b"), .text("c")]), shipped[2]]) == [132000]
        )
        #expect(codes(template, [.header(.image(.id("1"))), shipped[1], shipped[2]]) == [132012])
        #expect(codes(template, [shipped[0], .body([.text("a"), .image(.id("1"))]), shipped[2]]) == [132012])
        #expect(
            codes(template, [shipped[0], .body([.text("a"), .text(String(repeating: "x", count: 1024))]), shipped[2]])
                == [132005]
        )
        #expect(codes(template, shipped + [.button(index: 1, .url(suffix: "x"))]) == [132012])
        #expect(codes(template, shipped + [.button(index: 7, .quickReply(payload: "x"))]) == [132000])
        #expect(codes(template, [shipped[0], shipped[1], .button(index: 0, .url(suffix: ""))]) == [131008])
        #expect(codes(TemplateFixtures.named, [.header(.text("x")), .body([])]) == [132012, 132000])
        #expect(
            codes(TemplateFixtures.named, [.header(.image(.id("1"))), .body([.text("a"), .text("b")])])
                == [100, 100, 132000, 132000]
        )
        #expect(
            codes(TemplateFixtures.code, [.header(.text("x"))] + TemplateComponentValues.oneTimeCode("1")) == [132000]
        )
    }

    @Test
    func `What has no value stays to be seen`() {
        let rendering = TemplateFixtures.shipped.render([.body([.text("Asha")])])

        #expect(rendering.rendered.body == "Hi Asha, your order {{2}} is on its way to you.")
    }

    @Test
    func `Shows a preview with samples`() {
        #expect(
            TemplateFixtures.shipped.sampleRendering.text
                == "Order 0042\nHi Asha, your order 0042 is on its way to you.\nExample Store"
        )
        #expect(TemplateFixtures.carousel.sampleRendering.cards.first?.body == "Only 99 rupees this week")
    }
}
