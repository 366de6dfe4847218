import Primitives
import Storage

/// SQL of bulk edits.
struct BulkStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    func find(_ id: BulkID) throws -> BulkEdit? {
        try transaction.row("SELECT * FROM bulk_edits WHERE workspace_id = \(workspace) AND id = \(id)")
            .map(BulkEdit.init)
    }

    /// The newest first.
    func page(after last: BulkID?, limit: Int) throws -> [BulkEdit] {
        var sql: SQL = "SELECT * FROM bulk_edits WHERE workspace_id = \(workspace)"
        if let last { sql += " AND id < \(last)" }
        return try transaction.rows(sql + " ORDER BY id DESC LIMIT \(limit)").map(BulkEdit.init)
    }

    func running() throws -> Int {
        try transaction.row(
            """
            SELECT count(*) AS count FROM bulk_edits
            WHERE workspace_id = \(workspace) AND (state = 'running' OR state = 'undoing')
            """
        )?["count"] ?? 0
    }

    func insert(_ bulk: BulkEdit) throws {
        let (selection, change) = (try JSON.text(bulk.selection), try JSON.text(bulk.change))
        try transaction.run(
            """
            INSERT INTO bulk_edits (workspace_id, id, state, selection, change, matched, changed, skipped, failed, place,
                created_by, created_at)
            VALUES (\(workspace), \(bulk.id), \(bulk.state), \(selection),
                \(change), \(bulk.matched), 0, 0, 0, 0, \(bulk.createdBy), \(bulk.createdAt))
            """
        )
    }

    func update(_ bulk: BulkEdit) throws {
        try transaction.run(
            """
            UPDATE bulk_edits SET state = \(bulk.state), changed = \(bulk.changed), skipped = \(bulk.skipped),
                failed = \(bulk.failed), place = \(bulk.place), error = \(bulk.error), finished_at = \(bulk.finishedAt)
            WHERE workspace_id = \(workspace) AND id = \(bulk.id)
            """
        )
    }
}
