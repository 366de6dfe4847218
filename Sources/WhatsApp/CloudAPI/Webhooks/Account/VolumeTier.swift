/// A step of the volume discount was reached. Of several for one month, the smallest `updateSeconds` counts.
public struct VolumeTier: Hashable, Sendable {
    public let updateSeconds: Int64?
    /// `UTILITY` or `AUTHENTICATION`.
    public let category: TemplateCategory?
    /// From and to, in messages: `25000001:50000000`.
    public let tier: String?
    /// `2026-11`.
    public let effectiveMonth: String?
    public let region: String?

    init(_ json: JSON) {
        updateSeconds = json.integer("tier_update_time")
        category = json.word("pricing_category")
        tier = json.text("tier")
        effectiveMonth = json.text("effective_month")
        region = json.text("region")
    }
}
