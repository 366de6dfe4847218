package import Events
package import Primitives
package import Routes
package import Storage
package import Workspaces

/// Notes on contacts: everybody who sees the contact reads and writes them, and changes their own.
package struct ContactNoteService: Sendable {
    static let textMax = 4_000
    static let notesMax = 1_000

    let database: Database
    let ambient: Ambient
    let events: EventLog

    package init(database: Database, ambient: Ambient, events: EventLog) {
        self.database = database
        self.ambient = ambient
        self.events = events
    }

    package func page(
        of contact: ContactID,
        before: (at: Timestamp, id: Int64)?,
        limit: Int,
        in workspace: WorkspaceID
    ) async throws -> (notes: [ContactNote], names: Actors) {
        try await database.read { transaction in
            _ = try ContactStore(transaction, ambient: ambient).find(contact, in: workspace)
            let notes = try ContactNoteStore(transaction: transaction, workspace: workspace)
                .page(of: contact, before: before, limit: limit)
            return (notes, try Actors(notes.map(\.author), in: workspace, transaction))
        }
    }

    package func add(_ text: String, to contact: ContactID, by caller: Caller) async throws -> (ContactNote, NamedBody?)
    {
        let text = try Self.checked(text)
        return try await database.write { transaction in
            _ = try ContactStore(transaction, ambient: ambient).find(contact, in: caller.workspace)
            let store = ContactNoteStore(transaction: transaction, workspace: caller.workspace)
            guard try store.count(of: contact) < Self.notesMax else {
                throw ContactError.tooMany("notes on one contact", limit: Self.notesMax)
            }
            let note = ContactNote(
                id: ambient.id(),
                contact: contact,
                at: ambient.now(),
                author: caller.name,
                text: text,
                editedAt: nil
            )
            try store.save(note)
            try tell(note, caller.workspace, transaction)
            return (note, try Actors([note.author], in: caller.workspace, transaction).named(note.author))
        }
    }

    package func change(_ id: ContactNoteID, to text: String, by caller: Caller) async throws -> (
        ContactNote, NamedBody?
    ) {
        let text = try Self.checked(text)
        return try await database.write { transaction in
            let store = ContactNoteStore(transaction: transaction, workspace: caller.workspace)
            let old = try own(id, by: caller, store)
            let note = ContactNote(
                id: id,
                contact: old.contact,
                at: old.at,
                author: old.author,
                text: text,
                editedAt: ambient.now()
            )
            try store.save(note)
            try tell(note, caller.workspace, transaction)
            return (note, try Actors([note.author], in: caller.workspace, transaction).named(note.author))
        }
    }

    package func delete(_ id: ContactNoteID, by caller: Caller) async throws {
        try await database.write { transaction in
            let store = ContactNoteStore(transaction: transaction, workspace: caller.workspace)
            let note = try own(id, by: caller, store)
            try store.delete(id)
            try tell(note, caller.workspace, transaction)
        }
    }

    private func own(_ id: ContactNoteID, by caller: Caller, _ store: ContactNoteStore) throws -> ContactNote {
        guard let note = try store.find(id) else { throw ContactError.noteNotFound }
        guard note.author == caller.name else { throw ContactError.noteOfAnother }
        return note
    }

    private static func checked(_ text: String) throws -> String {
        let plain = String(text.drop(while: \.isWhitespace))
        guard plain.hasLength(1...textMax) else { throw ContactError.text(field: "text", limit: textMax) }
        return plain
    }

    private func tell(_ note: ContactNote, _ workspace: WorkspaceID, _ transaction: Transaction) throws {
        try ContactNews(events: events, workspace: workspace)
            .tell("contact.noted", note.contact, changed: ["notes"], in: transaction)
    }
}
