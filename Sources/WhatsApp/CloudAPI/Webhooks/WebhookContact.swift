/// The person a message or a status is about.
public struct WebhookContact: Hashable, Sendable {
    public let name: String?
    public let username: String?
    /// The telephone number in digits; absent for people who hide it behind a username.
    public let waID: String?
    /// The business-scoped user ID; absent in bodies older than April 2026.
    public let userID: String?
    public let parentUserID: String?
    /// Changes when the person reinstalls; only with the identity check on.
    public let identityKeyHash: String?

    init(_ json: JSON) {
        let profile = json["profile"]
        name = profile?.text("name")
        username = profile?.text("username")
        waID = json.text("wa_id")
        userID = json.text("user_id")
        parentUserID = json.text("parent_user_id")
        identityKeyHash = json.text("identity_key_hash")
    }
}
