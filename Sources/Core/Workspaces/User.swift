package import Notifications
package import Primitives

/// A person who can sign in, in as many workspaces as invited them.
package struct User: Sendable, Equatable {
    package let id: UserID
    package let email: EmailAddress
    package let name: String
    package let passwordHash: PasswordHash
    package let emailConfirmedAt: Timestamp?
    package let createdAt: Timestamp
}
