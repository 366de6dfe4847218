import Contacts
import Primitives
import Routes
import Storage
import Workspaces

/// Quick replies over HTTP. Variables in their texts (`{{contact.name}}`, `{{contact.firstName}}`, `{{agent.name}}`) are filled
/// by the composer, where a person sees what will be sent.
struct QuickReplyRoutes {
    let service: MessagingService

    var routes: [Route] {
        [
            Route(
                .get,
                "/api/quick-replies",
                access: .permission(.viewInbox),
                summary: "Your own quick replies, your teams' and everybody's, the most used first",
                query: [QueryParameter("search", "A part of the shortcut, the title or the text")],
                gives: Page<QuickReplyBody>.self,
                list
            ),
            Route(
                .post,
                "/api/quick-replies",
                access: .permission(.sendMessages),
                summary: "Keep a text ready",
                takes: QuickReplyBody.Wanted.self,
                gives: QuickReplyBody.self,
                status: 201
            ) { call in
                let body: QuickReplyBody.Wanted = try await call.body()
                let reply = try await service.act(by: try call.caller) { QuickReplyBody(try $0.saveReply(nil, body)) }
                return .created(reply, at: "/api/quick-replies/\(reply.id)")
            },
            Route(
                .patch,
                "/api/quick-replies/{id}",
                access: .permission(.sendMessages),
                summary: "Change a quick reply; what is left out stays as it is, and mediaId null takes the file away",
                takes: QuickReplyBody.Wanted.self,
                gives: QuickReplyBody.self
            ) { call in
                let id: QuickReplyID = try call.id("id")
                let body: QuickReplyBody.Wanted = try await call.body()
                return .json(try await service.act(by: try call.caller) { QuickReplyBody(try $0.saveReply(id, body)) })
            },
            Route(
                .delete,
                "/api/quick-replies/{id}",
                access: .permission(.sendMessages),
                summary: "Delete a quick reply"
            ) { call in
                let id: QuickReplyID = try call.id("id")
                try await service.act(by: try call.caller) { try $0.deleteReply(id) }
                return .noContent
            },
            Route(
                .put,
                "/api/quick-replies/{id}/use",
                access: .permission(.sendMessages),
                summary: "Count that it was used"
            ) { call in
                let id: QuickReplyID = try call.id("id")
                try await service.act(by: try call.caller) { try $0.useReply(id) }
                return .noContent
            },
        ]
    }

    @Sendable private func list(_ call: Call) async throws -> Reply {
        let caller = try call.caller
        let wanted = call.query("search").map { FoldedText(String($0.prefix(100))).value }
        let replies = try await service.database.read { transaction in
            let scope = try InboxScope(caller, acts: true, in: transaction)
            return try QuickReplyStore(transaction, in: caller.workspace).list(for: caller.member, teams: scope.teams)
        }
        let found = replies.filter { reply in
            guard let wanted else { return true }
            return [reply.shortcut, reply.title, reply.text].contains { FoldedText($0).value.contains(wanted) }
        }
        return .json(Page(items: found.map(QuickReplyBody.init)))
    }
}

struct QuickReplyBody: Codable, Sendable {
    let id: QuickReplyID
    let shortcut: String
    let title: String
    let text: String
    let mediaId: MediaID?
    let category: String
    let scope: String
    let teamId: TeamID?
    let uses: Int64

    init(_ reply: QuickReply) {
        id = reply.id
        shortcut = reply.shortcut
        title = reply.title
        text = reply.text
        mediaId = reply.media
        category = reply.category
        scope = reply.scope.word
        if case .team(let team) = reply.scope { teamId = team } else { teamId = nil }
        uses = reply.uses
    }

    /// As it is asked for; what a change leaves out stays, and a null takes the file away.
    struct Wanted: Decodable, Sendable {
        let shortcut: String?
        let title: String?
        let text: String?
        let mediaId: Given<MediaID>
        let category: String?
        let scope: String?
        let teamId: TeamID?
    }
}
