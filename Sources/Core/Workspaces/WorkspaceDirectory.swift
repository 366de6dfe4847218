package import Notifications
package import Primitives
package import Storage

/// Reads across all workspaces: for the operator.
package struct WorkspaceDirectory {
    private let transaction: Transaction

    package init(_ transaction: Transaction) {
        self.transaction = transaction
    }

    /// Who is in a workspace.
    package struct People: Sendable, Equatable {
        package let members: Int
        /// The owner who has been there longest; `nil` when there is none.
        package let owner: EmailAddress?
    }

    package func count() throws -> Int {
        try transaction.row("SELECT count(*) AS count FROM workspaces")?["count"] ?? 0
    }

    /// The newest first, from the one before `last`.
    ///
    /// One walk along the primary key, which ends when the page is full: a search that finds little reads the names of all
    /// workspaces once, some 20 ms for 100,000. Addresses are looked up by their index.
    ///
    /// - Parameters:
    ///   - search: a part of the name, the beginning of an owner's address, or the whole identity `ws_…`.
    ///   - condition: another table's on `workspaces.workspace_id`.
    package func page(
        matching search: String? = nil,
        where condition: SQL? = nil,
        before last: WorkspaceID? = nil,
        limit: Int
    ) throws -> [Workspace] {
        var sql: SQL = "SELECT * FROM workspaces WHERE workspace_id < \(last?.rawValue ?? Int64.max)"
        if let search { sql += matches(search) }
        if let condition { sql += " AND " + condition }
        return try transaction.rows(sql + " ORDER BY workspace_id DESC LIMIT \(limit)").map(WorkspaceStore.workspace)
    }

    private func matches(_ search: String) -> SQL {
        if let id = WorkspaceID(search) { return " AND workspace_id = \(id)" }
        let address = search.lowercased()
        // Both engines fold the letters of ASCII alone; others are found as they were written.
        return """
             AND (
                lower(name) LIKE \(Self.pattern(address)) ESCAPE '!' OR name LIKE \(Self.pattern(search)) ESCAPE '!'
                OR workspace_id IN (
                    SELECT members.workspace_id FROM users
                    JOIN members ON members.user_id = users.id AND members.removed_at IS NULL
                    WHERE members.role = 'OWNER' AND users.email >= \(address) AND users.email < \(address + "\u{10FFFF}")))
            """
    }

    private static func pattern(_ text: String) -> String {
        "%" + text.replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_") + "%"
    }

    /// Those of `ids` that there are.
    func named(_ ids: [WorkspaceID]) throws -> [Workspace] {
        guard !ids.isEmpty else { return [] }
        return try transaction.rows("SELECT * FROM workspaces WHERE workspace_id IN \(list: ids)")
            .map(WorkspaceStore.workspace)
    }

    /// In one statement for all of them.
    package func people(of workspaces: [WorkspaceID]) throws -> [WorkspaceID: People] {
        let rows = try transaction.rows(
            """
            SELECT grouped.workspace_id, grouped.members, users.email FROM (
                SELECT workspace_id, count(*) AS members, min(CASE WHEN role = 'OWNER' THEN id END) AS owner
                FROM members WHERE workspace_id IN \(list: workspaces) AND removed_at IS NULL GROUP BY workspace_id
            ) AS grouped
            LEFT JOIN members ON members.workspace_id = grouped.workspace_id AND members.id = grouped.owner
            LEFT JOIN users ON users.id = members.user_id
            """
        )
        return try rows.reduce(into: [:]) { people, row in
            people[try row["workspace_id"]] = People(members: try row["members"], owner: try row["email"])
        }
    }

    /// Those who have been there longest first.
    package func owners(of workspace: WorkspaceID, limit: Int) throws -> [(name: String, email: EmailAddress)] {
        try transaction.rows(
            """
            SELECT users.name, users.email FROM members JOIN users ON users.id = members.user_id
            WHERE members.workspace_id = \(workspace) AND members.role = 'OWNER' AND members.removed_at IS NULL
            ORDER BY members.id LIMIT \(limit)
            """
        ).map { (try $0["name"], try $0["email"]) }
    }
}
