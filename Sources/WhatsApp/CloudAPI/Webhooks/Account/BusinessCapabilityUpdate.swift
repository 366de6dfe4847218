/// The limits of the business changed.
public struct BusinessCapabilityUpdate: Hashable, Sendable {
    /// `TIER_…`, or a number; people that may be written to outside service windows in 24 hours.
    public let maxDailyConversations: String?
    public let maxPhoneNumbersPerBusiness: Int64?
    public let maxPhoneNumbersPerAccount: Int64?
    /// The older name of the limit, by number: 250 … 100000, -1 for none.
    public let maxDailyConversationsPerPhone: String?

    init(_ json: JSON) {
        maxDailyConversations = json.text("max_daily_conversations_per_business")
        maxPhoneNumbersPerBusiness = json.integer("max_phone_numbers_per_business")
        maxPhoneNumbersPerAccount = json.integer("max_phone_numbers_per_waba")
        maxDailyConversationsPerPhone = json.text("max_daily_conversation_per_phone")
    }
}
