import Automation
import Primitives
import Routes
import Workspaces

/// What is wrong with one step by itself.
extension SequencePlan.Step {
    func check(at path: String, isFirst: Bool) -> [FlowFinding] {
        var findings: [FlowFinding] = []
        func find(_ part: String, _ code: String, _ words: Said, _ mend: Said, isWarning: Bool = false) {
            findings.append(FlowFinding("\(path).\(part)", words, mend: mend, code: code, isWarning: isWarning))
        }
        if !id.hasLength(1...40) {
            find("id", "no-identity", "The step has no identity.", "Give it one of 1 to 40 characters.")
        }
        if !name.hasLength(0...100) {
            find("name", "step-name-too-long", "The name is too long.", "Keep to 100 characters.")
        }
        if !(0...525_600).contains(delay.amount) || delay.duration > SequencePlan.delayMost {
            find(
                "delay",
                "delay-too-long",
                "The delay is not between nothing and a year.",
                "Choose a delay of 365 days at most."
            )
        }
        let hasText = text?.contains { !$0.isWhitespace } == true
        if let text, !text.hasLength(0...SequencePlan.textMost) {
            find(
                "text",
                "step-text-too-long",
                "The text is longer than WhatsApp takes.",
                "Keep to \(SequencePlan.textMost, "limit") characters."
            )
        }
        if template == nil, !hasText {
            find("template", "step-empty", "The step sends nothing.", "Choose a template, or write a text.")
        } else if template == nil {
            find(
                "template",
                "step-only-within-window",
                "Whoever has not written within 24 hours gets nothing from this step.",
                "Choose a template for them.",
                isWarning: true
            )
        }
        for (key, source) in (template?.variables ?? [:]).sorted(by: { $0.key < $1.key }) {
            let isEmpty =
                source.field == nil && source.tracked == nil && (source.text ?? "").isEmpty
                && (source.fallback ?? "").isEmpty
            if isEmpty {
                find(
                    "template.variables.\(key)",
                    "variable-empty",
                    "The variable has no value.",
                    "Choose a field, or write a text."
                )
            }
        }
        return findings
    }
}
