package import Primitives
package import Routes

/// A contact as the API gives it.
package struct ContactBody: Codable, Sendable {
    package let id: ContactID
    let name: String
    /// E.164, or masked where the caller's role hides numbers.
    let phone: String?
    let userId: String?
    let username: String?
    let optIn: OptIn
    let optInAt: Timestamp?
    let blockedAt: Timestamp?
    let source: ContactSource
    let createdAt: Timestamp

    package init(_ contact: Contact, for caller: Caller) {
        id = contact.id
        name = contact.name
        phone = contact.phone.map(caller.shown)
        userId = contact.userID
        username = contact.username
        optIn = contact.optIn
        optInAt = contact.optInAt
        blockedAt = contact.blockedAt
        source = contact.source
        createdAt = contact.createdAt
    }
}

/// `POST /api/contacts`.
struct NewContactBody: Codable, Sendable {
    let name: String
    let phone: String
    let country: String?
    let optIn: OptIn?
}

/// `PATCH /api/contacts/{id}`: what is left out stays as it is.
struct ContactChangeBody: Codable, Sendable {
    let name: String?
    let optIn: OptIn?
    let blocked: Bool?
}
