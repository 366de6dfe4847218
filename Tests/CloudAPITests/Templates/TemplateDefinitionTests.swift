import CloudAPI
import Testing

struct TemplateDefinitionTests {
    @Test(arguments: TemplateFixtures.all)
    func `Comes back as it was written`(template: TemplateDefinition) throws {
        #expect(try TemplateDefinition(template.json) == template)
        #expect(template.findings(on: "2026-11-29").isEmpty, "\(template.findings(on: "2026-11-29"))")
    }

    @Test
    func `Is written as Meta reads it`() throws {
        let expected = """
            {"name":"order_shipped","language":"en_US","category":"UTILITY","parameter_format":"POSITIONAL","components":[
            {"type":"HEADER","format":"TEXT","text":"Order {{1}}","example":{"header_text":["0042"]}},
            {"type":"BODY","text":"Hi {{1}}, your order {{2}} is on its way to you.","example":{"body_text":[["Asha","0042"]]}},
            {"type":"FOOTER","text":"Example Store"},
            {"type":"BUTTONS","buttons":[
            {"type":"URL","text":"Track","url":"https://example.com/t/{{1}}","example":["0042"]},
            {"type":"QUICK_REPLY","text":"Stop"}]}]}
            """

        #expect(TemplateFixtures.shipped.json == (try JSON(parsing: expected.utf8)))
    }

    @Test
    func `Lists everything that a send must give`() {
        #expect(TemplateFixtures.shipped.variables.map(\.id) == ["header.1", "body.1", "body.2", "button.0.1"])
        #expect(TemplateFixtures.shipped.variables.map(\.sample) == ["0042", "Asha", "0042", "0042"])
        #expect(TemplateFixtures.named.variables.map(\.id) == ["header.image", "body.first_name", "body.shop"])
        #expect(TemplateFixtures.code.variables.map(\.id) == ["body.1", "button.0.1"])
        #expect(
            TemplateFixtures.carousel.variables.map(\.id) == [
                "body.1", "card.0.header.image", "card.0.body.1", "card.0.button.0.1", "card.1.header.image",
                "card.1.body.1", "card.1.button.0.1",
            ]
        )
        #expect(
            TemplateFixtures.offer.variables.map(\.id) == [
                "header.image", "offer.offerExpiration", "button.0.copyCode",
            ]
        )
    }

    @Test
    func `Takes kinds in either case and keeps what it does not know`() throws {
        let json: JSON = [
            "name": "x", "language": "en", "category": "utility",
            "components": [
                ["type": "body", "text": "Hi"], ["type": "HOLOGRAM", "depth": 3],
                ["type": "buttons", "buttons": [["type": "flow", "text": "Go", "flow_id": 5]]],
            ],
        ]
        let template = try TemplateDefinition(json)

        #expect(template.category == .utility)
        #expect(template.body?.text == "Hi")
        #expect(template.buttons.first?.kind == .flow)
        #expect(template.json["components"]?[1] == ["type": "HOLOGRAM", "depth": 3])
        #expect(template.json["components"]?[2]?["buttons"]?[0]?["flow_id"] == 5)
    }
}
