import CloudAPI
import Primitives
import Testing

@testable import CloudAPISimulator

struct TemplateRulesTests {
    private static let rules = TemplateRules(on: "2026-11-29")
    static let rejected = RejectedTemplates.all + RejectedKinds.all

    private func refused(_ submission: JSON) -> [String] {
        Self.rules.check(submission).refusals.map(\.rule.id)
    }

    @Test(arguments: AcceptedTemplates.all)
    func `Takes what Meta takes`(example: RuleCase) {
        #expect(refused(example.submission) == [])
    }

    @Test(arguments: rejected)
    func `Names the rule that is broken`(example: RuleCase) throws {
        let rule = try #require(example.rule)
        #expect(refused(example.submission).contains(rule), "\(refused(example.submission))")
        for finding in Self.rules.check(example.submission) {
            #expect(!finding.words.isEmpty && !finding.mend.isEmpty)
        }
    }

    @Test func `There are at least 150 accepted and 250 rejected cases, and every refusal of a submission has one`() {
        let named = Set(Self.rejected.compactMap(\.rule))
        let ofSubmissions = TemplateRule.all.filter { rule in
            !rule.isWarning && !rule.id.hasPrefix("send-") && !rule.id.hasPrefix("edit-")
        }

        #expect(AcceptedTemplates.all.count >= 150, "\(AcceptedTemplates.all.count)")
        #expect(Self.rejected.count >= 250, "\(Self.rejected.count)")
        #expect(Set(ofSubmissions.map(\.id)).subtracting(named) == ["submission-object"])
        #expect(Set(TemplateRule.all.map(\.id)).count == TemplateRule.all.count)
    }

    @Test func `The simulator refuses exactly what the validator refuses, over HTTP and with Meta's codes`()
        async throws
    {
        try await Stage().run { _, facts, calls in
            let path = "/v23.0/\(facts.wabaID)/message_templates"
            for (index, example) in (AcceptedTemplates.all + Self.rejected).enumerated() {
                // Meta takes 100 creations an hour.
                if index % 90 == 89 { _ = try await calls.control("POST", "clock", #"{"advance_seconds":3600}"#) }
                let first = Self.rules.check(example.submission).refusals.first
                let own = first == nil ? example.with("name", .string("case_\(index)")) : example

                let answer = try await calls.call("POST", path, own.submission.text())

                #expect(
                    (answer.status == 200) == (example.rule == nil),
                    "\(example.testDescription): \(answer.json.text())"
                )
                guard let rule = first?.rule else { continue }
                let error = answer.json["error"]
                #expect(error?["code"]?.int == rule.code)
                #expect(
                    error?["error_subcode"]?.int == rule.subcode,
                    "\(example.testDescription): \(answer.json.text())"
                )
            }
        }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `Valid templates made at random are taken, and one broken thing gives its rule`(seed: UInt64) throws {
        var maker = TemplateMaker(seed: seed)
        for _ in 0..<20 {
            let template = maker.template()
            #expect(refused(template) == [], "seed \(seed): \(template.text())")
            let (broken, rule) = maker.broken(template)
            #expect(refused(broken).contains(rule), "seed \(seed), \(rule): \(broken.text()) \(refused(broken))")
        }
    }

    @Test(arguments: [
        ("UTILITY", "Your order {{1}} has been shipped and comes soon.", TemplateCategory.utility),
        ("UTILITY", "Your order is here, and 20% off your next one.", .marketing),
        ("UTILITY", "Big sale this weekend, come and see.", .marketing),
        ("UTILITY", "Our wholesaler has confirmed your order.", .utility),
        ("MARKETING", "Come and see us in our new shop.", .marketing),
        ("MARKETING", "Your appointment is on Monday.", .utility),
        ("UTILITY", "1234 is your verification code.", .authentication),
        ("UTILITY", "Su pedido tiene un descuento.", .marketing),
        ("UTILITY", "आपका ऑर्डर भेज दिया गया है।", .utility), ("UTILITY", "خصم كبير لكم اليوم.", .marketing),
        ("UTILITY", "Something else entirely.", .utility), ("MARKETING", "Something else entirely.", .marketing),
    ])
    func `Predicts the category, and says why`(declared: String, text: String, expected: TemplateCategory) {
        let submission = RuleCase(nil, "", [Part.body(text, ["x"])]).category(declared).submission

        let predicted = Self.rules.predict(submission)

        #expect(predicted.category == expected)
        #expect(!predicted.words.isEmpty)
    }

    @Test func `Rules have days: what was rejected for its category is taken in another since April 2025`() {
        let submission = RuleCase(nil, "", [Part.body("Big sale this weekend, come and see.")]).submission

        #expect(TemplateRules(on: "2025-04-08").check(submission).map(\.rule.id) == ["category-refused"])
        #expect(TemplateRules(on: "2025-04-09").check(submission).map(\.rule.id) == ["category-may-change"])
    }

    @Test(
        arguments: [
            ("APPROVED", #"{"category":"MARKETING"}"#, [], "edit-category"),
            ("PENDING", #"{"components":[]}"#, [], "edit-status"),
            ("DISABLED", #"{}"#, [], "edit-status"), ("APPROVED", #"{"name":"other"}"#, [], "edit-identity"),
            ("REJECTED", #"{"language":"de"}"#, [], "edit-identity"),
            ("APPROVED", #"{"components":[{"type":"FOOTER","text":"x"}]}"#, [], "body-missing"),
            ("APPROVED", #"{"message_send_ttl_seconds":5}"#, [], "ttl-utility"),
            ("APPROVED", #"{}"#, [100_000 - 86_399], "edit-often"),
            ("REJECTED", #"{"category":"MARKETING"}"#, [99_999], nil),
            ("APPROVED", #"{"category":"utility"}"#, [100_000 - 86_400], nil),
            ("PAUSED", #"{"components":[{"type":"BODY","text":"Fine."}]}"#, [99_999], nil),
        ] as [(String, String, [Int64], String?)]
    )
    func `Edits have rules of their own`(status: String, edit: String, edits: [Int64], rule: String?) throws {
        let template: JSON = [
            "name": "a", "language": "en", "category": "UTILITY", "status": .string(status),
            "parameter_format": "POSITIONAL",
        ]

        let findings = Self.rules.check(
            try JSON(parsing: edit.utf8),
            editing: template,
            allowance: TemplateEditAllowance(editSeconds: edits),
            atSeconds: 100_000
        )

        #expect(findings.refusals.map(\.rule.id).first == rule)
    }

    @Test func `Ten edits in thirty days, one in a day`() {
        let day: Int64 = 86_400
        let ten = TemplateEditAllowance(editSeconds: (0..<10).map { Int64($0) * 2 * day })

        #expect(ten.left(atSeconds: 20 * day) == 0)
        #expect(ten.nextSeconds(atSeconds: 20 * day) == 30 * day)
        #expect(ten.nextSeconds(atSeconds: 30 * day) == nil)
        #expect(TemplateEditAllowance(editSeconds: [day]).nextSeconds(atSeconds: day + 1) == 2 * day)
        #expect(TemplateEditAllowance(editSeconds: []).left(atSeconds: 0) == 10)
    }
}
