/// The `contacts` beside messages and statuses.
struct WebhookContacts: Sendable {
    private let contacts: [WebhookContact]

    init(_ value: JSON) {
        contacts = value.list("contacts").map(WebhookContact.init)
    }

    /// The one with this user ID, or else with this number.
    func find(userID: String?, waID: String?) -> WebhookContact? {
        if let userID, let found = contacts.first(where: { $0.userID == userID }) {
            return found
        }
        guard let waID else { return nil }
        return contacts.first { $0.waID == waID }
    }
}
