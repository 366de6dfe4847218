package import Notifications
package import Primitives

/// A place in a workspace that waits for somebody.
package struct Invitation: Sendable, Equatable {
    package let id: InvitationID
    package let email: EmailAddress
    package let role: RoleChoice
    /// The role's name, for people.
    package let roleName: String
    /// `mem_…` or `key_…`.
    package let invitedBy: String
    package let createdAt: Timestamp
    package let expiresAt: Timestamp

    static let validFor = Duration.days(7)
}
