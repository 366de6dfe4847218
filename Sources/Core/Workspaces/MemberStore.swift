package import Notifications
package import Primitives
package import Routes
package import Storage

/// The table of who belongs to which workspace. Those who were removed are not found.
package struct MemberStore {
    private let transaction: Transaction
    private let workspace: WorkspaceID

    package init(_ transaction: Transaction, workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    /// `false` when the person is a member already.
    func insert(_ id: MemberID, user: UserID, role: RoleChoice, at now: Timestamp) throws -> Bool {
        try transaction.run(
            """
            INSERT INTO members (workspace_id, id, user_id, role, role_id, joined_at)
            VALUES (\(workspace), \(id), \(user), \(role.rank.rawValue), \(role.custom), \(now))
            ON CONFLICT (workspace_id, user_id) WHERE removed_at IS NULL DO NOTHING
            """
        ) == 1
    }

    package func find(_ id: MemberID) throws -> Member? {
        try transaction.row(select + " AND members.id = \(id)").map(Self.member)
    }

    package func find(user: UserID) throws -> Member? {
        try transaction.row(select + " AND members.user_id = \(user)").map(Self.member)
    }

    func find(email: EmailAddress) throws -> Member? {
        try transaction.row(select + " AND users.email = \(email)").map(Self.member)
    }

    package func all(_ ids: [MemberID]) throws -> [Member] {
        guard !ids.isEmpty else { return [] }
        return try transaction.rows(select + " AND members.id IN \(list: ids) ORDER BY members.id").map(Self.member)
    }

    /// The members of a team, in the order they joined the workspace.
    package func all(of team: TeamID) throws -> [Member] {
        try transaction.rows(
            select + """
                 AND members.id IN (
                    SELECT member_id FROM team_members WHERE workspace_id = \(workspace) AND team_id = \(team))
                ORDER BY members.id
                """
        ).map(Self.member)
    }

    /// Whether anybody takes conversations now.
    package func isAnybodyOnline() throws -> Bool {
        try transaction.row(
            "SELECT id FROM members WHERE workspace_id = \(workspace) AND removed_at IS NULL AND is_away = 0 LIMIT 1"
        ) != nil
    }

    /// In the order they joined.
    package func page(after last: MemberID?, limit: Int) throws -> [Member] {
        try transaction.rows(
            select + " AND members.id > \(last ?? MemberID(rawValue: 0)) ORDER BY members.id LIMIT \(limit)"
        ).map(Self.member)
    }

    /// Those with at least this role, the first hundred.
    package func recipients(atLeast role: Role) throws -> [NoticeRecipient] {
        let roles = Role.allCases.filter { $0 >= role }.map(\.rawValue)
        return try transaction.rows(select + " AND role IN \(list: roles) ORDER BY members.id LIMIT 100")
            .map { NoticeRecipient(member: try $0["id"], address: try $0["email"]) }
    }

    package func count() throws -> Int64 {
        let row = try transaction.row(
            "SELECT count(*) AS count FROM members WHERE workspace_id = \(workspace) AND removed_at IS NULL"
        )
        return try row?["count"] ?? 0
    }

    /// Where a person has been a member for longest; `nil` for nobody's.
    package static func home(of user: UserID, in transaction: Transaction) throws -> (WorkspaceID, MemberID)? {
        let row = try transaction.row(
            """
            SELECT workspace_id, id FROM members WHERE user_id = \(user) AND removed_at IS NULL
            ORDER BY joined_at, workspace_id LIMIT 1
            """
        )
        return try row.map { (try $0["workspace_id"], try $0["id"]) }
    }

    func owners() throws -> Int {
        let row = try transaction.row(
            """
            SELECT count(*) AS owners FROM members
            WHERE workspace_id = \(workspace) AND role = 'OWNER' AND removed_at IS NULL
            """
        )
        return try row?["owners"] ?? 0
    }

    func setRole(_ role: RoleChoice, of id: MemberID) throws {
        try transaction.run(
            """
            UPDATE members SET role = \(role.rank.rawValue), role_id = \(role.custom)
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }

    func setAway(_ isAway: Bool, of id: MemberID) throws {
        try transaction.run(
            "UPDATE members SET is_away = \(isAway) WHERE workspace_id = \(workspace) AND id = \(id)"
        )
    }

    func remove(_ id: MemberID, at now: Timestamp) throws {
        try transaction.run(
            "UPDATE members SET removed_at = \(now) WHERE workspace_id = \(workspace) AND id = \(id)"
        )
    }

    private var select: SQL {
        """
        SELECT members.id, user_id, users.name AS name, email, role, joined_at, seen_at, is_away, role_id,
            roles.name AS role_name, permissions, hides_numbers, own_teams_only
        FROM members
        JOIN users ON users.id = members.user_id
        LEFT JOIN roles ON roles.workspace_id = members.workspace_id AND roles.id = members.role_id
        WHERE members.workspace_id = \(workspace) AND members.removed_at IS NULL
        """
    }

    private static func member(_ row: Row) throws -> Member {
        let custom: RoleID? = try row["role_id"]
        return Member(
            id: try row["id"],
            user: try row["user_id"],
            name: try row["name"],
            email: try row["email"],
            role: try row.role("role"),
            custom: try custom.map { Member.Custom(id: $0, name: try row["role_name"] ?? "") },
            powers: try row.powers(),
            isAway: try row["is_away"],
            joinedAt: try row["joined_at"],
            seenAt: try row["seen_at"]
        )
    }
}

extension Row {
    func role(_ column: String) throws -> Role {
        let text: String = try self[column]
        guard let role = Role(rawValue: text) else {
            throw DatabaseError.column(column, expected: "a role", found: text)
        }
        return role
    }
}
