package import Primitives
import Storage

extension ImportStore {
    /// Writes a batch of read rows. Those whose number an earlier row has become duplicates; the index decides.
    ///
    /// - Returns: how many of each verdict.
    func write(_ rows: [ImportRow], of id: ImportID, in workspace: WorkspaceID) throws -> ImportTally {
        let counts = try transaction.runEach(rows.map { insertion(of: $0, in: workspace, id) })
        let repeated = zip(rows, counts).filter { $1 == 0 }.map(\.0)
        let firsts = try rowNumbers(of: repeated.compactMap(\.e164), in: id, workspace)
        let duplicates = repeated.map { row in
            row.duplicate(of: row.e164.flatMap { firsts[$0] })
        }
        try transaction.runEach(duplicates.map { insertion(of: $0, in: workspace, id) })
        let invalid = rows.count { $0.verdict == .invalid }
        return ImportTally(ok: rows.count - invalid - duplicates.count, duplicate: duplicates.count, invalid: invalid)
    }

    private func insertion(of row: ImportRow, in workspace: WorkspaceID, _ id: ImportID) -> SQL {
        """
        INSERT INTO import_rows (workspace_id, import_id, row_number, phone, e164, country, verdict, reason, name, cells)
        VALUES (\(workspace), \(id), \(row.row), \(row.phone), \(row.e164), \(row.country), \(row.verdict.rawValue),
            \(ImportRemark.kept(row.remarks)), \(row.name), \(JSON.text(row.cells)))
        ON CONFLICT (workspace_id, import_id, e164) WHERE verdict = 'ok' DO NOTHING
        """
    }

