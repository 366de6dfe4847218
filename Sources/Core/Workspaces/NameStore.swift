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
        guard let sql = statement(members: members, teams: teams) else { return ([:], [:]) }
        return try Self.names(transaction.rows(sql))
    }

    /// The statement, `kind`, `id` and `name`, for those who put it together with one of their own; `nil` for nobody.
    package func statement(members: Set<MemberID>, teams: Set<TeamID> = []) -> SQL? {
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
        guard let first = parts.first else { return nil }
        return parts.dropFirst().reduce(first) { $0 + " UNION ALL " + $1 }
    }

    /// What people are called who are or were members here, by identity.
    func people(_ ids: [UserID]) throws -> [String: String] {
        guard !ids.isEmpty else { return [:] }
        let rows = try transaction.rows(
            """
            SELECT users.id, users.name FROM users
            WHERE users.id IN \(list: ids)
                AND EXISTS (SELECT 1 FROM members WHERE workspace_id = \(workspace) AND user_id = users.id)
            """
        )
        return Dictionary(uniqueKeysWithValues: try rows.map { ("\(try $0["id"] as UserID)", try $0["name"]) })
    }

    /// Reads what `statement` found; rows of other kinds are somebody else's.
    package static func names(_ rows: [Row]) throws -> Names {
        var names: Names = ([:], [:])
        for row in rows {
            let (kind, id): (String, Int64) = (try row["kind"], try row["id"])
            if kind == "member" { names.members[MemberID(rawValue: id)] = try row["name"] }
            if kind == "team" { names.teams[TeamID(rawValue: id)] = try row["name"] }
        }
        return names
    }

    /// What those are called who did something: members, `mem_…`, and API keys, `key_…`, also those who are no more. In one
    /// statement, and none for nobody.
    package func actors(_ actors: some Sequence<String>) throws -> [String: String] {
        let all = Set(actors)
        let keys = Set(all.compactMap { APIKeyID($0) })
        var parts = [statement(members: Set(all.compactMap { MemberID($0) }))].compactMap { $0 }
        if !keys.isEmpty {
            parts.append(
                """
                SELECT 'key' AS kind, id, name FROM api_keys
                WHERE workspace_id = \(workspace) AND id IN \(list: keys.sorted())
                """
            )
        }
        guard let first = parts.first else { return [:] }
        var names: [String: String] = [:]
        for row in try transaction.rows(parts.dropFirst().reduce(first) { $0 + " UNION ALL " + $1 }) {
            let (kind, id): (String, Int64) = (try row["kind"], try row["id"])
            names[kind == "key" ? "\(APIKeyID(rawValue: id))" : "\(MemberID(rawValue: id))"] = try row["name"]
        }
        return names
    }
}
