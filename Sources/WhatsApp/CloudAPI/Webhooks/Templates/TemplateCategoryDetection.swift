/// Meta thinks that what was sent belongs to another category.
public struct TemplateCategoryDetection: Hashable, Sendable {
    public let template: TemplateIdentity
    public let category: TemplateCategory?
    public let correct: TemplateCategory?

    init(_ json: JSON) throws(WireError) {
        template = try TemplateIdentity(json)
        category = json.word("category")
        correct = json.word("correct_category")
    }
}
