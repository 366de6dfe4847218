package import Primitives
package import Routes
package import Storage

/// The journal of who changed what in the administration of a workspace. Entries are never changed.
package struct AuditLog: Sendable {
    private let ambient: Ambient

    package init(ambient: Ambient) {
        self.ambient = ambient
    }

    /// Writes the entry with the change it tells of.
    ///
    /// - Parameters:
    ///   - action: the feature, a dot and what was done, in the past: `channels.connected`.
    ///   - subject: the identity of what it was done to.
    ///   - detail: in words, for people; never a secret.
    package func record(
        _ action: String,
        subject: String,
        detail: String = "",
        by caller: Caller,
        in transaction: Transaction
    ) throws {
        try record(action, subject: subject, detail: detail, by: caller.name, of: caller.workspace, in: transaction)
    }

    /// The same for what no member and no key did: `operator`, at the server's command line.
    package func record(
        _ action: String,
        subject: String,
        detail: String = "",
        by actor: String,
        of workspace: WorkspaceID,
        in transaction: Transaction
    ) throws {
        let id: AuditEntryID = ambient.id()
        try transaction.run(
            """
            INSERT INTO audit_entries (workspace_id, id, at, actor, action, subject, detail)
            VALUES (
                \(workspace), \(id), \(ambient.now()), \(actor), \(action), \(subject), \(detail)
            )
            """
        )
    }

    /// Newest first.
    package func page(
        of workspace: WorkspaceID,
        after last: AuditEntryID? = nil,
        limit: Int,
        in transaction: Transaction
    ) throws -> [AuditEntry] {
        var sql: SQL = "SELECT * FROM audit_entries WHERE workspace_id = \(workspace)"
        if let last { sql += " AND id < \(last)" }
        let rows = try transaction.rows(sql + " ORDER BY id DESC LIMIT \(limit)")
        let names = try names(of: rows.map { try $0["actor"] }, in: workspace, transaction)
        return try rows.map { row in
            let actor: String = try row["actor"]
            return AuditEntry(
                id: try row["id"],
                at: try row["at"],
                actor: actor,
                actorName: names[actor],
                action: try row["action"],
                subject: try row["subject"],
                detail: try row["detail"]
            )
        }
    }

    /// Also of members who were removed and keys that were revoked.
    private func names(
        of actors: [String],
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> [String: String] {
        var names: [String: String] = [:]
        let members = Set(actors.compactMap { MemberID($0) })
        let people = try transaction.rows(
            """
            SELECT members.id, name FROM members JOIN users ON users.id = members.user_id
            WHERE members.workspace_id = \(workspace) AND members.id IN \(list: Array(members))
            """
        )
        for row in people { names["\(try row["id"] as MemberID)"] = try row["name"] }
        let keys = Set(actors.compactMap { APIKeyID($0) })
        let programs = try transaction.rows(
            "SELECT id, name FROM api_keys WHERE workspace_id = \(workspace) AND id IN \(list: Array(keys))"
        )
        for row in programs { names["\(try row["id"] as APIKeyID)"] = try row["name"] }
        return names
    }
}
