import CloudAPI
import Testing

struct TemplateTextTests {
    @Test(
        arguments: [
            ("Hi", [], false),
            ("Hi {{1}}, {{2}} and {{1}}", ["1", "2"], false),
            ("Hi {{ first_name }}!", ["first_name"], false),
            ("{{1}}{{2}}", ["1", "2"], false),
            ("{{", [], true),
            ("}}", [], true),
            ("{{}}", [], true),
            ("{{a b}}", [], true),
            ("{{#1}}", [], true),
            ("{{1}", [], true),
            ("{{{1}}}", [], true),
            ("{1}", [], false),
            ("{{x {{1}}", ["1"], true),
        ] as [(String, [String], Bool)]
    )
    func `Finds variables and loose braces`(text: String, variables: [String], hasLooseBraces: Bool) {
        #expect(TemplateText(text).variables == variables)
        #expect(TemplateText(text).hasLooseBraces == hasLooseBraces)
    }

    @Test
    func `Fills what it can, once`() {
        let text = TemplateText("Hi {{1}}, {{2}}!")

        #expect(text.filled { ["1": "{{2}}"][$0] } == "Hi {{2}}, {{2}}!")
        #expect(text.filled { ["1": "a", "2": "b"][$0] } == "Hi a, b!")
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `Parts joined again give the text`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let text = (0..<random.pick(0...30)).map { _ in
            random.pick(["{", "}", "{{", "}}", "1", "a", " ", "é", "{{1}}"])
        }
        .joined()

        let again = TemplateText(text).filled { _ in nil }

        #expect(again.filter { $0 != " " } == text.filter { $0 != " " }, "seed \(seed)")
    }
}
