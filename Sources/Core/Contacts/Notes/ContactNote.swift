package import Primitives
import Routes
import Storage

/// What colleagues should know of a contact.
package struct ContactNote: Sendable, Equatable {
    package let id: ContactNoteID
    package let contact: ContactID
    package let at: Timestamp
    /// `mem_…` or `key_…`.
    package let author: String
    package let text: String
    package let editedAt: Timestamp?
}

/// SQL of notes on contacts.
struct ContactNoteStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    func find(_ id: ContactNoteID) throws -> ContactNote? {
        try transaction.row("SELECT * FROM contact_notes WHERE workspace_id = \(workspace) AND id = \(id)")
            .map(ContactNote.init)
    }

    /// The newest first.
    func page(
        of contact: ContactID,
        before: (at: Timestamp, id: Int64)?,
        limit: Int
    ) throws -> [ContactNote] {
        var sql: SQL = "SELECT * FROM contact_notes WHERE workspace_id = \(workspace) AND contact_id = \(contact)"
        if let before { sql += " AND (at, id) < (\(before.at), \(before.id))" }
        return try transaction.rows(sql + " ORDER BY at DESC, id DESC LIMIT \(limit)").map(ContactNote.init)
    }

    func count(of contact: ContactID) throws -> Int {
        try transaction.row(
            "SELECT count(*) AS count FROM contact_notes WHERE workspace_id = \(workspace) AND contact_id = \(contact)"
        )?["count"] ?? 0
    }

    func save(_ note: ContactNote) throws {
        try transaction.run(
            """
            INSERT INTO contact_notes (workspace_id, id, contact_id, at, author, text, edited_at)
            VALUES (\(workspace), \(note.id), \(note.contact), \(note.at), \(note.author), \(note.text), \(note.editedAt))
            ON CONFLICT (workspace_id, id) DO UPDATE SET text = excluded.text, edited_at = excluded.edited_at
            """
        )
    }

    func delete(_ id: ContactNoteID) throws {
        try transaction.run("DELETE FROM contact_notes WHERE workspace_id = \(workspace) AND id = \(id)")
    }
}

extension ContactNote {
    /// Numbers are masked for those whose role hides them, but in what they wrote themselves.
    func shown(to caller: Caller) -> String {
        caller.hidesNumbers && author != caller.name ? NumberMask.masked(text) : text
    }

    init(_ row: Row) throws {
        id = try row["id"]
        contact = try row["contact_id"]
        at = try row["at"]
        author = try row["author"]
        text = try row["text"]
        editedAt = try row["edited_at"]
    }
}
