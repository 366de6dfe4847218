/// What Meta asks of templates on a day: one validator for editors, campaigns, bots, sends and the simulator.
///
/// Pure: no clock of its own, and nothing is asked of Meta.
public struct TemplateRules: Sendable {
    /// ISO 8601: `2026-11-29`.
    public let day: String

    public init(on day: String) {
        self.day = day
    }

    /// Checks the body of `POST /{waba}/message_templates`.
    public func check(_ submission: JSON) -> [TemplateFinding] {
        var checker = TemplateChecker(day: day)
        checker.creation(submission)
        return checker.findings
    }

    /// Checks the body of `POST /{template-id}`.
    ///
    /// - Parameters:
    ///   - template: as Meta lists it, with name, category, status and parameter_format.
    ///   - allowance: the edits that were made of it before.
    public func check(
        _ submission: JSON,
        editing template: JSON,
        allowance: TemplateEditAllowance,
        atSeconds now: Int64
    ) -> [TemplateFinding] {
        var checker = TemplateChecker(day: day)
        checker.edit(submission, of: template, allowance, now)
        return checker.findings
    }

    /// Checks the member `template` of a send against the template's definition: its form and its values.
    public func check(sending template: JSON, of definition: TemplateDefinition) -> [TemplateFinding] {
        Self.fill(definition, with: template).findings
    }

    /// Fills the definition with the member `template` of a send, and says what breaks the rules.
    ///
    /// These rules hold on every day that we know of.
    public static func fill(_ definition: TemplateDefinition, with template: JSON) -> TemplateRendering {
        var inspector = PayloadInspector()
        inspector.template(PayloadNode(json: ["template": template], path: ""))
        let form = inspector.problems.map(TemplateFinding.init)
        let filled = definition.render(components: template["components"])
        let values = filled.findings.filter { value in !form.contains { $0.path.hasPrefix(value.path) } }
        return TemplateRendering(rendered: filled.rendered, findings: form + values)
    }
}

extension TemplateFinding {
    fileprivate init(_ problem: PayloadProblem) {
        let rule: TemplateRule =
            switch (problem.code, problem.fault) {
            case (132_018, _): .valueSpacing
            case (_, .missing), (_, .notExactlyOne): .shapeMissing
            case (_, .unknownKey): .shapeUnknown
            default: .shapeValue
            }
        self.init(rule: rule, path: problem.path, words: problem.detail, mend: rule.mend)
    }
}
