/// A template's category changed, or will in 24 hours.
public struct TemplateCategoryUpdate: Hashable, Sendable {
    public let template: TemplateIdentity
    /// Before the change; absent in a notice.
    public let previous: TemplateCategory?
    /// After the change; in a notice the one that still holds.
    public let new: TemplateCategory?
    /// In a notice: what it will become.
    public let correct: TemplateCategory?
    /// In a notice: when.
    public let changeSeconds: Int64?

    /// Nothing has changed yet.
    public var isNotice: Bool {
        previous == nil && correct != nil
    }

    init(_ json: JSON) throws(WireError) {
        template = try TemplateIdentity(json)
        previous = json.word("previous_category")
        new = json.word("new_category")
        correct = json.word("correct_category")
        changeSeconds = json.integer("category_update_timestamp")
    }
}
