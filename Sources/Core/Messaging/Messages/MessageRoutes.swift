import HTTPTypes
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
                    QueryParameter("before", "the `older` of an earlier page: what was written before it"),
                    QueryParameter("after", "the `newer` of an earlier page: what was written after it"),
                    QueryParameter("around", "a message of the conversation: the lines on both sides of it"),
                    QueryParameter("limit", "How many items at most, 1 to 200; 50 when left out"),
                ],
                gives: ThreadPage.self,
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
                query: [
                    QueryParameter("later", "true: where WhatsApp asks to wait, it leaves by itself when that is over")
                ],
                gives: MessageBody.self,
                status: 201,
                retry
            ),
        ]
    }

    @Sendable private func thread(_ call: Call) async throws -> Reply {
        let id: ConversationID = try call.id("id")
        let (page, onwards) = (try call.page(cursor: "before"), try call.page)
        let before = try page.after.map { (at: try $0.timestamp(0), id: try $0.number(1)) }
        let after = try onwards.after.map { (at: try $0.timestamp(0), id: try $0.number(1)) }
        let around: MessageID? = try call.queryID("around")
        return .json(
            try await service.look(by: try call.caller) { transaction, scope in
                let reader = ThreadReader(transaction: transaction, scope: scope)
                if let around {
                    let found = try reader.around(around, in: id, limit: page.limit)
                    return ThreadPage(found.lines, hasNewer: found.hasNewer, hasOlder: found.hasOlder)
                }
                if let after {
                    let lines = try reader.page(id, .after(after), limit: page.limit)
                    let hasNewer = lines.count > page.limit
                    return ThreadPage(Array(lines.suffix(page.limit)), hasNewer: hasNewer, hasOlder: !lines.isEmpty)
                }
                let lines = try reader.page(id, before: before, limit: page.limit)
                let shown = Array(lines.prefix(page.limit))
                return ThreadPage(shown, hasNewer: before != nil, hasOlder: lines.count > page.limit)
            }
        )
    }

    @Sendable private func show(_ call: Call) async throws -> Reply {
        .json(try await body(call.id("id"), for: try call.caller))
    }

    private func body(_ id: MessageID, for caller: Caller) async throws -> MessageBody {
        try await service.look(by: caller) { transaction, scope in
            let message = try MessageStore(transaction).seen(id, scope)
            let marks = try MessageStore(transaction).marks(scope.workspace, on: [message.wamid].compactMap { $0 })
            let names = try InboxNames(members: [message.author], workspace: scope.workspace, in: transaction)
            let media = try MediaBody.all(of: [message], for: scope, transaction)
            let next = try MessageStore(transaction).attempts(after: [message], in: scope.workspace)
            return MessageBody(
                message,
                marks: marks,
                next: next[message.id],
                author: names.named(message.author),
                hidesNumbers: scope.hidesNumbers,
                media: message.media.flatMap { media[$0] }
            )
        }
    }

    @Sendable private func send(_ call: Call) async throws -> Reply {
        let caller = try call.caller
        let id: ConversationID = try call.id("id")
        let wanted: NewMessageBody = try await call.body()
        let conversation = try await service.look(by: caller) { transaction, scope in
            try ConversationStore(transaction).seen(id, scope)
        }
        let draft = Draft(
            channel: conversation.channel,
            contact: conversation.contact,
            // One name space for each caller's own names, so that nobody can answer with another's message.
            clientID: wanted.clientId.map { "\(caller.name):\($0)" },
            body: try await wanted.draft(by: caller, service: service),
            replyTo: wanted.replyTo,
            origin: caller.member == nil ? .api : .agent,
            author: caller.member,
            key: caller.key,
            seen: wanted.anyway == true ? nil : wanted.seen,
            sendAt: wanted.sendAt
        )
        let sent: [Message]
        do {
            sent = try await service.send([draft], in: caller.workspace)
        } catch MessagingError.answeredMeanwhile(let ids) {
            return try await answered(ids, for: caller)
        }
        guard let message = sent.first else { throw MessagingError.conversationNotFound(id) }
        return .created(try await body(message.id, for: caller), at: "/api/messages/\(message.id)")
    }

    /// The refusal, with what the colleague wrote.
    private func answered(_ ids: [MessageID], for caller: Caller) async throws -> Reply {
        let body = try await service.look(by: caller) { transaction, scope in
            try AnsweredBody(ids, scope, in: transaction)
        }
        return .json(body, status: .conflict).header(.contentType, "application/problem+json")
    }

    @Sendable private func retry(_ call: Call) async throws -> Reply {
        let caller = try call.caller
        let id: MessageID = try call.id("id")
        _ = try await service.look(by: caller) { try MessageStore($0).seen(id, $1) }
        let isLater = try call.query("later", "true or false") { Bool($0) } ?? false
        let message = try await service.retry(
            id,
            pause: isLater ? .waitedFor : .refused,
            by: caller.member,
            key: caller.key,
            in: caller.workspace
        )
        return .created(try await body(message.id, for: caller), at: "/api/messages/\(message.id)")
    }
}
