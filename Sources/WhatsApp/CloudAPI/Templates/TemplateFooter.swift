/// What stands below the body.
public struct TemplateFooter: Hashable, Sendable {
    /// At most 60 characters, no variable.
    public var text: String?
    /// Of authentication templates: 1 to 90.
    public var codeExpirationMinutes: Int64?

    public init(text: String) {
        self.text = text
        codeExpirationMinutes = nil
    }

    /// Of an authentication template.
    public init(codeExpirationMinutes: Int64) {
        text = nil
        self.codeExpirationMinutes = codeExpirationMinutes
    }

    init(_ json: JSON) {
        text = json.text("text")
        codeExpirationMinutes = json.integer("code_expiration_minutes")
    }

    var json: JSON {
        [
            "type": "FOOTER",
            "text": text.map(JSON.string),
            "code_expiration_minutes": codeExpirationMinutes.map { .integer($0) },
        ]
    }

    /// The text, or the English one that Meta writes for authentication templates.
    public var shownText: String? {
        text ?? codeExpirationMinutes.map { "This code expires in \($0) minutes." }
    }
}
