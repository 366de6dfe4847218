package import Primitives
package import Storage

/// The tables of teams and of who is in them.
package struct TeamStore {
    private let transaction: Transaction
    private let workspace: WorkspaceID

    package init(_ transaction: Transaction, workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    /// The teams that a member is in.
    package func teams(of member: MemberID) throws -> [TeamID] {
        try transaction.rows(
            """
            SELECT team_id FROM team_members WHERE workspace_id = \(workspace) AND member_id = \(member) ORDER BY team_id
            """
        ).map { try $0["team_id"] }
    }

    /// In the order they joined the workspace.
    package func members(of team: TeamID) throws -> [MemberID] {
        try transaction.rows(
            """
            SELECT member_id FROM team_members WHERE workspace_id = \(workspace) AND team_id = \(team) ORDER BY member_id
            """
        ).map { try $0["member_id"] }
    }

    package func find(_ id: TeamID) throws -> Team? {
        try transaction.row("SELECT * FROM teams WHERE workspace_id = \(workspace) AND id = \(id)")
            .map { try Self.team($0, members: members(of: id)) }
    }

    /// By name. A workspace has at most `TeamService.most`.
    package func all() throws -> [Team] {
        let rows = try transaction.rows("SELECT * FROM teams WHERE workspace_id = \(workspace) ORDER BY folded_name")
        let seats = try transaction.rows(
            "SELECT team_id, member_id FROM team_members WHERE workspace_id = \(workspace) ORDER BY team_id, member_id"
        )
        var members: [TeamID: [MemberID]] = [:]
        for seat in seats { members[try seat["team_id"], default: []].append(try seat["member_id"]) }
        return try rows.map { try Self.team($0, members: members[try $0["id"]] ?? []) }
    }

    /// `false` when the name is taken.
    func insert(_ team: Team, at now: Timestamp) throws -> Bool {
        try transaction.run(
            """
            INSERT INTO teams (workspace_id, id, name, folded_name, description, lead_id, method, created_at)
            VALUES (
                \(workspace), \(team.id), \(team.name), \(team.name.lowercased()), \(team.description), \(team.lead),
                \(team.method), \(now)
            )
            ON CONFLICT (workspace_id, folded_name) DO NOTHING
            """
        ) == 1
    }

    /// - Throws: `DatabaseError.uniqueViolation` when the name is taken.
    func update(_ id: TeamID, name: String, description: String, lead: MemberID?, method: Team.Method) throws {
        try transaction.run(
            """
            UPDATE teams SET name = \(name), folded_name = \(name.lowercased()), description = \(description),
                lead_id = \(lead), method = \(method)
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }

    func delete(_ id: TeamID) throws {
        try transaction.run("DELETE FROM teams WHERE workspace_id = \(workspace) AND id = \(id)")
    }

    func add(_ member: MemberID, to team: TeamID) throws {
        try transaction.run(
            """
            INSERT INTO team_members (workspace_id, team_id, member_id) VALUES (\(workspace), \(team), \(member))
            ON CONFLICT (workspace_id, team_id, member_id) DO NOTHING
            """
        )
    }

    /// A lead who leaves leads no more.
    func remove(_ member: MemberID, from team: TeamID) throws {
        try transaction.run(
            """
            DELETE FROM team_members
            WHERE workspace_id = \(workspace) AND team_id = \(team) AND member_id = \(member)
            """
        )
        try transaction.run(
            "UPDATE teams SET lead_id = NULL WHERE workspace_id = \(workspace) AND id = \(team) AND lead_id = \(member)"
        )
    }

    private static func team(_ row: Row, members: [MemberID]) throws -> Team {
        Team(
            id: try row["id"],
            name: try row["name"],
            description: try row["description"],
            lead: try row["lead_id"],
            members: members,
            method: try row["method"]
        )
    }
}
