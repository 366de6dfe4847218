package import Primitives
package import Storage

/// What of the people of a workspace has changed, as live views hear of it.
package enum StaffChange: String, Sendable {
    /// Who belongs to it, as what, and who takes conversations now.
    case members = "members.changed"
    case teams = "teams.changed"
}

/// What is told in the transaction in which they change.
package typealias StaffNews = @Sendable (StaffChange, WorkspaceID, Transaction) throws -> Void
