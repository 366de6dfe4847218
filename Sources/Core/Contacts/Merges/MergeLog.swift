package import Primitives
package import Storage

/// The log of merges: what was merged into what, and what moved with it.
package struct MergeLog {
    private let transaction: Transaction
    private let workspace: WorkspaceID

    package init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    func record(
        _ gone: Contact,
        _ identities: [ContactIdentity],
        _ book: MergedBook,
        into kept: Contact,
        by actor: String?,
        at moment: Timestamp
    ) throws {
        let snapshot = MergedContact(
            name: gone.name,
            source: gone.source,
            optIn: gone.optIn,
            optInSource: gone.optInSource,
            optInAt: gone.optInAt,
            blockedAt: gone.blockedAt,
            createdAt: gone.createdAt,
            identities: identities,
            kept: .init(
                name: kept.name,
                optIn: kept.optIn,
                blockedAt: kept.blockedAt,
                email: kept.email,
                company: kept.company,
                owner: kept.owner,
                lastInboundAt: kept.lastInboundAt,
                lastOutboundAt: kept.lastOutboundAt,
                refuses: kept.refuses
            ),
            book: book
        )
        // Who was merged into the one that goes now, goes with it.
        try note("merge", of: gone.id) {
            "SELECT gone_id FROM contact_merges WHERE workspace_id = \(workspace) AND kept_id = \($0) AND undone_at IS NULL"
        }
        try transaction.run(
            "UPDATE contact_merges SET kept_id = \(kept.id) WHERE workspace_id = \(workspace) AND kept_id = \(gone.id)"
        )
        try transaction.run(
            """
            INSERT INTO contact_merges (workspace_id, gone_id, kept_id, gone, at, merged_by)
            VALUES (\(workspace), \(gone.id), \(kept.id), \(try JSON.text(snapshot)), \(moment), \(actor))
            ON CONFLICT (workspace_id, gone_id) DO UPDATE SET kept_id = excluded.kept_id, gone = excluded.gone,
                at = excluded.at, merged_by = excluded.merged_by, undone_at = NULL, undone_by = NULL
            """
        )
    }

    /// Who became part of these contacts, and of which.
    package func gone(into kept: [ContactID]) throws -> [ContactID: ContactID] {
        guard !kept.isEmpty else { return [:] }
        let found = try transaction.rows(
            """
            SELECT gone_id, kept_id FROM contact_merges
            WHERE workspace_id = \(workspace) AND kept_id IN \(list: kept) AND undone_at IS NULL
            """
        )
        return Dictionary(try found.map { (try $0["gone_id"], try $0["kept_id"]) }) { first, _ in first }
    }

    /// Writes down what moves with `gone`, so that it can go back.
    ///
    /// - Parameter selecting: makes the statement that gives the identities of what moves, in its one column.
    package func note(_ kind: String, of gone: ContactID, selecting: (ContactID) -> SQL) throws {
        try transaction.run(
            """
            WITH moved (subject) AS (\(selecting(gone)))
            INSERT INTO contact_merge_parts (workspace_id, gone_id, kind, subject_id)
            SELECT CAST(\(workspace) AS BIGINT), CAST(\(gone) AS BIGINT), CAST(\(kind) AS TEXT), subject FROM moved
            """
        )
    }

    /// A condition on identities: those that moved with `gone`.
    package func moved(_ kind: String, with gone: ContactID) -> SQL {
        """
        IN (SELECT subject_id FROM contact_merge_parts
            WHERE workspace_id = \(workspace) AND gone_id = \(gone) AND kind = \(kind))
        """
    }

    func find(_ gone: ContactID) throws -> ContactMerge? {
        try transaction.row("SELECT * FROM contact_merges WHERE workspace_id = \(workspace) AND gone_id = \(gone)")
            .map(ContactMerge.init)
    }

    /// What became part of a contact, the newest first.
    func merges(into kept: ContactID) throws -> [ContactMerge] {
        try transaction.rows(
            "SELECT * FROM contact_merges WHERE workspace_id = \(workspace) AND kept_id = \(kept) ORDER BY at DESC LIMIT 200"
        ).map(ContactMerge.init)
    }

    func markUndone(_ gone: ContactID, by actor: String, at moment: Timestamp) throws {
        try transaction.run(
            """
            UPDATE contact_merges SET kept_id = \(gone)
            WHERE workspace_id = \(workspace) AND gone_id \(moved("merge", with: gone))
            """
        )
        try transaction.run(
            """
            UPDATE contact_merges SET undone_at = \(moment), undone_by = \(actor)
            WHERE workspace_id = \(workspace) AND gone_id = \(gone)
            """
        )
        try transaction.run(
            "DELETE FROM contact_merge_parts WHERE workspace_id = \(workspace) AND gone_id = \(gone)"
        )
    }
}

extension ContactMerge {
    init(_ row: Row) throws {
        gone = try row["gone_id"]
        kept = try row["kept_id"]
        snapshot = try JSON.value(try row["gone"])
        at = try row["at"]
        by = try row["merged_by"]
        undoneAt = try row["undone_at"]
        undoneBy = try row["undone_by"]
    }
}
