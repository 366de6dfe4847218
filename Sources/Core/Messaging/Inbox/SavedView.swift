import Primitives
import Storage

/// Filters of the list under a name.
struct SavedView: Sendable {
    let id: SavedViewID
    let list: List
    let name: String
    /// As in the list's address.
    let query: String
    let isShared: Bool
    let member: MemberID

    enum List: String, Sendable, Codable, CaseIterable, DatabaseValue {
        case inbox
        case contacts
    }
}

/// SQL of saved views.
struct SavedViewStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    func all(_ list: SavedView.List, for member: MemberID?) throws -> [SavedView] {
        try transaction.rows(
            """
            SELECT * FROM saved_views WHERE workspace_id = \(workspace) AND list = \(list)
            AND (shared = 1 OR member_id = \(member ?? MemberID(rawValue: 0))) ORDER BY name, id LIMIT 1000
            """
        ).map(SavedView.init)
    }

    func find(_ id: SavedViewID) throws -> SavedView? {
        try transaction.row("SELECT * FROM saved_views WHERE workspace_id = \(workspace) AND id = \(id)")
            .map(SavedView.init)
    }

    func count(of member: MemberID) throws -> Int {
        try transaction.row(
            "SELECT count(*) AS count FROM saved_views WHERE workspace_id = \(workspace) AND member_id = \(member)"
        )?["count"] ?? 0
    }

    func save(_ view: SavedView, at: Timestamp) throws {
        try transaction.run(
            """
            INSERT INTO saved_views (workspace_id, id, list, name, query, shared, member_id, created_at)
            VALUES (\(workspace), \(view.id), \(view.list), \(view.name), \(view.query), \(view.isShared), \(view.member), \(at))
            ON CONFLICT (workspace_id, id)
            DO UPDATE SET name = excluded.name, query = excluded.query, shared = excluded.shared
            """
        )
    }

    func delete(_ id: SavedViewID) throws {
        try transaction.run("DELETE FROM saved_views WHERE workspace_id = \(workspace) AND id = \(id)")
    }
}

extension SavedView {
    init(_ row: Row) throws {
        self.init(
            id: try row["id"],
            list: try row["list"],
            name: try row["name"],
            query: try row["query"],
            isShared: try row["shared"],
            member: try row["member_id"]
        )
    }
}
