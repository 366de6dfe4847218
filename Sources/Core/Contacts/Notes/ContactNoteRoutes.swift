import Primitives
package import Routes
import Workspaces

/// Notes on contacts over HTTP.
package struct ContactNoteRoutes: Sendable {
    private let notes: ContactNoteService

    package init(_ notes: ContactNoteService) {
        self.notes = notes
    }

    package var routes: [Route] {
        [
            Route(
                .get,
                "/api/contacts/{id}/notes",
                access: .permission(.viewContacts),
                summary: "Notes on a contact, the newest first",
                query: .page,
                gives: Page<ContactNoteBody>.self
            ) { call in
                let page = try call.page
                let found = try await notes.page(
                    of: call.id("id"),
                    before: page.after.map { (try $0.timestamp(0), try $0.number(1)) },
                    limit: page.limit + 1,
                    in: call.caller.workspace
                )
                let caller = try call.caller
                return .json(
                    Page(
                        fetched: found.notes,
                        page: page,
                        cursor: { Cursor($0.at, $0.id) },
                        item: { ContactNoteBody($0, by: found.names.named($0.author), for: caller) }
                    )
                )
            },
            Route(
                .post,
                "/api/contacts/{id}/notes",
                access: .permission(.editContacts),
                summary: "Write a note on a contact",
                takes: NoteTextBody.self,
                gives: ContactNoteBody.self,
                status: 201
            ) { call in
                let body: NoteTextBody = try await call.body()
                let (note, by) = try await notes.add(body.text, to: call.id("id"), by: call.caller)
                return .created(
                    ContactNoteBody(note, by: by, for: try call.caller),
                    at: "/api/contact-notes/\(note.id)"
                )
            },
            Route(
                .patch,
                "/api/contact-notes/{id}",
                access: .permission(.editContacts),
                summary: "Change a note of your own",
                takes: NoteTextBody.self,
                gives: ContactNoteBody.self
            ) { call in
                let body: NoteTextBody = try await call.body()
                let id: ContactNoteID = try call.id("id")
                let (note, by) = try await notes.change(id, to: body.text, by: call.caller)
                return .json(ContactNoteBody(note, by: by, for: try call.caller))
            },
            Route(
                .delete,
                "/api/contact-notes/{id}",
                access: .permission(.editContacts),
                summary: "Delete a note of your own"
            ) { call in
                try await notes.delete(call.id("id"), by: call.caller)
                return .noContent
            },
        ]
    }
}

struct NoteTextBody: Codable, Sendable {
    let text: String
}

struct ContactNoteBody: Codable, Sendable {
    let id: ContactNoteID
    let at: Timestamp
    let by: NamedBody?
    let text: String
    let editedAt: Timestamp?

    init(_ note: ContactNote, by: NamedBody?, for caller: Caller) {
        id = note.id
        at = note.at
        self.by = by
        text = note.shown(to: caller)
        editedAt = note.editedAt
    }
}
