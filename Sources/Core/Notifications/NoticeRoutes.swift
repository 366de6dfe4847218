package import Events
package import Primitives
package import Routes
package import Storage

/// The bell.
package struct NoticeRoutes: Sendable {
    private let database: Database
    private let ambient: Ambient
    private let events: EventLog
    private let choices: NoticeChoices

    package init(database: Database, ambient: Ambient, events: EventLog, kinds: NoticeKinds = NoticeKinds([])) {
        self.database = database
        self.ambient = ambient
        self.events = events
        choices = NoticeChoices(kinds: kinds)
    }

    package var all: [Route] {
        [
            Route(
                .get,
                "/api/notices",
                access: .member,
                summary: "What you should know, newest first",
                query: .page,
                gives: Page<NoticeBody>.self,
                list
            ),
            Route(
                .get,
                "/api/notices/unread",
                access: .member,
                summary: "How much of it you have not read",
                gives: UnreadBody.self,
                countUnread
            ),
            Route(.put, "/api/notices/read", access: .member, summary: "Mark every notice as read", readAll),
            Route(.put, "/api/notices/{id}/read", access: .member, summary: "Mark a notice as read", readOne),
        ]
    }

    @Sendable
    private func list(_ call: Call) async throws -> Reply {
        let reader = try NoticeReader(call.caller)
        let page = try call.page
        let last: NoticeID? = try page.after?.id(0)
        let notices = try await database.read { transaction in
            try store(for: reader, transaction).page(for: reader, after: last, limit: page.limit + 1)
        }
        return .json(Page(fetched: notices, page: page, cursor: { Cursor($0.id) }, item: NoticeBody.init))
    }

    @Sendable
    private func countUnread(_ call: Call) async throws -> Reply {
        let reader = try NoticeReader(call.caller)
        let count = try await database.read { try store(for: reader, $0).unread(by: reader) }
        return .json(UnreadBody(count: count))
    }

    @Sendable
    private func readAll(_ call: Call) async throws -> Reply {
        let reader = try NoticeReader(call.caller)
        let now = ambient.now()
        try await database.write { transaction in
            try tell(reader, try store(for: reader, transaction).markRead(by: reader, at: now), transaction)
        }
        return .noContent
    }

    @Sendable
    private func readOne(_ call: Call) async throws -> Reply {
        let reader = try NoticeReader(call.caller)
        let id: NoticeID = try call.id("id")
        let now = ambient.now()
        try await database.write { transaction in
            let store = try store(for: reader, transaction)
            guard try store.exists(id, for: reader) else { throw Problem.notFound }
            try tell(reader, try store.markRead(id, by: reader, at: now), transaction)
        }
        return .noContent
    }

    private func store(for reader: NoticeReader, _ transaction: Transaction) throws -> NoticeStore {
        NoticeStore(
            transaction: transaction,
            hidden: try choices.hidden(from: reader.member, in: reader.workspace, transaction)
        )
    }

    /// The reader's other tabs and devices count anew.
    private func tell(_ reader: NoticeReader, _ count: Int, _ transaction: Transaction) throws {
        guard count > 0 else { return }
        try events.append(
            NewEvent(
                workspace: reader.workspace,
                kind: "notices.read",
                subject: "\(reader.member)",
                payload: "{\"memberId\":\"\(reader.member)\"}"
            ),
            in: transaction
        )
    }
}

struct UnreadBody: Codable, Sendable {
    let count: Int
}

struct NoticeBody: Codable, Sendable {
    let id: NoticeID
    let at: Timestamp
    let kind: String
    let title: String
    let detail: String
    /// The values in both texts by name; `case` says which of the kind's texts it is, where there are several.
    let facts: [String: String]
    let link: String?
    let readAt: Timestamp?

    init(_ notice: Notice) {
        id = notice.id
        at = notice.createdAt
        kind = notice.kind
        title = notice.title
        detail = notice.detail
        facts = notice.facts
        link = notice.link
        readAt = notice.readAt
    }
}
