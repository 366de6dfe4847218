import Contacts
import Events
import Primitives
package import Routes
import Storage

extension Permission {
    package static let viewInbox = Permission("inbox.view", from: .member)
    package static let sendMessages = Permission("inbox.send", from: .member)
}

/// The inbox over HTTP: conversations.
struct ConversationRoutes {
    let service: MessagingService

    var routes: [Route] {
        [
            Route(
                .get,
                "/api/conversations",
                access: .permission(.viewInbox),
                summary: "The inbox, newest first",
                query: .page + [
                    QueryParameter("filter", "open, unread or resolved"), QueryParameter("search", "name or number"),
                ],
                gives: Page<ConversationBody>.self,
                list
            ),
            Route(
                .post,
                "/api/conversations",
                access: .permission(.sendMessages),
                summary: "Open a conversation with a contact or a new number",
                takes: NewConversationBody.self,
                gives: ConversationBody.self,
                status: 201,
                open
            ),
            Route(
                .get,
                "/api/conversations/{id}",
                access: .permission(.viewInbox),
                summary: "One conversation",
                gives: ConversationBody.self,
                show
            ),
            Route(
                .put,
                "/api/conversations/{id}/read",
                access: .permission(.viewInbox),
                summary: "Mark everything in it as read",
                read
            ),
            Route(
                .put,
                "/api/conversations/{id}/resolution",
                access: .permission(.sendMessages),
                summary: "Resolve it"
            ) { try await set(.resolved, $0) },
            Route(
                .delete,
                "/api/conversations/{id}/resolution",
                access: .permission(.sendMessages),
                summary: "Reopen it"
            ) { try await set(.open, $0) },
        ]
    }

    @Sendable private func list(_ call: Call) async throws -> Reply {
        let workspace = try call.caller.workspace
        let page = try call.page
        let filter =
            try call.query("filter", "open, unread or resolved") { ConversationList.Filter(rawValue: $0) } ?? .open
        let search = call.query("search")
        let entries = try await service.database.read { transaction in
            try ConversationList(transaction: transaction, ambient: service.ambient, workspace: workspace)
                .page(filter, search: search, page: page)
        }
        return .json(
            Page(fetched: entries, page: page) {
                Cursor($0.conversation.updatedAt, $0.conversation.id)
            } item: {
                ConversationBody($0)
            }
        )
    }

    @Sendable private func show(_ call: Call) async throws -> Reply {
        .json(try await body(call.id("id"), in: call.caller.workspace))
    }

    private func body(_ id: ConversationID, in workspace: WorkspaceID) async throws -> ConversationBody {
        let entry = try await service.database.read { transaction in
            try ConversationList(transaction: transaction, ambient: service.ambient, workspace: workspace).entry(id)
        }
        return ConversationBody(entry)
    }

    @Sendable private func open(_ call: Call) async throws -> Reply {
        let workspace = try call.caller.workspace
        let body: NewConversationBody = try await call.body()
        let conversation = try await service.open(
            body.channelId,
            with: body.contactId,
            phone: body.phone,
            name: body.name,
            in: workspace
        )
        return .created(try await self.body(conversation, in: workspace), at: "/api/conversations/\(conversation)")
    }

    @Sendable private func read(_ call: Call) async throws -> Reply {
        try await service.markRead(call.id("id"), in: call.caller.workspace)
        return .noContent
    }

    private func set(_ status: Conversation.Status, _ call: Call) async throws -> Reply {
        try await service.set(status, of: call.id("id"), in: call.caller.workspace)
        return .noContent
    }
}

/// With whom to open a conversation: a contact, or a number that may be new.
struct NewConversationBody: Codable, Sendable {
    let channelId: ChannelID
    let contactId: ContactID?
    let phone: PhoneNumber?
    let name: String?
}
