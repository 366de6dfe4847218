import Contacts
import Primitives
import Routes
import Storage
import Workspaces

/// What people do to conversations, over HTTP.
struct ActionRoutes {
    let service: MessagingService

    var routes: [Route] {
        [
            change(.put, "read", .viewInbox, "Mark everything in it as read") { try $0.read($1) },
            change(.put, "unread", .viewInbox, "Mark it as unread, for yourself") { try $0.markUnread($1) },
            change(.put, "resolution", .sendMessages, "Resolve it") { try $0.set(.resolved, $1) },
            change(.delete, "resolution", .sendMessages, "Reopen it") { try $0.set(.open, $1) },
            change(.put, "pin", .viewInbox, "Pin it, for yourself") { try $0.pin($1, true) },
            change(.delete, "pin", .viewInbox, "Take the pin away") { try $0.pin($1, false) },
            change(.put, "block", .sendMessages, "Block the contact: nothing is sent to them") {
                try $0.block($1, true)
            },
            change(.delete, "block", .sendMessages, "Lift the block") { try $0.block($1, false) },
            change(
                .put,
                "assignee",
                AssigneeBody.self,
                "Give it to a member, a team, both, nobody or the contact's owner"
            ) {
                try $0.assign($1, $2.parsed())
            },
            change(.put, "inbox", InboxBody.self, "Move it to the other inbox; it is nobody's there") {
                try $0.move($1, to: $2.inbox)
            },
            change(.put, "reminder", ReminderBody.self, "Be reminded of it: it comes to the top, unread for you") {
                try $0.remind($1, at: $2.at, note: $2.note ?? "")
            },
            change(.delete, "reminder", .sendMessages, "Be reminded no more") { try $0.forgetReminder($1) },
            change(.put, "tags", TagsBody.self, "Give it exactly these tags") { try $0.setTags($2.tagIds, of: $1) },
            Route(
                .post,
                "/api/conversations/actions",
                access: .permission(.sendMessages),
                summary: "Do one thing to many conversations; each for itself",
                takes: BulkBody.self,
                gives: BulkAnswer.self,
                bulk
            ),
        ]
    }

    private func change(
        _ method: Routes.Method,
        _ name: String,
        _ permission: Permission,
        _ summary: String,
        _ body: @escaping @Sendable (InboxActions, ConversationID) throws -> Void
    ) -> Route {
        Route(method, "/api/conversations/{id}/\(name)", access: .permission(permission), summary: summary) { call in
            let id: ConversationID = try call.id("id")
            try await service.act(by: try call.caller) { try body($0, id) }
            return .noContent
        }
    }

    private func change<Body: Codable & Sendable>(
        _ method: Routes.Method,
        _ name: String,
        _ type: Body.Type,
        _ summary: String,
        _ body: @escaping @Sendable (InboxActions, ConversationID, Body) throws -> Void
    ) -> Route {
        Route(
            method,
            "/api/conversations/{id}/\(name)",
            access: .permission(.sendMessages),
            summary: summary,
            takes: type
        ) { call in
            let id: ConversationID = try call.id("id")
            let wanted: Body = try await call.body()
            try await service.act(by: try call.caller) { try body($0, id, wanted) }
            return .noContent
        }
    }

    @Sendable private func bulk(_ call: Call) async throws -> Reply {
        let body: BulkBody = try await call.body()
        guard (1...200).contains(body.ids.count) else {
            throw Problem.invalid(
                .init(field: "ids", detail: "Name \(1, "min") to \(200, "max") conversations.", code: "count")
            )
        }
        let action = try body.action.parsed()
        let (done, refused) = try await service.act(by: try call.caller) { actions in
            let outcome = try actions.all(body.ids, action)
            return (outcome.done, outcome.refused)
        }
        return .json(
            BulkAnswer(
                done: done,
                refused: refused.map { .init(id: $0.id, code: $0.problem.code, detail: $0.problem.detail ?? "") }
            )
        )
    }
}

/// Whose a conversation is to be: with `toOwner` the contact's owner's, and else a member's, a team's, both's or nobody's.
struct AssigneeBody: Codable, Sendable {
    let memberId: MemberID?
    let teamId: TeamID?
    let toOwner: Bool?

    func parsed() throws -> InboxActions.Receiver {
        guard toOwner == true else { return .named(memberId, teamId) }
        guard memberId == nil, teamId == nil else {
            throw Problem.invalid(
                .init(
                    field: "toOwner",
                    detail: "Name one of \("toOwner, memberId, teamId", "choices").",
                    code: "not-one-of"
                )
            )
        }
        return .owner
    }
}

struct InboxBody: Codable, Sendable {
    let inbox: Inbox
}

struct ReminderBody: Codable, Sendable {
    let at: Timestamp
    let note: String?
}

struct TagsBody: Codable, Sendable {
    let tagIds: [TagID]
}

struct BulkBody: Codable, Sendable {
    let ids: [ConversationID]
    let action: Action

    /// One of its members says what is done.
    struct Action: Codable, Sendable {
        let assign: AssigneeBody?
        let resolve: Bool?
        let reopen: Bool?
        let read: Bool?
        let tag: TagID?
        let untag: TagID?

        func parsed() throws -> InboxActions.Action {
            let named: [InboxActions.Action?] = [
                try assign.map { .assign(try $0.parsed()) }, resolve == true ? .resolve : nil,
                reopen == true ? .reopen : nil, read == true ? .read : nil, tag.map { .tag($0) },
                untag.map { .untag($0) },
            ]
            let actions = named.compactMap { $0 }
            guard let action = actions.first, actions.count == 1 else {
                throw Problem.invalid(
                    .init(
                        field: "action",
                        detail: "Name one of \("assign, resolve, reopen, read, tag, untag", "choices").",
                        code: "not-one-of"
                    )
                )
            }
            return action
        }
    }
}

struct BulkAnswer: Codable, Sendable {
    let done: [ConversationID]
    let refused: [Refused]

    struct Refused: Codable, Sendable {
        let id: ConversationID
        let code: String
        let detail: String
    }
}
