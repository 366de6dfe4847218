import CloudAPI
import Primitives
import Storage
import Templates
import TestSupport
import Testing
import TrackedLinks

@testable import Campaigns

struct TrackedAddressTests {
    private static let template = """
        [{"type":"BODY","text":"Hi"},{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Yes"},\
        {"type":"URL","text":"Shop","url":"https://x.example/t/{{1}}"}]},\
        {"type":"CAROUSEL","cards":[{"components":[]},{"components":[{"type":"BUTTONS","buttons":[\
        {"type":"URL","text":"Buy","url":"https://x.example/c/{{1}}"}]}]}]}]
        """

    @Test(
        arguments: [
            ("button.1.1", "https://x.example/t/{{1}}"), ("card.1.button.0.1", "https://x.example/c/{{1}}"),
            ("button.0.1", nil),
            ("card.0.button.0.1", nil), ("card.9.button.0.1", nil), ("body.1", nil), ("button.7.1", nil), ("", nil),
        ] as [(String, String?)]
    )
    func `Only the ending of a button's address can be a tracked link`(key: String, url: String?) throws {
        let components = try JSON(parsing: Array(Self.template.utf8)).array ?? []

        #expect(SentButton(variable: key)?.address(in: components) == url)
    }

    @Test(arguments: TestDatabase.all)
    func `Each recipient has an ending of their own, and an address one link however often it is named`(
        kind: TestDatabase
    )
        async throws
    {
        let world = try await AnswerWorld(kind)
        let id = try await world.send(1)
        let source = VariableSource(tracked: .init(url: "https://shop.example"))
        let variables = [["button.1.1": source], ["button.1.1": source]]
        let tokens = try await world.database.write { transaction in
            try (1...3).map { row in
                try TrackedAddresses(variables, world.campaigns.runner, (world.workspace, id), transaction).tokens(
                    for: row
                )
            }
        }
        #expect(Set(tokens.compactMap { $0["https://shop.example"] }).count == 3)
        let links = try await world.database.read {
            try TrackedLinkStore($0, in: world.workspace).links(of: TrackedLink.Owner(id))
        }
        #expect(links.map(\.url) == ["https://shop.example"])

        var person = RecipientFields()
        #expect(source.value(of: person) == nil)
        person.tracked = tokens[0]
        #expect(source.value(of: person) == tokens[0]["https://shop.example"])
    }

    @Test func `Of two templates that were tried, only what is hardly chance is called better`() {
        var (a, b) = (VariantReport(key: "a", name: "A"), VariantReport(key: "b", name: "B"))
        (a.audience, a.read, a.replied) = (1_000, 600, 12)
        (b.audience, b.read, b.replied) = (1_000, 500, 10)

        let compared = VariantReport.compared([a, b], by: WinnerRule(by: .read, afterHours: 4, sample: 20))
        #expect(compared[0].better == VariantReport.Better(than: "b", by: .read, p: "0.001"))
        #expect(compared[1].better == nil)

        (a.read, b.read) = (501, 500)
        #expect(VariantReport.compared([a, b], by: nil).allSatisfy { $0.better == nil })
    }
}
