/// A person stopped, resumed or signed up for marketing messages of this business.
public struct UserPreference: Hashable, Sendable {
    public struct Value: WireWord {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        public static let stop: Value = "stop"
        public static let resume: Value = "resume"
        public static let signup: Value = "signup"
    }

    public let waID: String?
    public let userID: String?
    /// `marketing_messages`.
    public let category: String?
    public let value: Value
    public let detail: String?
    public let signupID: String?
    public let timestampSeconds: Int64
    public let contact: WebhookContact?

    init(_ json: JSON, contacts: WebhookContacts) throws(WireError) {
        waID = json.text("wa_id")
        userID = json.text("user_id")
        category = json.text("category")
        value = try json.needWord("value")
        detail = json.text("detail")
        signupID = json.text("signup_id")
        timestampSeconds = try json.needInteger("timestamp")
        contact = contacts.find(userID: userID, waID: waID)
    }
}
