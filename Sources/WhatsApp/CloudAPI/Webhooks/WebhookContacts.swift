/// The `contacts` beside messages and statuses.
struct WebhookContacts: Sendable {
    private let byUserID: [String: WebhookContact]
    private let byWaID: [String: WebhookContact]

    init(_ value: JSON) {
        let contacts = value.list("contacts").map(WebhookContact.init)
        byUserID = Dictionary(contacts.compactMap { one in one.userID.map { ($0, one) } }) { first, _ in first }
        byWaID = Dictionary(contacts.compactMap { one in one.waID.map { ($0, one) } }) { first, _ in first }
    }

    /// The one with this user ID, or else with this number.
    func find(userID: String?, waID: String?) -> WebhookContact? {
        userID.flatMap { byUserID[$0] } ?? waID.flatMap { byWaID[$0] }
    }
}
