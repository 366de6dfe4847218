import CloudAPI
import Testing

struct TemplateRulesTests {
    @Test(arguments: TemplateFixtures.all)
    func `Takes a template made of our own parts`(template: TemplateDefinition) {
        #expect(template.findings(on: "2026-11-29").refusals.isEmpty)
    }

    @Test
    func `Form and values of a send are one list, each fault once`() throws {
        let rules = TemplateRules(on: "2026-11-29")
        func ids(_ components: String) throws -> [String] {
            let template: JSON = [
                "name": "order_shipped", "language": ["code": "en_US"],
                "components": try JSON(parsing: components.utf8),
            ]
            return rules.check(sending: template, of: TemplateFixtures.shipped).map(\.rule.id)
        }
        let header = #"{"type":"header","parameters":[{"type":"text","text":"1"}]}"#
        let button = #"{"type":"button","sub_type":"url","index":0,"parameters":[{"type":"text","text":"1"}]}"#
        func body(_ text: String) -> String {
            #"{"type":"body","parameters":[{"type":"text","text":"A"},{"type":"text","text":"\#(text)"}]}"#
        }

        #expect(try ids("[\(header),\(body("B")),\(button)]") == [])
        #expect(try ids(#"[\#(header),\#(body(#"B\nC"#)),\#(button)]"#) == ["send-value-spacing"])
        #expect(try ids("[\(header),\(body("B"))]") == ["send-button-value"])
        #expect(try ids(#"[{"type":"smell"},\#(header),\#(body("B")),\#(button)]"#) == ["send-member-value"])
        #expect(try ids("[\(header),\(button)]") == ["send-values-count"])
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `No template crashes the rules, the reader or the renderer`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let rules = TemplateRules(on: "2026-11-29")
        for _ in 0..<30 {
            var json = random.pick(TemplateFixtures.all).json
            json = json.replacing(json.randomPath(using: &random), by: .random(depth: 3, using: &random))
            _ = rules.check(json)
            _ = rules.predict(json)
            guard let template = try? TemplateDefinition(json) else { continue }
            _ = template.variables
            _ = template.sampleRendering.text
            _ = rules.check(sending: .random(depth: 4, using: &random), of: template)
            _ = template.render(components: .random(depth: 4, using: &random))
        }
    }
}
