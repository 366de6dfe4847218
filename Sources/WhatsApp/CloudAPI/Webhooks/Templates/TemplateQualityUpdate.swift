/// A template's quality changed: `GREEN`, `YELLOW`, `RED`, `UNKNOWN`.
public struct TemplateQualityUpdate: Hashable, Sendable {
    public let template: TemplateIdentity
    public let previous: QualityScore?
    public let new: QualityScore

    init(_ json: JSON) throws(WireError) {
        template = try TemplateIdentity(json)
        previous = json.word("previous_quality_score")
        new = try json.needWord("new_quality_score")
    }
}
