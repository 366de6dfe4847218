import Primitives
import Storage
import Workspaces

/// SQL of quick replies.
struct QuickReplyStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    /// Those that a member has: their own, their teams' and everybody's. The most used first.
    func list(for member: MemberID?, teams: [TeamID]) throws -> [QuickReply] {
        var sql: SQL = "SELECT * FROM quick_replies WHERE workspace_id = \(workspace) AND (scope = 'all'"
        if let member { sql += " OR (scope = 'mine' AND owner_id = \(member))" }
        if !teams.isEmpty { sql += " OR (scope = 'team' AND owner_id IN \(list: teams))" }
        return try transaction.rows(sql + ") ORDER BY uses DESC, shortcut, id").map(QuickReply.init)
    }

    func find(_ id: QuickReplyID) throws -> QuickReply? {
        try transaction.row("SELECT * FROM quick_replies WHERE workspace_id = \(workspace) AND id = \(id)")
            .map(QuickReply.init)
    }

    func count(_ scope: QuickReply.Scope) throws -> Int {
        try transaction.row(
            """
            SELECT count(*) AS count FROM quick_replies
            WHERE workspace_id = \(workspace) AND scope = \(scope.word) AND owner_id = \(scope.owner)
            """
        )?["count"] ?? 0
    }

    /// Writes it, new or changed. `false` when the shortcut is taken where it belongs.
    func save(_ reply: QuickReply, at: Timestamp) throws -> Bool {
        let taken = try transaction.row(
            """
            SELECT id FROM quick_replies WHERE workspace_id = \(workspace) AND scope = \(reply.scope.word)
            AND owner_id = \(reply.scope.owner) AND shortcut = \(reply.shortcut) AND id <> \(reply.id)
            """
        )
        guard taken == nil else { return false }
        try transaction.run(
            """
            INSERT INTO quick_replies
            (workspace_id, id, shortcut, title, text, media_id, category, scope, owner_id, created_at)
            VALUES (\(workspace), \(reply.id), \(reply.shortcut), \(reply.title), \(reply.text), \(reply.media),
             \(reply.category), \(reply.scope.word), \(reply.scope.owner), \(at))
            ON CONFLICT (workspace_id, id) DO UPDATE SET shortcut = excluded.shortcut, title = excluded.title,
             text = excluded.text, media_id = excluded.media_id, category = excluded.category, scope = excluded.scope,
             owner_id = excluded.owner_id
            """
        )
        return true
    }

    func used(_ id: QuickReplyID) throws {
        try transaction.run("UPDATE quick_replies SET uses = uses + 1 WHERE workspace_id = \(workspace) AND id = \(id)")
    }

    func delete(_ id: QuickReplyID) throws {
        try transaction.run("DELETE FROM quick_replies WHERE workspace_id = \(workspace) AND id = \(id)")
    }
}
