package import Primitives
package import Storage

/// The table of workspaces.
package struct WorkspaceStore {
    private let transaction: Transaction

    package init(_ transaction: Transaction) {
        self.transaction = transaction
    }

    package func insert(_ workspace: Workspace) throws {
        try transaction.run(
            """
            INSERT INTO workspaces (workspace_id, name, country, currency, time_zone, created_at, trial_activated_at)
            VALUES (
                \(workspace.id), \(workspace.name), \(workspace.country), \(workspace.currency), \(workspace.timeZone),
                \(workspace.createdAt), \(workspace.trialActivatedAt)
            )
            """
        )
    }

    package func find(_ id: WorkspaceID) throws -> Workspace? {
        try transaction.row("SELECT * FROM workspaces WHERE workspace_id = \(id)").map(Self.workspace)
    }

    /// Every workspace of the instance in the order they were made, for work that goes through all of them.
    package func page(after last: WorkspaceID? = nil, limit: Int) throws -> [Workspace] {
        try transaction.rows(
            """
            SELECT * FROM workspaces WHERE workspace_id > \(last ?? WorkspaceID(rawValue: 0))
            ORDER BY workspace_id LIMIT \(limit)
            """
        ).map(Self.workspace)
    }

    /// Those that the user is a member of, by name.
    package func list(of user: UserID) throws -> [Workspace] {
        try transaction.rows(
            """
            SELECT workspaces.* FROM workspaces
            JOIN members ON members.workspace_id = workspaces.workspace_id
            WHERE members.user_id = \(user) AND members.removed_at IS NULL
            ORDER BY workspaces.name, workspaces.workspace_id LIMIT 200
            """
        ).map(Self.workspace)
    }

    /// Makes others who change this workspace's members wait until this transaction ends.
    package func lock(_ id: WorkspaceID) throws {
        _ = try transaction.row(
            "SELECT workspace_id FROM workspaces WHERE workspace_id = \(id)\(postgres: " FOR UPDATE")"
        )
    }

    /// `false` when the trial was activated before.
    func activateTrial(_ id: WorkspaceID, at now: Timestamp) throws -> Bool {
        try transaction.run(
            """
            UPDATE workspaces SET trial_activated_at = \(now)
            WHERE workspace_id = \(id) AND trial_activated_at IS NULL
            """
        ) == 1
    }

    static func workspace(_ row: Row) throws -> Workspace {
        Workspace(
            id: try row["workspace_id"],
            name: try row["name"],
            country: try row["country"],
            timeZone: try row["time_zone"],
            createdAt: try row["created_at"],
            trialActivatedAt: try row["trial_activated_at"]
        )
    }
}
