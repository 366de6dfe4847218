package import Primitives
import Storage

extension ImportStore {
    /// Begins a run over the good rows; one that is under way stops.
    ///
    /// - Throws: `ImportError.changed` when it has meanwhile become something else than `found`.
    func begin(
        _ state: ImportWork.State,
        _ found: Import,
        by actor: String?,
        at moment: Timestamp,
        in workspace: WorkspaceID
    ) throws -> Int {
        let run = found.work.run + 1
        let counts: SQL =
            state == .undoing
            ? "undone = 0, kept = 0"
            : """
            created = 0, updated = 0, unchanged = 0, skipped = 0, refused = 0, undone = 0, kept = 0,
                started_by = \(actor), started_at = \(moment)
            """
        let changed = try transaction.run(
            """
            UPDATE imports SET work = \(state.rawValue), work_run = \(run), work_row = 0, \(counts)
            WHERE workspace_id = \(workspace) AND id = \(found.id) AND state = 'ready' AND work_run = \(found.work.run)
            """
        )
        guard changed == 1 else { throw ImportError.changed(found.id) }
        return run
    }

    /// Moves on past a batch of rows, if the run is still this one and stands where it stood.
    ///
    /// - Throws: `ImportError.changed`, which must roll the batch back.
    func advance(_ found: Import, by batch: ImportCounts, to row: Int, in workspace: WorkspaceID) throws {
        let changed = try transaction.run(
            """
            UPDATE imports SET work_row = \(row), created = created + \(batch.created),
                updated = updated + \(batch.updated), unchanged = unchanged + \(batch.unchanged),
                skipped = skipped + \(batch.skipped), refused = refused + \(batch.refused),
                undone = undone + \(batch.undone), kept = kept + \(batch.kept)
            WHERE workspace_id = \(workspace) AND id = \(found.id) AND state = 'ready'
                AND work_run = \(found.work.run) AND work_row = \(found.work.row)
            """
        )
        guard changed == 1 else { throw ImportError.changed(found.id) }
    }

    func end(_ found: Import, as state: ImportWork.State, in workspace: WorkspaceID) throws {
        try transaction.run(
            """
            UPDATE imports SET work = \(state.rawValue)
            WHERE workspace_id = \(workspace) AND id = \(found.id) AND work_run = \(found.work.run)
            """
        )
    }

    func write(_ outcomes: [ImportOutcome], of id: ImportID, in workspace: WorkspaceID) throws {
        try transaction.runEach(
            outcomes.map { outcome in
                """
                INSERT INTO import_outcomes (workspace_id, import_id, row_number, outcome, reason, contact_id, change)
                VALUES (\(workspace), \(id), \(outcome.row), \(outcome.kind.rawValue), \(ImportRemark.kept(outcome.remarks)),
                    \(outcome.contact), \(try? outcome.change.map(JSON.text)))
                ON CONFLICT (workspace_id, import_id, row_number) DO UPDATE SET outcome = excluded.outcome,
                    reason = excluded.reason, contact_id = excluded.contact_id, change = excluded.change
                """
            }
        )
    }

    /// What was done and may be taken back, in the file's order.
    func done(of id: ImportID, after row: Int, limit: Int, in workspace: WorkspaceID) throws -> [ImportOutcome] {
        try transaction.rows(
            """
            SELECT * FROM import_outcomes WHERE workspace_id = \(workspace) AND import_id = \(id)
                AND row_number > \(row) AND outcome IN ('created', 'updated')
            ORDER BY row_number LIMIT \(limit)
            """
        ).map(ImportOutcome.init)
    }

    /// The contacts that an import has made, in the file's order.
    package func created(by id: ImportID, after row: Int, limit: Int, in workspace: WorkspaceID) throws -> [(
        row: Int, contact: ContactID
    )] {
        try transaction.rows(
            """
            SELECT row_number, contact_id FROM import_outcomes WHERE workspace_id = \(workspace) AND import_id = \(id)
                AND row_number > \(row) AND outcome = 'created' AND contact_id IS NOT NULL
            ORDER BY row_number LIMIT \(limit)
            """
        ).map { (try $0["row_number"], try $0["contact_id"]) }
    }

    /// How files with these headers were mapped the last time.
    func habit(_ headers: String, in workspace: WorkspaceID) throws -> ImportHabit? {
        try transaction.row(
            "SELECT * FROM import_habits WHERE workspace_id = \(workspace) AND headers = \(headers)"
        ).map { row in
            ImportHabit(
                mapping: try JSON.value(try row["mapping"]),
                defaultCountry: try row["default_country"],
                rules: try JSON.value(try row["rules"])
            )
        }
    }

    func remember(_ habit: ImportHabit, for headers: String, at moment: Timestamp, in workspace: WorkspaceID) throws {
        try transaction.run(
            """
            INSERT INTO import_habits (workspace_id, headers, mapping, default_country, rules, used_at)
            VALUES (\(workspace), \(headers), \(try JSON.text(habit.mapping)), \(habit.defaultCountry),
                \(try JSON.text(habit.rules)), \(moment))
            ON CONFLICT (workspace_id, headers) DO UPDATE SET mapping = excluded.mapping,
                default_country = excluded.default_country, rules = excluded.rules, used_at = excluded.used_at
            """
        )
    }

    func set(_ rules: ImportRules, of id: ImportID, in workspace: WorkspaceID) throws {
        try transaction.run(
            """
            UPDATE imports SET rules = \(try JSON.text(rules)), work = 'none'
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }
}

extension ImportOutcome {
    init(_ stored: Row) throws {
        let kindText: String = try stored["outcome"]
        let changeText: String? = try stored["change"]
        row = try stored["row_number"]
        kind = Kind(rawValue: kindText) ?? .unchanged
        remarks = ImportRemark.read(try stored["reason"])
        contact = try stored["contact_id"]
        change = try changeText.map { try JSON.value($0) }
    }
}
