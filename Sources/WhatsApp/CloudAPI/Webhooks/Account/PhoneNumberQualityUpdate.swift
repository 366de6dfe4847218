/// The quality, the throughput or the limit of a number changed.
public struct PhoneNumberQualityUpdate: Hashable, Sendable {
    public let displayPhoneNumber: String?
    /// `ONBOARDING`, `THROUGHPUT_UPGRADE`; before 2026 `UPGRADE`, `DOWNGRADE`, `FLAGGED`, `UNFLAGGED`.
    public let event: String
    /// `TIER_…`; gone since February 2026.
    public let oldLimit: String?
    public let currentLimit: String?
    /// `TIER_…`, or a number.
    public let maxDailyConversations: String?

    init(_ json: JSON) throws(WireError) {
        displayPhoneNumber = json.text("display_phone_number")
        event = try json.needText("event")
        oldLimit = json.text("old_limit")
        currentLimit = json.text("current_limit")
        maxDailyConversations = json.text("max_daily_conversations_per_business")
    }
}
