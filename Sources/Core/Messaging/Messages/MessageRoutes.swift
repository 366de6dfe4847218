import Primitives
import Routes
import Storage

/// The inbox over HTTP: messages.
struct MessageRoutes {
    let service: MessagingService

    var routes: [Route] {
        [
            Route(
                .get,
                "/api/conversations/{id}/messages",
                access: .permission(.viewInbox),
                summary: "The thread, newest first",
                query: [
                    QueryParameter("before", "the `next` of an earlier page"),
                    QueryParameter("limit", "How many items at most, 1 to 200; 50 when left out"),
                ],
                gives: Page<MessageBody>.self,
                thread
            ),
            Route(
                .post,
                "/api/conversations/{id}/messages",
                access: .permission(.sendMessages),
                summary: "Send a message",
                takes: NewMessageBody.self,
                gives: MessageBody.self,
                status: 201,
                body: .held(bytesMax: 65_536),
                send
            ),
            Route(
                .get,
                "/api/messages/{id}",
                access: .permission(.viewInbox),
                summary: "One message",
                gives: MessageBody.self,
                show
            ),
            Route(
                .post,
                "/api/messages/{id}/retry",
                access: .permission(.sendMessages),
                summary: "Send a failed, expired or unknown message again, as a new attempt",
                gives: MessageBody.self,
                status: 201,
                retry
            ),
        ]
    }

    @Sendable private func thread(_ call: Call) async throws -> Reply {
        let workspace = try call.caller.workspace
        let id: ConversationID = try call.id("id")
        let page = try call.page(cursor: "before")
        let (messages, marks) = try await service.database.read { transaction in
            guard try ConversationStore(transaction).find(workspace, id) != nil else {
                throw MessagingError.conversationNotFound(id)
            }
            let store = MessageStore(transaction)
            let before = try page.after.map { (at: try $0.timestamp(0), id: try $0.id(1) as MessageID) }
            let messages = try store.thread(workspace, id, before: before, limit: page.limit + 1)
            return (messages, try store.marks(workspace, on: messages.compactMap(\.wamid)))
        }
        let byTarget = Dictionary(grouping: marks) { $0.target ?? "" }
        return .json(
            Page(fetched: messages, page: page) {
                Cursor($0.at, $0.id)
            } item: { message in
                MessageBody(message, marks: message.wamid.flatMap { byTarget[$0] } ?? [])
            }
        )
    }

    @Sendable private func show(_ call: Call) async throws -> Reply {
        let workspace = try call.caller.workspace
        let id: MessageID = try call.id("id")
        let (message, marks) = try await service.database.read { transaction in
            let store = MessageStore(transaction)
            guard let message = try store.find(workspace, id) else { throw MessagingError.messageNotFound(id) }
            return (message, try store.marks(workspace, on: [message.wamid].compactMap { $0 }))
        }
        return .json(MessageBody(message, marks: marks))
    }

    @Sendable private func send(_ call: Call) async throws -> Reply {
        let caller = try call.caller
        let id: ConversationID = try call.id("id")
        let body: NewMessageBody = try await call.body()
        let conversation = try await service.database.read { try ConversationStore($0).find(caller.workspace, id) }
        guard let conversation else { throw MessagingError.conversationNotFound(id) }
        let draft = Draft(
            channel: conversation.channel,
            contact: conversation.contact,
            // One name space for each caller's own names, so that nobody can answer with another's message.
            clientID: body.clientId.map { "\(caller.name):\($0)" },
            body: try await body.draft(in: caller.workspace, service: service),
            replyTo: body.replyTo,
            origin: caller.member == nil ? .api : .agent,
            author: caller.member,
            key: caller.key
        )
        let sent = try await service.send([draft], in: caller.workspace)
        guard let message = sent.first else { throw MessagingError.conversationNotFound(id) }
        return .created(MessageBody(message), at: "/api/messages/\(message.id)")
    }

    @Sendable private func retry(_ call: Call) async throws -> Reply {
        let caller = try call.caller
        let message = try await service.retry(call.id("id"), by: caller.member, key: caller.key, in: caller.workspace)
        return .created(MessageBody(message), at: "/api/messages/\(message.id)")
    }
}
