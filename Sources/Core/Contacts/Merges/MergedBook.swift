import Primitives
import Storage
import Workspaces

/// What a contact that was merged away had beside its own row, and which of it the other one took.
///
/// Notes and lines of the journal are in `contact_merge_parts`: there may be thousands.
struct MergedBook: Codable, Sendable, Equatable {
    struct Value: Codable, Sendable, Equatable {
        let field: FieldID
        let item: Int64
        let value: String
        let key: String
        let folded: String?
    }

    let email: String?
    let company: CompanyID?
    let owner: MemberID?
    let lastInboundAt: Timestamp?
    let lastOutboundAt: Timestamp?
    let tags: [TagID]
    let groups: [GroupID]
    let values: [Value]
    /// The contact that took it, and what that one did not have before.
    let taker: ContactID
    let takenTags: [TagID]
    let takenGroups: [GroupID]
    let takenFields: [FieldID]
}

extension ContactStore {
    /// Writes down what `moveBook` will move.
    func book(of gone: Contact, before kept: Contact, in workspace: WorkspaceID) throws -> MergedBook {
        let log = MergeLog(transaction, in: workspace)
        try log.note("note", of: gone.id) {
            "SELECT id FROM contact_notes WHERE workspace_id = \(workspace) AND contact_id = \($0)"
        }
        try log.note("journal", of: gone.id) {
            "SELECT id FROM contact_journal WHERE workspace_id = \(workspace) AND subject_id = \($0.subject)"
        }
        let (tags, known) = (try tags(of: gone.id, in: workspace), Set(try tags(of: kept.id, in: workspace)))
        let (groups, member) = (try groups(of: gone.id, in: workspace), Set(try groups(of: kept.id, in: workspace)))
        let values = try rawValues(of: gone.id, in: workspace)
        let filled = Set(try rawValues(of: kept.id, in: workspace).map(\.field))
        return MergedBook(
            email: gone.email,
            company: gone.company,
            owner: gone.owner,
            lastInboundAt: gone.lastInboundAt,
            lastOutboundAt: gone.lastOutboundAt,
            tags: tags,
            groups: groups,
            values: values,
            taker: kept.id,
            takenTags: tags.filter { !known.contains($0) },
            takenGroups: groups.filter { !member.contains($0) },
            takenFields: Set(values.map(\.field)).subtracting(filled).sorted()
        )
    }

    /// Gives a contact that is back what was its own, and takes from `kept` what it had only from there. What was changed
    /// or deleted since stays so.
    func giveBack(_ book: MergedBook, to gone: ContactID, from kept: ContactID, in workspace: WorkspaceID) throws {
        let log = MergeLog(transaction, in: workspace)
        for (table, column, kind) in [
            ("contact_notes", "contact_id", "note"), ("contact_journal", "subject_id", "journal"),
        ] {
            try transaction.run(
                """
                UPDATE \(raw: table) SET \(raw: column) = \(gone)
                WHERE workspace_id = \(workspace) AND \(raw: column) = \(kept) AND id \(log.moved(kind, with: gone))
                """
            )
        }
        try transaction.runEach(
            book.tags.map { tag in
                """
                INSERT INTO contact_tags (workspace_id, subject_id, tag_id)
                SELECT workspace_id, CAST(\(gone.subject) AS BIGINT), id FROM tags
                WHERE workspace_id = \(workspace) AND id = \(tag)
                ON CONFLICT (workspace_id, subject_id, tag_id) DO NOTHING
                """
            }
        )
        try transaction.runEach(
            book.groups.map { group in
                """
                INSERT INTO contact_group_members (workspace_id, group_id, contact_id)
                SELECT workspace_id, id, CAST(\(gone) AS BIGINT) FROM contact_groups
                WHERE workspace_id = \(workspace) AND id = \(group)
                ON CONFLICT (workspace_id, group_id, contact_id) DO NOTHING
                """
            }
        )
        try transaction.runEach(
            book.values.map { value in
                """
                INSERT INTO field_values (workspace_id, subject_id, field_id, item, value, key, folded)
                SELECT workspace_id, CAST(\(gone.subject) AS BIGINT), id, CAST(\(value.item) AS BIGINT),
                    CAST(\(value.value) AS TEXT), CAST(\(value.key) AS TEXT), CAST(\(value.folded) AS TEXT)
                FROM contact_fields WHERE workspace_id = \(workspace) AND id = \(value.field)
                """
            }
        )
        // Merged on into a third, the taker's own can no more be told from what it took.
        if book.taker == kept { try takeFrom(kept, book, in: workspace) }
    }

    private func takeFrom(_ kept: ContactID, _ book: MergedBook, in workspace: WorkspaceID) throws {
        if !book.takenTags.isEmpty {
            try transaction.run(
                """
                DELETE FROM contact_tags WHERE workspace_id = \(workspace) AND subject_id = \(kept.subject)
                    AND tag_id IN \(list: book.takenTags)
                """
            )
        }
        if !book.takenGroups.isEmpty {
            try transaction.run(
                """
                DELETE FROM contact_group_members WHERE workspace_id = \(workspace) AND contact_id = \(kept)
                    AND group_id IN \(list: book.takenGroups)
                """
            )
        }
        let taken = Set(book.takenFields)
        try transaction.runEach(
            book.values.filter { taken.contains($0.field) }.map { value in
                """
                DELETE FROM field_values WHERE workspace_id = \(workspace) AND subject_id = \(kept.subject)
                    AND field_id = \(value.field) AND item = \(value.item) AND value = \(value.value)
                """
            }
        )
    }

    private func tags(of id: ContactID, in workspace: WorkspaceID) throws -> [TagID] {
        try transaction.rows(
            "SELECT tag_id FROM contact_tags WHERE workspace_id = \(workspace) AND subject_id = \(id.subject)"
        ).map { try $0["tag_id"] }
    }

    private func groups(of id: ContactID, in workspace: WorkspaceID) throws -> [GroupID] {
        try transaction.rows(
            "SELECT group_id FROM contact_group_members WHERE workspace_id = \(workspace) AND contact_id = \(id)"
        ).map { try $0["group_id"] }
    }

    private func rawValues(of id: ContactID, in workspace: WorkspaceID) throws -> [MergedBook.Value] {
        try transaction.rows(
            """
            SELECT field_id, item, value, key, folded FROM field_values
            WHERE workspace_id = \(workspace) AND subject_id = \(id.subject) ORDER BY field_id, item
            """
        ).map { row in
            MergedBook.Value(
                field: try row["field_id"],
                item: try row["item"],
                value: try row["value"],
                key: try row["key"],
                folded: try row["folded"]
            )
        }
    }
}
