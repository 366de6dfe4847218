import Contacts
import Primitives
import Routes
import Storage

/// Tags over HTTP. Whoever writes to customers makes them in place; changing what others made needs `tags.manage`.
struct TagRoutes {
    let service: MessagingService

    var routes: [Route] {
        [
            Route(
                .get,
                "/api/tags",
                access: .permission(.viewInbox),
                summary: "The tags, by name",
                query: [QueryParameter("kind", "conversation or contact; conversation when left out")],
                gives: Page<ListedTagBody>.self,
                list
            ),
            Route(
                .post,
                "/api/tags",
                access: .permission(.sendMessages),
                summary: "Make a tag",
                takes: NewTagBody.self,
                gives: ListedTagBody.self,
                status: 201,
                make
            ),
            Route(
                .patch,
                "/api/tags/{id}",
                access: .permission(.manageTags),
                summary: "Rename a tag or give it another colour; what carries it keeps it",
                takes: TagChangeBody.self,
                gives: ListedTagBody.self
            ) { call in
                let id: TagID = try call.id("id")
                let body: TagChangeBody = try await call.body()
                return .json(
                    try await service.act(by: try call.caller) {
                        ListedTagBody(try $0.changeTag(id, name: body.name, colour: body.colour), uses: nil)
                    }
                )
            },
            Route(
                .delete,
                "/api/tags/{id}",
                access: .permission(.manageTags),
                summary: "Delete a tag, and take it off what carries it"
            ) { call in
                let id: TagID = try call.id("id")
                try await service.act(by: try call.caller) { try $0.deleteTag(id) }
                return .noContent
            },
            Route(
                .put,
                "/api/tags/{id}/merge",
                access: .permission(.manageTags),
                summary: "Make a tag part of another: what carries it carries the other from then on",
                takes: TagMergeBody.self,
                gives: ListedTagBody.self
            ) { call in
                let id: TagID = try call.id("id")
                let body: TagMergeBody = try await call.body()
                return .json(
                    try await service.act(by: try call.caller) {
                        ListedTagBody(try $0.mergeTag(id, into: body.into), uses: nil)
                    }
                )
            },
        ]
    }

    @Sendable private func list(_ call: Call) async throws -> Reply {
        let kind = try call.query("kind", "conversation or contact") { Tag.Kind(rawValue: $0) } ?? .conversation
        let workspace = try call.caller.workspace
        let tags = try await service.database.read { transaction in
            let uses =
                kind == .contact
                ? try TagStore(transaction, in: workspace).uses()
                : try ConversationTagStore(transaction, in: workspace).uses()
            return try TagStore(transaction, in: workspace).all(kind).map { ListedTagBody($0, uses: uses[$0.id] ?? 0) }
        }
        return .json(Page(items: tags))
    }

    @Sendable private func make(_ call: Call) async throws -> Reply {
        let body: NewTagBody = try await call.body()
        let tag = try await service.act(by: try call.caller) {
            try $0.makeTag(body.kind ?? .conversation, name: body.name, colour: body.colour ?? .grey)
        }
        return .created(ListedTagBody(tag, uses: 0), at: "/api/tags/\(tag.id)")
    }
}

struct ListedTagBody: Codable, Sendable {
    let id: TagID
    let name: String
    let colour: Tag.Colour
    let kind: Tag.Kind
    /// How many carry it; `nil` where it was not counted.
    let uses: Int64?

    init(_ tag: Tag, uses: Int64?) {
        id = tag.id
        name = tag.name
        colour = tag.colour
        kind = tag.kind
        self.uses = uses
    }
}

struct NewTagBody: Codable, Sendable {
    let name: String
    let colour: Tag.Colour?
    let kind: Tag.Kind?
}

struct TagChangeBody: Codable, Sendable {
    let name: String?
    let colour: Tag.Colour?
}

struct TagMergeBody: Codable, Sendable {
    let into: TagID
}
