/// A template as the account has it.
public struct TemplateRecord: Hashable, Sendable {
    /// Name, language, category, components.
    public let definition: TemplateDefinition
    public let id: String
    public let status: TemplateStatus
    public let quality: QualityScore?
    /// `nil` when it was not rejected.
    public let rejectedReason: String?
    public let previousCategory: TemplateCategory?
    /// What Meta thinks the category should be.
    public let correctCategory: TemplateCategory?
    public let libraryName: String?
    /// Everything that came.
    public let raw: JSON

    public init(_ json: JSON) throws(WireError) {
        id = try json.needText("id")
        status = try json.needWord("status")
        definition = try TemplateDefinition(json)
        quality = json["quality_score"]?.word("score")
        rejectedReason = json.text("rejected_reason").flatMap { $0 == "NONE" ? nil : $0 }
        previousCategory = json.word("previous_category")
        correctCategory = json.word("correct_category")
        libraryName = json.text("library_template_name")
        raw = json
    }
}
