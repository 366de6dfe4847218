import Primitives
import Storage

/// The rows of exports and their files, inside a transaction of the caller's.
struct ExportStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    func insert(_ export: Export) throws {
        try transaction.run(
            """
            INSERT INTO exports (workspace_id, id, state, format, target, columns, masked, total, done, bytes, created_by,
                created_at, expires_at)
            VALUES (\(workspace), \(export.id), \(export.state.rawValue), \(export.format.rawValue),
                \(try JSON.text(export.target)), \(JSON.text(export.columns)), \(export.isMasked ? 1 : 0),
                \(export.total), 0, 0, \(export.createdBy), \(export.createdAt), \(export.expiresAt))
            """
        )
    }

    func find(_ id: ExportID) throws -> Export? {
        try transaction.row("SELECT * FROM exports WHERE workspace_id = \(workspace) AND id = \(id)").map(Export.init)
    }

    /// The newest first.
    ///
    /// - Parameter creator: only theirs; everybody's when `nil`.
    func page(of creator: String?, after last: ExportID?, limit: Int) throws -> [Export] {
        var sql: SQL = "SELECT * FROM exports WHERE workspace_id = \(workspace)"
        if let creator { sql += " AND created_by = \(creator)" }
        if let last { sql += " AND id < \(last)" }
        return try transaction.rows(sql + " ORDER BY id DESC LIMIT \(limit)").map(Export.init)
    }

    func running() throws -> Int {
        let row = try transaction.row(
            "SELECT count(*) AS count FROM exports WHERE workspace_id = \(workspace) AND state = 'running'"
        )
        return try row?["count"] ?? 0
    }

    /// Begins the file anew.
    func clear(_ id: ExportID) throws {
        try transaction.run("DELETE FROM export_chunks WHERE workspace_id = \(workspace) AND export_id = \(id)")
    }

    func note(_ id: ExportID, done: Int) throws {
        try transaction.run("UPDATE exports SET done = \(done) WHERE workspace_id = \(workspace) AND id = \(id)")
    }

    func store(_ piece: [UInt8], _ number: Int, of id: ExportID) throws {
        try transaction.run(
            """
            INSERT INTO export_chunks (workspace_id, export_id, number, body)
            VALUES (\(workspace), \(id), \(number), \(piece))
            """
        )
    }

    func finish(_ id: ExportID, _ state: Export.State, done: Int, bytes: Int64, error: String?, at moment: Timestamp)
        throws
    {
        try transaction.run(
            """
            UPDATE exports SET state = \(state.rawValue), done = \(done), bytes = \(bytes), error = \(error),
                finished_at = \(moment)
            WHERE workspace_id = \(workspace) AND id = \(id) AND state = 'running'
            """
        )
    }

    func chunk(_ number: Int, of id: ExportID) throws -> [UInt8]? {
        try transaction.row(
            """
            SELECT body FROM export_chunks
            WHERE workspace_id = \(workspace) AND export_id = \(id) AND number = \(number)
            """
        ).map { try $0["body"] }
    }

    /// Deletes some of the file, and the export itself when nothing of it is left. True when there may be more.
    func deleteSome(of id: ExportID) throws -> Bool {
        let deleted = try transaction.run(
            """
            DELETE FROM export_chunks WHERE workspace_id = \(workspace) AND export_id = \(id) AND number IN (
                SELECT number FROM export_chunks
                WHERE workspace_id = \(workspace) AND export_id = \(id) ORDER BY number LIMIT 50
            )
            """
        )
        if deleted == 50 { return true }
        try transaction.run("DELETE FROM exports WHERE workspace_id = \(workspace) AND id = \(id)")
        return false
    }
}

extension Export {
    init(_ row: Row) throws {
        let (stateText, formatText): (String, String) = (try row["state"], try row["format"])
        let masked: Int64 = try row["masked"]
        id = try row["id"]
        state = State(rawValue: stateText) ?? .failed
        format = Format(rawValue: formatText) ?? .csv
        target = try JSON.value(try row["target"])
        columns = try JSON.value(try row["columns"])
        isMasked = masked != 0
        total = try row["total"]
        done = try row["done"]
        bytes = try row["bytes"]
        error = try row["error"]
        createdBy = try row["created_by"]
        createdAt = try row["created_at"]
        finishedAt = try row["finished_at"]
        expiresAt = try row["expires_at"]
    }
}
