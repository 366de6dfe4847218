/// The text of a template.
public struct TemplateBody: Hashable, Sendable {
    /// At most 1024 characters, of a limited-time offer 600, of a card 160. Absent when an authentication template is
    /// created: Meta writes that one.
    public var text: String?
    public var examples: TemplateExamples
    /// Of authentication templates: adds "For your security, do not share this code."
    public var addsSecurityRecommendation: Bool?

    public init(text: String, examples: TemplateExamples = .none) {
        self.text = text
        self.examples = examples
        addsSecurityRecommendation = nil
    }

    /// Of an authentication template.
    public init(addsSecurityRecommendation: Bool) {
        text = nil
        examples = .none
        self.addsSecurityRecommendation = addsSecurityRecommendation
    }

    init(_ json: JSON) {
        text = json.text("text")
        examples = TemplateExamples(
            json["example"] ?? .null,
            positional: "body_text",
            named: "body_text_named_params"
        )
        addsSecurityRecommendation = json.flag("add_security_recommendation")
    }

    var json: JSON {
        [
            "type": "BODY",
            "text": text.map(JSON.string),
            "add_security_recommendation": addsSecurityRecommendation.map(JSON.bool),
            "example": examples.json(positional: "body_text", named: "body_text_named_params", isNested: true),
        ]
    }

    /// The text, or the English one that Meta writes for authentication templates.
    public var shownText: String {
        let recommendation = addsSecurityRecommendation == true ? " For your security, do not share this code." : ""
        return text ?? "*{{1}}* is your verification code.\(recommendation)"
    }
}
