package import Primitives
package import Storage

/// What others do when somebody leaves, in the transaction in which they leave: conversations of theirs become nobody's.
package struct Departures: Sendable {
    /// A member who is removed from the workspace.
    package var member: @Sendable (MemberID, WorkspaceID, Transaction) throws -> Void
    /// A team that is deleted.
    package var team: @Sendable (TeamID, WorkspaceID, Transaction) throws -> Void

    package init(
        member: @escaping @Sendable (MemberID, WorkspaceID, Transaction) throws -> Void = { _, _, _ in },
        team: @escaping @Sendable (TeamID, WorkspaceID, Transaction) throws -> Void = { _, _, _ in }
    ) {
        self.member = member
        self.team = team
    }

    /// One after the other, in the order of the modules: contacts are locked before conversations.
    package static func + (first: Departures, second: Departures) -> Departures {
        Departures(
            member: { member, workspace, transaction in
                try first.member(member, workspace, transaction)
                try second.member(member, workspace, transaction)
            },
            team: { team, workspace, transaction in
                try first.team(team, workspace, transaction)
                try second.team(team, workspace, transaction)
            }
        )
    }
}
