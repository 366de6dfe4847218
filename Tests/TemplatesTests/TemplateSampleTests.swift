import CloudAPI
import HTTPTypes
import Primitives
import Synchronization
import TestSupport
import Testing

@testable import Templates

@Suite struct TemplateSampleTests {
    /// With a sample file where a header has media.
    private static func complete(_ component: JSON) -> JSON {
        guard var object = component.object else { return component }
        if ["IMAGE", "VIDEO", "DOCUMENT"].contains(object["format"]?.string ?? "") {
            object["example"] = ["header_handle": ["4::aW1hZ2U="]]
        }
        if let cards = object["cards"]?.array {
            object["cards"] = .array(
                cards.map { ["components": .array(($0["components"]?.array ?? []).map(complete))] }
            )
        }
        return .object(object)
    }

    private static func content(_ sample: TemplateSample) -> TemplateContent {
        TemplateContent(
            channel: DeskWorld.channel,
            name: "sample",
            language: sample.language,
            category: sample.category,
            usesNames: sample.parameterFormat == "NAMED",
            components: sample.components.map(complete),
            ttlSeconds: nil,
            allowsCategoryChange: true
        )
    }

    @Test(arguments: TemplateSample.all.map(\.id))
    func `Every sample is within Meta's rules and in its category`(id: String) throws {
        let sample = try #require(TemplateSample.all.first { $0.id == id })
        let rules = TemplateRules(on: "2026-11-29")
        let submission = Self.content(sample).submission

        #expect(rules.check(submission).map(\.rule.id) == [])
        #expect(rules.predict(submission).category.rawValue == sample.category)
    }

    @Test func `The library has every kind, and five languages`() {
        let all = TemplateSample.all

        #expect(all.count >= 30 && Set(all.map(\.id)).count == all.count)
        #expect(Set(all.map(\.kind)) == Set(TemplateKind.allCases.map(\.rawValue)))
        #expect(Set(all.map(\.language)).isSuperset(of: ["en", "hi", "es", "pt_BR", "ar"]))
    }

    @Test func `Is found by words, kind, category and language`() async throws {
        let world = try await DeskWorld(.sqlite)
        func count(_ query: String) async throws -> Int {
            try await world.call(.get, "/api/template-samples?\(query)").json["items"]?.array?.count ?? -1
        }

        #expect(try await count("") == TemplateSample.all.count)
        #expect(try await count("kind=carousel") == 2)
        #expect(try await count("category=authentication&language=hi") == 1)
        #expect(try await count("search=TRACKING") == 1)
        #expect(try await count("search=nothing%20like%20it") == 0)
        #expect(try await world.call(.get, "/api/template-languages").json["items"]?.array?.count ?? 0 > 65)
    }
}
