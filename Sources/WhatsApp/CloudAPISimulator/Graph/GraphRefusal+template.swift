import CloudAPI

extension GraphRefusal {
    /// What Meta answers to the first rule that a template, or a send of it, breaks; `nil` when it breaks none.
    init?(_ findings: [TemplateFinding]) {
        guard let finding = findings.refusals.first else { return nil }
        if let subcode = finding.rule.subcode {
            self = .template(subcode, finding.rule.words, finding.words)
        } else if finding.rule.code == 100 {
            self = .parameter(finding.path.isEmpty ? finding.words : "\(finding.path): \(finding.words)")
        } else {
            self = .message(finding.rule.code, finding.words)
        }
    }
}
