import CloudAPI
import Primitives

/// One thing a webhook says: a status, an inbound message, a changed template.
struct WebhookUpdate: Sendable {
    enum Content: Sendable {
        /// In `value.statuses`.
        case status(JSON)
        /// In `value.messages`.
        case message(JSON)
        /// In `value.user_preferences`.
        case preference(JSON)
        /// The whole `value` of an account-level field, whose entry carries its time.
        case account(JSON, at: Timestamp)
    }

    /// `messages`, `message_template_status_update` and so on.
    let field: String
    let metadata: Metadata?
    /// The element of `value.contacts`, and what tells it from others.
    let contact: Contact?
    let content: Content

    struct Metadata: Hashable, Sendable {
        let displayNumber: String
        let numberID: String
    }

    struct Contact: Sendable {
        let id: String
        let json: JSON
    }
}
