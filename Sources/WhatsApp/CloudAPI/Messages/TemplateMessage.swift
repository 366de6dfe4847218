/// A template with its values filled in. Source: whatsapp-cloud-api.md, section 4.
public struct TemplateMessage: Hashable, Sendable {
    public var name: String
    /// For example `en_US`.
    public var language: String
    /// Empty when the template has no variables.
    public var components: [TemplateComponentValues]

    public init(name: String, language: String, components: [TemplateComponentValues] = []) {
        self.name = name
        self.language = language
        self.components = components
    }

    var json: JSON {
        [
            "name": .string(name),
            "language": ["code": .string(language)],
            "components": components.isEmpty ? nil : .array(components.map(\.json)),
        ]
    }
}
