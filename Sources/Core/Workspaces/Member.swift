package import Notifications
package import Primitives
package import Routes

/// A person in one workspace.
package struct Member: Sendable, Equatable {
    package let id: MemberID
    package let user: UserID
    package let name: String
    package let email: EmailAddress
    package let role: Role
    /// The workspace's own role that counts in the place of `role`.
    package let custom: Custom?
    package let powers: Powers
    /// Takes no conversations now, as they say themselves.
    package let isAway: Bool
    package let joinedAt: Timestamp
    /// To the minute; `nil` before the first visit.
    package let seenAt: Timestamp?

    package struct Custom: Sendable, Equatable {
        package let id: RoleID
        package let name: String
    }

    package var choice: RoleChoice { RoleChoice(role, custom: custom?.id) }

    /// The role's name, for people.
    package var roleName: String { custom?.name ?? role.rawValue }
}
