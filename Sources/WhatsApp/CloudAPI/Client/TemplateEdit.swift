/// A change of a template; all components are replaced.
public struct TemplateEdit: Hashable, Sendable {
    /// Of an approved template it cannot change.
    public var category: TemplateCategory?
    public var components: [TemplateComponent]?
    public var ttlSeconds: Int64?

    public init(category: TemplateCategory? = nil, components: [TemplateComponent]? = nil, ttlSeconds: Int64? = nil) {
        self.category = category
        self.components = components
        self.ttlSeconds = ttlSeconds
    }

    public var json: JSON {
        [
            "category": category.map { .string($0.rawValue) },
            "components": components.map { .array($0.map(\.json)) },
            "message_send_ttl_seconds": ttlSeconds.map { .integer($0) },
        ]
    }
}
