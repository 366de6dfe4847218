import Primitives
import Routes
import Storage

/// Messages that wait for their time, and forwarding, over HTTP.
struct ScheduledRoutes {
    let service: MessagingService

    var routes: [Route] {
        [
            Route(
                .get,
                "/api/conversations/{id}/scheduled",
                access: .permission(.viewInbox),
                summary: "What waits for its time in this conversation",
                gives: Page<MessageBody>.self,
                list
            ),
            Route(
                .delete,
                "/api/messages/{id}",
                access: .permission(.sendMessages),
                summary: "Take a message back that waits for its time"
            ) { call in
                let id: MessageID = try call.id("id")
                try await service.act(by: try call.caller) { try $0.cancelScheduled(id) }
                return .noContent
            },
            Route(
                .post,
                "/api/messages/{id}/forward",
                access: .permission(.sendMessages),
                summary: "Send the same to others, at most five",
                takes: ForwardBody.self,
                gives: ForwardAnswer.self,
                forward
            ),
        ]
    }

    @Sendable private func list(_ call: Call) async throws -> Reply {
        let id: ConversationID = try call.id("id")
        let items = try await service.look(by: try call.caller) { transaction, scope in
            _ = try ConversationStore(transaction).seen(id, scope)
            let waiting = try ScheduledStore(transaction, in: scope.workspace).list(of: id)
            let names = try InboxNames(members: waiting.map(\.author), workspace: scope.workspace, in: transaction)
            let media = try MediaBody.all(of: waiting, for: scope, transaction)
            return waiting.map { message in
                MessageBody(
                    message,
                    author: names.named(message.author),
                    hidesNumbers: scope.hidesNumbers,
                    media: message.media.flatMap { media[$0] }
                )
            }
        }
        return .json(Page(items: items))
    }

    @Sendable private func forward(_ call: Call) async throws -> Reply {
        let caller = try call.caller
        let id: MessageID = try call.id("id")
        let body: ForwardBody = try await call.body()
        guard (1...5).contains(body.conversationIds.count) else {
            throw Problem.invalid(
                .init(field: "conversationIds", detail: "Name \(1, "min") to \(5, "max") conversations.", code: "count")
            )
        }
        let wanted = Set(body.conversationIds).sorted()
        let message = try await service.look(by: caller) { try MessageStore($0).seen(id, $1) }
        var answer = ForwardAnswer(done: [], refused: [])
        for conversation in wanted {
            do {
                let sent = try await service.forward(message, to: conversation, by: caller)
                answer.done.append(.init(conversationId: conversation, messageId: sent.id))
            } catch let error as any ProblemConvertible {
                let problem = error.problem
                answer.refused.append(.init(id: conversation, code: problem.code, detail: problem.detail ?? ""))
            }
        }
        return .json(answer)
    }
}

struct ForwardBody: Codable, Sendable {
    let conversationIds: [ConversationID]
}

struct ForwardAnswer: Codable, Sendable {
    var done: [Sent]
    var refused: [BulkAnswer.Refused]

    struct Sent: Codable, Sendable {
        let conversationId: ConversationID
        let messageId: MessageID
    }
}
