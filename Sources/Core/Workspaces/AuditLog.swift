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
        let names = try NameStore(transaction, workspace: workspace).actors(rows.map { try $0["actor"] })
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
}
