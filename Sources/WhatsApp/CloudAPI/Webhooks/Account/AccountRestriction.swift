/// What an account may not do, and until when.
public struct AccountRestriction: Hashable, Sendable {
    /// `RESTRICTED_BIZ_INITIATED_MESSAGING`, `RESTRICTED_ADD_PHONE_NUMBER_ACTION`, …
    public let type: String?
    public let expirationSeconds: Int64?

    init(_ json: JSON) {
        type = json.text("restriction_type")
        expirationSeconds = json.integer("expiration")
    }
}
