package import Primitives
package import Storage

/// Writes what happened, in the transaction in which it happens; and reads it.
package struct Journal {
    let transaction: Transaction
    let workspace: WorkspaceID
    let ambient: Ambient
    let actor: String?
    let cause: String?

    /// - Parameters:
    ///   - actor: who does it, `mem_…` or `key_…`.
    ///   - cause: the bulk edit or import whose part it is.
    package init(
        _ transaction: Transaction,
        in workspace: WorkspaceID,
        ambient: Ambient,
        by actor: String? = nil,
        cause: String? = nil
    ) {
        self.transaction = transaction
        self.workspace = workspace
        self.ambient = ambient
        self.actor = actor
        self.cause = cause
    }

    package struct Line: Sendable {
        let subject: SubjectID
        let kind: JournalEntry.Kind
        let what: String
        let from: String?
        let to: String?

        package init(
            _ subject: SubjectID,
            _ kind: JournalEntry.Kind,
            what: String = "",
            from: String? = nil,
            to: String? = nil
        ) {
            self.subject = subject
            self.kind = kind
            self.what = what
            self.from = from
            self.to = to
        }
    }

    /// In one go, however many.
    package func write(_ lines: [Line]) throws {
        let now = ambient.now()
        try transaction.runEach(
            lines.map { line in
                """
                INSERT INTO contact_journal
                    (workspace_id, subject_id, id, at, actor, cause, kind, what, from_value, to_value)
                VALUES (\(workspace), \(line.subject), \(ambient.rawID()), \(now), \(actor), \(cause), \(line.kind),
                    \(line.what), \(line.from), \(line.to))
                """
            }
        )
    }

    /// What happened to one, the newest first.
    package func page(
        of subject: SubjectID,
        kind: JournalEntry.Kind? = nil,
        what: String? = nil,
        before: (at: Timestamp, id: Int64)? = nil,
        limit: Int
    ) throws -> [JournalEntry] {
        var sql: SQL = "SELECT * FROM contact_journal WHERE workspace_id = \(workspace) AND subject_id = \(subject)"
        if let kind { sql += " AND kind = \(kind)" }
        if let what { sql += " AND what = \(what)" }
        if let before { sql += " AND (at, id) < (\(before.at), \(before.id))" }
        return try transaction.rows(sql + " ORDER BY at DESC, id DESC LIMIT \(limit)").map(JournalEntry.init)
    }

    /// What one bulk edit did, the newest first.
    package func page(causedBy bulk: BulkID, before id: Int64?, limit: Int) throws -> [JournalEntry] {
        // The index has bulk edits only, and is taken where the statement says so too.
        var sql: SQL = """
            SELECT * FROM contact_journal WHERE workspace_id = \(workspace) AND cause = \("\(bulk)")
            AND cause >= 'blk_' AND cause < 'blk`'
            """
        if let id { sql += " AND id < \(id)" }
        return try transaction.rows(sql + " ORDER BY id DESC LIMIT \(limit)").map(JournalEntry.init)
    }
}