    /// The rows in which these numbers came first.
    package func rowNumbers(
        of phones: [PhoneNumber],
        in id: ImportID,
        _ workspace: WorkspaceID
    ) throws -> [PhoneNumber: Int] {
        guard !phones.isEmpty else { return [:] }
        let rows = try transaction.rows(
            """
            SELECT e164, row_number FROM import_rows
            WHERE workspace_id = \(workspace) AND import_id = \(id) AND verdict = 'ok' AND e164 IN \(list: phones)
            """
        )
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0["e164"], try $0["row_number"]) })
    }

    /// Rows in the file's order.
    ///
    /// - Parameters:
    ///   - verdict: only those; all when `nil`.
    ///   - row: those that come after it.
    package func rows(
        of id: ImportID,
        verdict: ImportRow.Verdict? = nil,
        after row: Int = 0,
        limit: Int,
        in workspace: WorkspaceID
    ) throws -> [ImportRow] {
        var sql: SQL = """
            SELECT * FROM import_rows
            WHERE workspace_id = \(workspace) AND import_id = \(id) AND row_number > \(row)
            """
        if let verdict {
            sql += " AND verdict = \(verdict.rawValue)"
            // Said apart, for only then the index of the others is taken.
            if verdict != .ok { sql += " AND verdict <> 'ok'" }
        }
        return try transaction.rows(sql + " ORDER BY row_number LIMIT \(limit)").map(ImportRow.init)
    }

    /// The same with what became of each.
    func judged(
        of id: ImportID,
        verdict: ImportRow.Verdict?,
        after row: Int,
        limit: Int,
        in workspace: WorkspaceID
    ) throws -> [ImportRow] {
        var found = try rows(of: id, verdict: verdict, after: row, limit: limit, in: workspace)
        guard let first = found.first?.row, let last = found.last?.row else { return [] }
        let outcomes = try transaction.rows(
            """
            SELECT * FROM import_outcomes WHERE workspace_id = \(workspace) AND import_id = \(id)
                AND row_number BETWEEN \(first) AND \(last)
            """
        ).map(ImportOutcome.init)
        let byRow = Dictionary(uniqueKeysWithValues: outcomes.map { ($0.row, $0) })
        for place in found.indices { found[place].outcome = byRow[found[place].row] }
        return found
    }

    package func row(_ number: Int, of id: ImportID, in workspace: WorkspaceID) throws -> ImportRow? {
        guard number > 0 else { return nil }
        return try rows(of: id, after: number - 1, limit: 1, in: workspace).first { $0.row == number }
    }

    /// How many good rows there are for each beginning of a number, and one number of each.
    ///
    /// Prices go by the calling code, four digits at most, so a file of 100,000 rows is priced by a few hundred groups.
    package func prefixes(of id: ImportID, in workspace: WorkspaceID) throws -> [(sample: PhoneNumber, count: Int)] {
        try transaction.rows(
            """
            SELECT min(e164) AS sample, count(*) AS count FROM import_rows
            WHERE workspace_id = \(workspace) AND import_id = \(id) AND verdict = 'ok'
            GROUP BY substr(e164, 1, 5)
            """
        ).map { (try $0["sample"], try $0["count"]) }
    }

    /// How many good rows are of people who must not be written to, for each beginning of a number, as `prefixes` has them.
    ///
    /// - Parameter isMarketing: whether those count who opted out, besides those who are blocked.
    package func refusals(
        of id: ImportID,
        isMarketing: Bool,
        in workspace: WorkspaceID
    ) throws -> [(sample: PhoneNumber, count: Int)] {
        // Both conditions, so that the index of those who refuse is the place to begin.
        let refuses: SQL = isMarketing ? "" : " AND contacts.blocked_at IS NOT NULL"
        return try transaction.rows(
            """
            SELECT min(import_rows.e164) AS sample, count(*) AS count FROM contacts
            JOIN contact_identities ON contact_identities.workspace_id = contacts.workspace_id
                AND contact_identities.contact_id = contacts.id AND contact_identities.kind = 'phone'
            JOIN import_rows ON import_rows.workspace_id = contact_identities.workspace_id
                AND import_rows.import_id = \(id) AND import_rows.e164 = contact_identities.value
                AND import_rows.verdict = 'ok'
            WHERE contacts.workspace_id = \(workspace)
                AND (contacts.blocked_at IS NOT NULL OR contacts.opt_in = 'no')\(refuses)
            GROUP BY substr(import_rows.e164, 1, 5)
            """
        ).map { (try $0["sample"], try $0["count"]) }
    }

    /// Which of these numbers have a good row.
    package func present(_ phones: [PhoneNumber], in id: ImportID, _ workspace: WorkspaceID) throws -> Set<PhoneNumber>
    {
        Set(try rowNumbers(of: phones, in: id, workspace).keys)
    }

    /// Deletes some of the import's rows and chunks, and the import itself when nothing of it is left.
    ///
    /// - Returns: whether there is more to delete.
    func deleteSome(of id: ImportID, keepsImport: Bool = false, in workspace: WorkspaceID) throws -> Bool {
        let rows = try transaction.run(
            """
            DELETE FROM import_rows WHERE workspace_id = \(workspace) AND import_id = \(id) AND row_number IN (
                SELECT row_number FROM import_rows
                WHERE workspace_id = \(workspace) AND import_id = \(id) ORDER BY row_number LIMIT 5000
            )
            """
        )
        let outcomes = try transaction.run(
            """
            DELETE FROM import_outcomes WHERE workspace_id = \(workspace) AND import_id = \(id) AND row_number IN (
                SELECT row_number FROM import_outcomes
                WHERE workspace_id = \(workspace) AND import_id = \(id) ORDER BY row_number LIMIT 5000
            )
            """
        )
        if rows == 5000 || outcomes == 5000 { return true }
        guard !keepsImport else { return false }
        if try deleteSomeChunks(of: id, in: workspace) { return true }
        try transaction.run("DELETE FROM imports WHERE workspace_id = \(workspace) AND id = \(id)")
        return false
    }

    /// Deletes some pieces of the file.
    ///
    /// - Returns: whether there may be more.
    func deleteSomeChunks(of id: ImportID, in workspace: WorkspaceID) throws -> Bool {
        try transaction.run(
            """
            DELETE FROM import_chunks WHERE workspace_id = \(workspace) AND import_id = \(id) AND number IN (
                SELECT number FROM import_chunks
                WHERE workspace_id = \(workspace) AND import_id = \(id) ORDER BY number LIMIT 50
            )
            """
        ) == 50
    }
}
