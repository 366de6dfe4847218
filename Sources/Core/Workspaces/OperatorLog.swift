package import Primitives
package import Routes
package import Storage

/// What operators did to the instance, or to a workspace that is not theirs.
package struct OperatorLog: Sendable {
    /// Who acts at the server's command line.
    package static let commandLine = "operator"

    package let ambient: Ambient

    package init(ambient: Ambient) {
        self.ambient = ambient
    }

    /// Goes into the transaction of what it tells.
    ///
    /// - Parameters:
    ///   - action: the part, a dot and what was done, in the past: `prices.imported`.
    ///   - subject: the identity of what it was done to.
    ///   - detail: in words, for people; never a secret.
    ///   - actor: `user_…`, or `commandLine`.
    package func record(
        _ action: String,
        subject: String,
        detail: String = "",
        by actor: String,
        in transaction: Transaction
    ) throws {
        let id: AuditEntryID = ambient.id()
        try transaction.run(
            """
            INSERT INTO operator_entries (id, at, actor, action, subject, detail)
            VALUES (\(id), \(ambient.now()), \(actor), \(action), \(subject), \(detail))
            """
        )
    }

    /// The same by the person who calls; `nil` is the command line.
    package func record(
        _ action: String,
        subject: String,
        detail: String = "",
        by caller: Caller?,
        in transaction: Transaction
    ) throws {
        let actor = caller.map { $0.user.map { "\($0)" } ?? $0.name } ?? Self.commandLine
        try record(action, subject: subject, detail: detail, by: actor, in: transaction)
    }

    /// What the people and the workspaces are called whose identities stand in `entries`.
    package func names(_ entries: [AuditEntry], in transaction: Transaction) throws -> [String: String] {
        let ids = entries.flatMap(\.identities)
        let people = Set(ids.compactMap { UserID($0) })
        let workspaces = Set(ids.compactMap { WorkspaceID($0) })
        var names: [String: String] = [:]
        if !people.isEmpty {
            for row in try transaction.rows("SELECT id, name FROM users WHERE id IN \(list: people.sorted())") {
                names["\(try row["id"] as UserID)"] = try row["name"]
            }
        }
        for workspace in try WorkspaceDirectory(transaction).named(workspaces.sorted()) {
            names["\(workspace.id)"] = workspace.name
        }
        return names
    }

    /// Newest first, with the names of the people.
    package func page(after last: AuditEntryID? = nil, limit: Int, in transaction: Transaction) throws -> [AuditEntry] {
        let rows = try transaction.rows(
            """
            SELECT * FROM operator_entries WHERE id < \(last?.rawValue ?? Int64.max) ORDER BY id DESC LIMIT \(limit)
            """
        )
        let people = Set(try rows.compactMap { UserID(try $0["actor"] as String) })
        let found = try transaction.rows("SELECT id, name FROM users WHERE id IN \(list: Array(people))")
        let names: [String: String] = Dictionary(
            uniqueKeysWithValues: try found.map { ("\(try $0["id"] as UserID)", try $0["name"]) }
        )
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
