package import Primitives
package import Storage

/// What members and teams are called.
package struct NameStore {
    private let transaction: Transaction
    private let workspace: WorkspaceID

    package init(_ transaction: Transaction, workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    package typealias Names = (members: [MemberID: String], teams: [TeamID: String])

    /// In one statement. Also those who have left: threads and journals name them.
    package func find(members: Set<MemberID>, teams: Set<TeamID>) throws -> Names {
        var names: Names = ([:], [:])
        var parts: [SQL] = []
        if !members.isEmpty {
            parts.append(
                """
                SELECT 'member' AS kind, members.id AS id, users.name AS name
                FROM members JOIN users ON users.id = members.user_id
                WHERE members.workspace_id = \(workspace) AND members.id IN \(list: members.sorted())
                """
            )
        }
        if !teams.isEmpty {
            parts.append(
                """
                SELECT 'team' AS kind, teams.id AS id, teams.name AS name FROM teams
                WHERE teams.workspace_id = \(workspace) AND teams.id IN \(list: teams.sorted())
                """
            )
        }
        guard let first = parts.first else { return names }
        for row in try transaction.rows(parts.dropFirst().reduce(first) { $0 + " UNION ALL " + $1 }) {
            let (kind, id): (String, Int64) = (try row["kind"], try row["id"])
            if kind == "member" {
                names.members[MemberID(rawValue: id)] = try row["name"]
            } else {
                names.teams[TeamID(rawValue: id)] = try row["name"]
            }
        }
        return names
    }
}
