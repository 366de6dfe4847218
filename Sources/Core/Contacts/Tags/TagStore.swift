package import Primitives
package import Storage

/// SQL of tags, and of which contacts and companies carry them.
package struct TagStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    package init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    package func find(_ id: TagID) throws -> Tag? {
        try transaction.row("SELECT * FROM tags WHERE workspace_id = \(workspace) AND id = \(id)").map(Tag.init)
    }

    package func all(_ ids: [TagID]) throws -> [Tag] {
        guard !ids.isEmpty else { return [] }
        return try transaction.rows("SELECT * FROM tags WHERE workspace_id = \(workspace) AND id IN \(list: ids)")
            .map(Tag.init)
    }

    /// By name.
    package func all(_ kind: Tag.Kind) throws -> [Tag] {
        try transaction.rows(
            "SELECT * FROM tags WHERE workspace_id = \(workspace) AND kind = \(kind) ORDER BY folded_name"
        ).map(Tag.init)
    }

    /// How many contacts and companies carry each tag.
    package func uses() throws -> [TagID: Int64] {
        let rows = try transaction.rows(
            "SELECT tag_id, count(*) AS uses FROM contact_tags WHERE workspace_id = \(workspace) GROUP BY tag_id"
        )
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0["tag_id"], try $0["uses"]) })
    }

    package func count() throws -> Int {
        try transaction.row("SELECT count(*) AS count FROM tags WHERE workspace_id = \(workspace)")?["count"] ?? 0
    }

    /// `false` when the name is taken.
    package func insert(_ tag: Tag, at: Timestamp) throws -> Bool {
        try transaction.run(
            """
            INSERT INTO tags (workspace_id, id, kind, name, folded_name, colour, created_at)
            VALUES (\(workspace), \(tag.id), \(tag.kind), \(tag.name), \(FoldedText(tag.name).value), \(tag.colour), \(at))
            ON CONFLICT (workspace_id, kind, folded_name) DO NOTHING
            """
        ) == 1
    }

    package func isTaken(_ name: String, _ kind: Tag.Kind, butBy id: TagID) throws -> Bool {
        try transaction.row(
            """
            SELECT id FROM tags WHERE workspace_id = \(workspace) AND kind = \(kind)
            AND folded_name = \(FoldedText(name).value) AND id <> \(id)
            """
        ) != nil
    }

    package func update(_ tag: Tag) throws {
        try transaction.run(
            """
            UPDATE tags SET name = \(tag.name), folded_name = \(FoldedText(tag.name).value), colour = \(tag.colour)
            WHERE workspace_id = \(workspace) AND id = \(tag.id)
            """
        )
    }

    /// Takes it off every contact and company, too.
    package func delete(_ id: TagID) throws {
        try transaction.run("DELETE FROM contact_tags WHERE workspace_id = \(workspace) AND tag_id = \(id)")
        try transaction.run("DELETE FROM tags WHERE workspace_id = \(workspace) AND id = \(id)")
    }

    /// Every contact and company that carries `gone` carries `kept`, and `gone` is no more.
    package func merge(_ gone: TagID, into kept: TagID) throws {
        try transaction.run(
            """
            INSERT INTO contact_tags (workspace_id, subject_id, tag_id)
            SELECT workspace_id, subject_id, CAST(\(kept) AS BIGINT) FROM contact_tags
            WHERE workspace_id = \(workspace) AND tag_id = \(gone)
            ON CONFLICT (workspace_id, subject_id, tag_id) DO NOTHING
            """
        )
        try delete(gone)
    }

    /// What each of these carries, at most 1,000 of them at a time. One statement.
    package func tags(of subjects: [SubjectID]) throws -> [SubjectID: [Tag]] {
        guard !subjects.isEmpty else { return [:] }
        let rows = try transaction.rows(
            """
            SELECT l.subject_id, t.* FROM contact_tags l
            JOIN tags t ON t.workspace_id = l.workspace_id AND t.id = l.tag_id
            WHERE l.workspace_id = \(workspace) AND l.subject_id IN \(list: subjects) ORDER BY t.folded_name
            """
        )
        return Dictionary(grouping: try rows.map { (try $0["subject_id"] as SubjectID, try Tag($0)) }, by: \.0)
            .mapValues { $0.map(\.1) }
    }

    /// Puts a tag on many.
    ///
    /// - Returns: those that did not carry it.
    package func add(_ tag: TagID, to subjects: [SubjectID]) throws -> [SubjectID] {
        let changed = try transaction.runEach(
            subjects.map {
                "INSERT INTO contact_tags VALUES (\(workspace), \($0), \(tag)) ON CONFLICT DO NOTHING"
            }
        )
        return zip(subjects, changed).filter { $1 == 1 }.map(\.0)
    }

    /// Takes a tag off many.
    ///
    /// - Returns: those that carried it.
    package func remove(_ tag: TagID, from subjects: [SubjectID]) throws -> [SubjectID] {
        let changed = try transaction.runEach(
            subjects.map {
                """
                DELETE FROM contact_tags WHERE workspace_id = \(workspace) AND subject_id = \($0) AND tag_id = \(tag)
                """
            }
        )
        return zip(subjects, changed).filter { $1 == 1 }.map(\.0)
    }
}
