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
                data: ["noteId": .text("\(note.id)"), "text": .text(note.shown(to: question.caller))]
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
    static let merges = merges(since: "at", by: "merged_by") { name in
        (
            "merge",
            name.isEmpty ? "Another contact turned out to be this person" : "\(name) turned out to be this person"
        )
    }

    /// Contacts that were part of this one for a while.
    static let unmerges = merges(since: "undone_at", by: "undone_by") { name in
        ("unmerge", "\(name.isEmpty ? "Another contact" : name) is a contact of its own again")
    }

    private static func merges(
        since moment: SQL,
        by actor: SQL,
        words: @escaping @Sendable (_ name: String) -> (kind: String, title: String)
    ) -> TimelineSource {
        TimelineSource { transaction, question in
            var sql: SQL = """
                SELECT gone_id, gone, \(moment) AS moment, \(actor) AS actor FROM contact_merges
                WHERE workspace_id = \(question.caller.workspace) AND kept_id = \(question.contact)
                AND \(moment) IS NOT NULL
                """
            if let before = question.before { sql += " AND (\(moment), gone_id) < (\(before.at), \(before.id))" }
            return try transaction.rows(sql + " ORDER BY \(moment) DESC, gone_id DESC LIMIT \(question.limit)").map {
                row in
                let gone: ContactID = try row["gone_id"]
                let snapshot: MergedContact = try JSON.value(row["gone"])
                let (kind, title) = words(snapshot.name)
                return TimelineItem(
                    at: try row["moment"],
                    id: gone.rawValue,
                    kind: kind,
                    actor: try row["actor"],
                    title: title,
                    data: ["goneId": .text("\(gone)"), "name": .text(snapshot.name)]
                )
            }
        }
    }
}
