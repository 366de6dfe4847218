/// A template as it is created and listed. Source: whatsapp-cloud-api.md, section 5.
public struct TemplateDefinition: Hashable, Sendable {
    public enum ParameterFormat: String, Hashable, Sendable {
        /// `{{1}}`, `{{2}}`
        case positional = "POSITIONAL"
        /// `{{first_name}}`
        case named = "NAMED"
    }

    /// At most 512 lower-case letters, digits and underscores.
    public var name: String
    /// For example `en_US`.
    public var language: String
    public var category: TemplateCategory
    public var parameterFormat: ParameterFormat
    public var components: [TemplateComponent]
    /// How long Meta tries to deliver it; `nil`: 30 days, authentication 10 minutes.
    public var ttlSeconds: Int64?
    public var allowsCategoryChange: Bool?

    public init(
        name: String,
        language: String,
        category: TemplateCategory,
        parameterFormat: ParameterFormat = .positional,
        components: [TemplateComponent],
        ttlSeconds: Int64? = nil,
        allowsCategoryChange: Bool? = nil
    ) {
        self.name = name
        self.language = language
        self.category = category
        self.parameterFormat = parameterFormat
        self.components = components
        self.ttlSeconds = ttlSeconds
        self.allowsCategoryChange = allowsCategoryChange
    }
}

extension TemplateDefinition {
    public var header: TemplateHeader? {
        components.lazy.compactMap { if case .header(let header) = $0 { header } else { nil } }.first
    }

    public var body: TemplateBody? {
        components.lazy.compactMap { if case .body(let body) = $0 { body } else { nil } }.first
    }

    public var footer: TemplateFooter? {
        components.lazy.compactMap { if case .footer(let footer) = $0 { footer } else { nil } }.first
    }

    public var buttons: [TemplateButton] {
        components.lazy.compactMap { if case .buttons(let buttons) = $0 { buttons } else { nil } }.first ?? []
    }

    public var cards: [TemplateCard] {
        components.lazy.compactMap { if case .carousel(let cards) = $0 { cards } else { nil } }.first ?? []
    }

    /// What Meta's rules of a day say against creating it; empty when nothing does.
    ///
    /// - Parameter day: ISO 8601.
    public func findings(on day: String) -> [TemplateFinding] {
        TemplateRules(on: day).check(json)
    }
}

extension TemplateDefinition {
    /// Reads what is listed, or what a creation sends.
    public init(_ json: JSON) throws(WireError) {
        name = try json.needText("name")
        language = try json.needText("language")
        category = try json.needWord("category")
        parameterFormat =
            json.text("parameter_format").flatMap { ParameterFormat(rawValue: $0.uppercased()) } ?? .positional
        components = json.list("components").map(TemplateComponent.init)
        ttlSeconds = json.integer("message_send_ttl_seconds")
        allowsCategoryChange = json.flag("allow_category_change")
    }

    /// The body of the request that creates it.
    public var json: JSON {
        [
            "name": .string(name),
            "language": .string(language),
            "category": .string(category.rawValue),
            "parameter_format": .string(parameterFormat.rawValue),
            "components": .array(components.map(\.json)),
            "message_send_ttl_seconds": ttlSeconds.map { .integer($0) },
            "allow_category_change": allowsCategoryChange.map(JSON.bool),
        ]
    }
}
