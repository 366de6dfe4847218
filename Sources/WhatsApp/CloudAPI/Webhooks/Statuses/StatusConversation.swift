/// The conversation a message counts to; since 2025-07 of use only for free entry points.
public struct StatusConversation: Hashable, Sendable {
    public let id: String?
    /// In `sent` only.
    public let expirationSeconds: Int64?
    /// A pricing category, or `referral_conversion`.
    public let origin: StatusPricing.Category?

    init(_ json: JSON) {
        id = json.text("id")
        expirationSeconds = json.integer("expiration_timestamp")
        origin = json["origin"]?.word("type")
    }
}
