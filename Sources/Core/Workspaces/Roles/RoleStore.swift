package import Primitives
import Routes
package import Storage

/// The table of a workspace's own roles.
package struct RoleStore {
    private let transaction: Transaction
    private let workspace: WorkspaceID

    package init(_ transaction: Transaction, workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    /// `false` when the name is taken.
    func insert(_ role: CustomRole, at now: Timestamp) throws -> Bool {
        try transaction.run(
            """
            INSERT INTO roles (
                workspace_id, id, name, folded_name, description, permissions, hides_numbers, own_teams_only, created_at
            ) VALUES (
                \(workspace), \(role.id), \(role.name), \(role.name.lowercased()), \(role.description),
                \(role.permissions.joined(separator: " ")), \(role.hidesNumbers), \(role.seesOwnTeamsOnly), \(now)
            )
            ON CONFLICT (workspace_id, folded_name) DO NOTHING
            """
        ) == 1
    }

    /// - Throws: `DatabaseError.uniqueViolation` when the name is taken.
    func update(_ role: CustomRole) throws {
        try transaction.run(
            """
            UPDATE roles SET name = \(role.name), folded_name = \(role.name.lowercased()),
                description = \(role.description), permissions = \(role.permissions.joined(separator: " ")),
                hides_numbers = \(role.hidesNumbers), own_teams_only = \(role.seesOwnTeamsOnly)
            WHERE workspace_id = \(workspace) AND id = \(role.id)
            """
        )
    }

    func delete(_ id: RoleID) throws {
        try transaction.run("DELETE FROM roles WHERE workspace_id = \(workspace) AND id = \(id)")
    }

    package func find(_ id: RoleID) throws -> CustomRole? {
        try transaction.row("SELECT * FROM roles WHERE workspace_id = \(workspace) AND id = \(id)").map(Self.role)
    }

    /// By name. A workspace has at most `RoleService.most`.
    package func all() throws -> [CustomRole] {
        try transaction.rows("SELECT * FROM roles WHERE workspace_id = \(workspace) ORDER BY folded_name").map(
            Self.role
        )
    }

    /// How many members there are of each role: built-in ones by their word, others by their identity.
    func counts() throws -> [String: Int] {
        let rows = try transaction.rows(
            """
            SELECT role, role_id, count(*) AS members FROM members
            WHERE workspace_id = \(workspace) AND removed_at IS NULL GROUP BY role, role_id
            """
        )
        return Dictionary(
            try rows.map { row in
                let id: RoleID? = try row["role_id"]
                return (try id.map { "\($0)" } ?? row["role"], try row["members"])
            },
            uniquingKeysWith: +
        )
    }

    func members(of id: RoleID) throws -> [MemberID] {
        try transaction.rows(
            """
            SELECT id FROM members WHERE workspace_id = \(workspace) AND role_id = \(id) AND removed_at IS NULL ORDER BY id
            """
        ).map { try $0["id"] }
    }

    /// Invitations that would give it, those included whose time has run out: they can be sent again.
    func openInvitations(to id: RoleID) throws -> Int {
        let row = try transaction.row(
            """
            SELECT count(*) AS count FROM invitations
            WHERE workspace_id = \(workspace) AND role_id = \(id) AND accepted_at IS NULL AND revoked_at IS NULL
            """
        )
        return try row?["count"] ?? 0
    }

    private static func role(_ row: Row) throws -> CustomRole {
        CustomRole(
            id: try row["id"],
            name: try row["name"],
            description: try row["description"],
            permissions: (try row["permissions"] as String).split(separator: " ").map(String.init),
            hidesNumbers: try row["hides_numbers"],
            seesOwnTeamsOnly: try row["own_teams_only"]
        )
    }
}

extension Row {
    /// The powers of a member in a row that joins `roles`.
    func powers() throws -> Powers {
        let role: RoleID? = try self["role_id"]
        guard role != nil else { return .ofRole }
        // The role was deleted under a member, which the service does not allow: they may do nothing.
        let names: String = try self["permissions"] ?? ""
        return Powers(
            permissions: Set(names.split(separator: " ").map(String.init)),
            hidesNumbers: try self["hides_numbers"] ?? true,
            seesOwnTeamsOnly: try self["own_teams_only"] ?? true
        )
    }
}
