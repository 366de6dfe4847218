/// A change of the person behind a chat.
public struct SystemNotice: Hashable, Sendable {
    public struct Kind: WireWord {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        public static let userChangedNumber: Kind = "user_changed_number"
        public static let userChangedUserID: Kind = "user_changed_user_id"
        public static let customerIdentityChanged: Kind = "customer_identity_changed"
    }

    public let kind: Kind
    public let body: String?
    /// The number in digits; after a change the new one.
    public let waID: String?
    /// After a change the new one.
    public let userID: String?
    public let previousUserID: String?
    public let parentUserID: String?
    /// Of a change of identity: what to send as `recipient_identity_key_hash` from now on.
    public let identityHash: String?
    public let isIdentityAcknowledged: Bool?
    public let identityCreatedSeconds: Int64?

    init(_ json: JSON, identity: JSON?) throws(WireError) {
        kind = try json.needWord("type")
        body = json.text("body")
        // Older bodies call the new number `new_wa_id`.
        waID = json.text("wa_id") ?? json.text("new_wa_id")
        userID = json.text("user_id")
        previousUserID = json.text("previous_user_id")
        parentUserID = json.text("parent_user_id")
        identityHash = identity?.text("hash") ?? json.text("identity")
        isIdentityAcknowledged = identity?.flag("acknowledged")
        identityCreatedSeconds = identity?.integer("created_timestamp")
    }
}
