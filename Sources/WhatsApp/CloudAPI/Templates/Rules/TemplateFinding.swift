/// One rule that a template, or a send of it, breaks.
public struct TemplateFinding: Hashable, Sendable {
    public let rule: TemplateRule
    /// Of a submission: `name`, `body`, `buttons.1.url`, `cards.2.header`; places count from 0. Of a send: Meta's path.
    public let path: String
    /// What is wrong here.
    public let words: String
    public let mend: String

    public init(rule: TemplateRule, path: String, words: String, mend: String) {
        self.rule = rule
        self.path = path
        self.words = words
        self.mend = mend
    }

    /// Meta takes it, or may.
    public var isWarning: Bool { rule.isWarning }
}

extension [TemplateFinding] {
    /// What Meta refuses.
    public var refusals: [TemplateFinding] { filter { !$0.isWarning } }
}
