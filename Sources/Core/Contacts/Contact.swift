package import Primitives

/// A person the business writes to or hears from.
package struct Contact: Sendable, Equatable {
    package let id: ContactID
    /// Empty when nobody has said it yet.
    package let name: String
    /// The number that reaches the person now; a contact may be known by others too.
    package let phone: PhoneNumber?
    /// WhatsApp's business-scoped user id.
    package let userID: String?
    package let username: String?
    /// Whether the person wants marketing messages.
    package let optIn: OptIn
    package let optInSource: String?
    package let optInAt: Timestamp?
    package let blockedAt: Timestamp?
    package let source: ContactSource
    package let createdAt: Timestamp
    /// Set when the contact was erased; nothing but the row is left then.
    package let deletedAt: Timestamp?
}
