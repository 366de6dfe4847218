package import Primitives
package import Storage

/// The rows of imports, inside a transaction of the caller's.
package struct ImportStore {
    let transaction: Transaction

    package init(_ transaction: Transaction) {
        self.transaction = transaction
    }

    /// - Throws: `ImportError.notFound`, also while the file is still coming in or already going.
    package func find(_ id: ImportID, in workspace: WorkspaceID) throws -> Import {
        guard let found = try any(id, in: workspace), found.state != .uploading, found.state != .deleting else {
            throw ImportError.notFound(id)
        }
        return found
    }

    /// The import in whatever state.
    func any(_ id: ImportID, in workspace: WorkspaceID) throws -> Import? {
        try transaction.row("SELECT * FROM imports WHERE workspace_id = \(workspace) AND id = \(id)").map(Import.init)
    }

    /// The newest first.
    package func page(_ workspace: WorkspaceID, after last: ImportID?, limit: Int) throws -> [Import] {
        var sql: SQL = """
            SELECT * FROM imports WHERE workspace_id = \(workspace) AND state NOT IN ('uploading', 'deleting')
            """
        if let last { sql += " AND id < \(last)" }
        return try transaction.rows(sql + " ORDER BY id DESC LIMIT \(limit)").map(Import.init)
    }

    /// An import whose file begins to come in.
    func begin(
        _ id: ImportID,
        filename: String,
        defaultCountry: String?,
        by creator: String?,
        at moment: Timestamp,
        in workspace: WorkspaceID
    ) throws {
        try transaction.run(
            """
            INSERT INTO imports (workspace_id, id, state, filename, bytes, columns, sample, notices, mapping,
                default_country, reading, next_byte, next_row, rows_total, ok, duplicate, invalid, created_by, created_at)
            VALUES (\(workspace), \(id), 'uploading', \(filename), 0, '[]', '[]', '[]', '{"name":[]}',
                \(defaultCountry), 0, 0, 0, 0, 0, 0, 0, \(creator), \(moment))
            """
        )
    }

    /// Keeps pieces of the file, the first of which has this number.
    ///
    /// - Throws: `ImportError.notFound` when the upload has been given up meanwhile.
    func store(_ pieces: [[UInt8]], from number: Int, of id: ImportID, in workspace: WorkspaceID) throws {
        let kept = try transaction.run(
            "UPDATE imports SET bytes = bytes WHERE workspace_id = \(workspace) AND id = \(id) AND state = 'uploading'"
        )
        guard kept == 1 else { throw ImportError.notFound(id) }
        try transaction.runEach(
            pieces.enumerated().map { place, body in
                """
                INSERT INTO import_chunks (workspace_id, import_id, number, body)
                VALUES (\(workspace), \(id), \(number + place), \(body))
                """
            }
        )
    }

    /// The whole file is here.
    func complete(_ id: ImportID, _ summary: ImportSummary, in workspace: WorkspaceID) throws {
        let changed = try transaction.run(
            """
            UPDATE imports SET state = 'uploaded', rules = \(try JSON.text(summary.rules)), bytes = \(summary.bytes), layout = \(try JSON.text(summary.layout)),
                default_country = \(summary.defaultCountry), columns = \(JSON.text(summary.columns)),
                sample = \(try JSON.text(summary.sample)),
                notices = \(JSON.text(summary.notices)), mapping = \(try JSON.text(summary.mapping)),
                next_byte = \(summary.layout.start.byte), next_row = \(summary.layout.start.row),
                rows_total = \(summary.rows)
            WHERE workspace_id = \(workspace) AND id = \(id) AND state = 'uploading'
            """
        )
        guard changed == 1 else { throw ImportError.notFound(id) }
    }

    /// Begins a new reading with this mapping; one that is under way stops. Returns its number.
    func map(_ found: Import, to mapping: ImportMapping, defaultCountry: String, in workspace: WorkspaceID) throws
        -> Int
    {
        let reading = found.reading + 1
        let changed = try transaction.run(
            """
            UPDATE imports SET state = 'reading', work = 'none', mapping = \(try JSON.text(mapping)), default_country = \(defaultCountry),
                reading = \(reading), next_byte = \(found.layout.start.byte), next_row = \(found.layout.start.row),
                ok = 0, duplicate = 0, invalid = 0, error = NULL, finished_at = NULL
            WHERE workspace_id = \(workspace) AND id = \(found.id) AND reading = \(found.reading)
                AND state IN ('uploaded', 'reading', 'ready', 'failed')
            """
        )
        guard changed == 1 else { throw ImportError.changed(found.id) }
        return reading
    }

    /// Moves on past a batch, if the reading is still this one and stands where it stood.
    ///
    /// - Throws: `ImportError.changed`, which must roll the batch back.
    func advance(_ found: Import, past batch: ImportTally, to cursor: ImportCursor, in workspace: WorkspaceID) throws {
        let changed = try transaction.run(
            """
            UPDATE imports SET next_byte = \(cursor.byte), next_row = \(cursor.row), ok = ok + \(batch.ok),
                duplicate = duplicate + \(batch.duplicate), invalid = invalid + \(batch.invalid)
            WHERE workspace_id = \(workspace) AND id = \(found.id) AND state = 'reading'
                AND reading = \(found.reading) AND next_byte = \(found.cursor.byte)
            """
        )
        guard changed == 1 else { throw ImportError.changed(found.id) }
    }

    func finish(_ found: Import, error: String?, at moment: Timestamp, in workspace: WorkspaceID) throws {
        let state = error == nil ? "ready" : "failed"
        try transaction.run(
            """
            UPDATE imports SET state = \(state), error = \(error), finished_at = \(moment)
            WHERE workspace_id = \(workspace) AND id = \(found.id) AND state = 'reading' AND reading = \(found.reading)
            """
        )
    }

    /// False when there is nothing to delete any more.
    func markDeleting(_ id: ImportID, in workspace: WorkspaceID) throws -> Bool {
        try transaction.run(
            """
            UPDATE imports SET state = 'deleting'
            WHERE workspace_id = \(workspace) AND id = \(id) AND state <> 'deleting'
            """
        ) == 1
    }

    /// A piece of the file; `nil` after the last.
    func chunk(_ number: Int64, of id: ImportID, in workspace: WorkspaceID) throws -> [UInt8]? {
        try transaction.row(
            """
            SELECT body FROM import_chunks
            WHERE workspace_id = \(workspace) AND import_id = \(id) AND number = \(number)
            """
        ).map { try $0["body"] }
    }
}
