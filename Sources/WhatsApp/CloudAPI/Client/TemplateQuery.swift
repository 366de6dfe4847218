/// Which templates to list.
public struct TemplateQuery: Hashable, Sendable {
    public var status: TemplateStatus?
    public var category: TemplateCategory?
    public var language: String?
    public var name: String?
    /// At most 1,000 in one answer.
    public var limit: Int
    /// From the page before.
    public var after: String?

    public init(
        status: TemplateStatus? = nil,
        category: TemplateCategory? = nil,
        language: String? = nil,
        name: String? = nil,
        limit: Int = 100,
        after: String? = nil
    ) {
        self.status = status
        self.category = category
        self.language = language
        self.name = name
        self.limit = limit
        self.after = after
    }
}
