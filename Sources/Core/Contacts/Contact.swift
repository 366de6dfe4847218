package import Primitives

/// A person the business writes to or hears from.
package struct Contact: Sendable, Equatable {
    package let id: ContactID
    /// Empty when nobody has said it yet.
    package let name: String
    /// The number that reaches the person now; a contact may be known by others too.
    package let phone: PhoneNumber?
    /// ISO 3166-1 alpha-2 of the number, where it is known.
    package let country: String?
    /// WhatsApp's business-scoped user id.
    package let userID: String?
    package let username: String?
    /// In lower case.
    package let email: String?
    package let company: CompanyID?
    /// The member who looks after the contact.
    package let owner: MemberID?
    /// Whether the person wants marketing messages.
    package let optIn: OptIn
    package let optInSource: String?
    package let optInAt: Timestamp?
    /// The purposes besides marketing that the person does not want.
    package let refuses: Set<ConsentPurpose>
    package let blockedAt: Timestamp?
    package let source: ContactSource
    package let createdAt: Timestamp
    /// When somebody last changed the contact; messages do not.
    package let updatedAt: Timestamp
    package let lastInboundAt: Timestamp?
    package let lastOutboundAt: Timestamp?
    /// The later of the two; 1970 for never.
    package let activeAt: Timestamp
    /// Set while the contact is deleted; it can come back until it is erased.
    package let deletedAt: Timestamp?
    /// Nothing but the row is left then.
    package let erasedAt: Timestamp?

    /// Whether the person has said no to messages of this purpose. Who has said nothing has not.
    package func refuses(_ purpose: ConsentPurpose) -> Bool {
        purpose == .marketing ? optIn == .no : refuses.contains(purpose)
    }
}
