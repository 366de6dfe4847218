/// One thing that happened.
public struct WebhookItem: Sendable {
    public let path: WebhookPath
    /// The WhatsApp Business Account, or for some account events the portfolio.
    public let accountID: String?
    /// The business number it belongs to; `nil` for events of the account.
    public let phoneNumberID: String?
    /// The business number in digits.
    public let displayPhoneNumber: String?
    /// The subscribed field, for example `messages`.
    public let field: String
    /// When the entry was made; only account events say so.
    public let entrySeconds: Int64?
    public let content: WebhookContent
    /// The item as it came, with everything that has no name here.
    public let raw: JSON
}
