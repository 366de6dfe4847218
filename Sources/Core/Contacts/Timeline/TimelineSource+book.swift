import Primitives
import Routes
import Storage

extension TimelineSource {
    static let notes = TimelineSource { transaction, question in
        let store = ContactNoteStore(transaction: transaction, workspace: question.caller.workspace)
        let before = question.before.map { ($0.at, $0.id) }
        return try store.page(of: question.contact, before: before, limit: question.limit).map { note in
            TimelineItem(
                at: note.at,
                id: note.id.rawValue,
                kind: "note",
                actor: note.author,
                title: "Wrote a note",
                data: ["noteId": .text("\(note.id)"), "text": .text(note.text)]
            )
        }
    }

    static let consent = TimelineSource { transaction, question in
        var sql: SQL = """
            SELECT * FROM consent_entries
            WHERE workspace_id = \(question.caller.workspace) AND contact_id = \(question.contact)
            """
        if let before = question.before { sql += " AND (at, id) < (\(before.at), \(before.id))" }
        return try transaction.rows(sql + " ORDER BY at DESC, id DESC LIMIT \(question.limit)").map { row in
            let optIn: OptIn = try row["opt_in"]
            let source: String = try row["source"]
            let words = [OptIn.yes: "Agreed to marketing", .no: "Refused marketing"]
            return TimelineItem(
                at: try row["at"],
                id: try row["id"],
                kind: "consent",
                actor: try row["actor"],
                title: words[optIn] ?? "Marketing consent is unknown again",
                data: ["value": .text(optIn.rawValue), "source": .text(source)]
            )
        }
    }

    /// Contacts that became part of this one.
    static let merges = TimelineSource { transaction, question in
        var sql: SQL = """
            SELECT gone_id, at FROM contact_merges
            WHERE workspace_id = \(question.caller.workspace) AND kept_id = \(question.contact)
            """
        if let before = question.before { sql += " AND (at, gone_id) < (\(before.at), \(before.id))" }
        return try transaction.rows(sql + " ORDER BY at DESC, gone_id DESC LIMIT \(question.limit)").map { row in
            let gone: ContactID = try row["gone_id"]
            return TimelineItem(
                at: try row["at"],
                id: gone.rawValue,
                kind: "merge",
                title: "Another contact turned out to be this person",
                data: ["goneId": .text("\(gone)")]
            )
        }
    }
}
