import Primitives
import Routes
import Storage

/// Private notes over HTTP.
struct NoteRoutes {
    let service: MessagingService

    var routes: [Route] {
        [
            Route(
                .post,
                "/api/conversations/{id}/notes",
                access: .permission(.sendMessages),
                summary: "Write a private note; those it names are told",
                takes: NewNoteBody.self,
                gives: EntryBody.self,
                status: 201,
                add
            ),
            Route(
                .patch,
                "/api/notes/{id}",
                access: .permission(.sendMessages),
                summary: "Change a note of your own, for 15 minutes",
                takes: NoteChangeBody.self,
                gives: EntryBody.self,
                change
            ),
            Route(
                .delete,
                "/api/notes/{id}",
                access: .permission(.sendMessages),
                summary: "Delete a note of your own, for 15 minutes"
            ) { call in
                let id: EntryID = try call.id("id")
                try await service.act(by: try call.caller) { try $0.delete(id) }
                return .noContent
            },
        ]
    }

    @Sendable private func add(_ call: Call) async throws -> Reply {
        let caller = try call.caller
        let id: ConversationID = try call.id("id")
        let body: NewNoteBody = try await call.body()
        let entry = try await service.act(by: caller) { actions in
            let note = try actions.note(
                id,
                text: body.text,
                mentions: body.mentions ?? [],
                clientID: body.clientId.map { "\(caller.name):\($0)" }
            )
            return try Self.body(note, actions)
        }
        return .created(entry, at: "/api/notes/\(entry.id)")
    }

    @Sendable private func change(_ call: Call) async throws -> Reply {
        let id: EntryID = try call.id("id")
        let body: NoteChangeBody = try await call.body()
        return .json(
            try await service.act(by: try call.caller) { actions in
                try actions.change(id, text: body.text, mentions: body.mentions ?? [])
                return try Self.body(id, actions)
            }
        )
    }

    private static func body(_ id: EntryID, _ actions: InboxActions) throws -> EntryBody {
        guard let entry = try EntryStore(actions.transaction, in: actions.workspace).find(id) else {
            throw InboxError.entryNotFound(id)
        }
        let names = try InboxNames(
            members: [entry.author] + entry.mentions,
            workspace: actions.workspace,
            in: actions.transaction
        )
        return EntryBody(entry, names: names, for: actions.scope)
    }
}

struct NewNoteBody: Codable, Sendable {
    let clientId: String?
    let text: String
    let mentions: [MemberID]?
}

struct NoteChangeBody: Codable, Sendable {
    let text: String
    let mentions: [MemberID]?
}
