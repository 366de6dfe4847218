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
    package let joinedAt: Timestamp
    /// To the minute; `nil` before the first visit.
    package let seenAt: Timestamp?
}
