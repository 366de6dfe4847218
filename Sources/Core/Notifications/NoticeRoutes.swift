package import Primitives
package import Routes
package import Storage

/// The bell.
package struct NoticeRoutes: Sendable {
    private let database: Database
    private let ambient: Ambient

    package init(database: Database, ambient: Ambient) {
        self.database = database
        self.ambient = ambient
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
            Route(.put, "/api/notices/read", access: .member, summary: "Mark every notice as read", read),
        ]
    }

    @Sendable
    private func list(_ call: Call) async throws -> Reply {
        let reader = try NoticeReader(call.caller)
        let page = try call.page
        let last: NoticeID? = try page.after?.id(0)
        let notices = try await database.read { transaction in
            try NoticeStore(transaction: transaction).page(for: reader, after: last, limit: page.limit + 1)
        }
        return .json(Page(fetched: notices, page: page, cursor: { Cursor($0.id) }, item: NoticeBody.init))
    }

    @Sendable
    private func read(_ call: Call) async throws -> Reply {
        let reader = try NoticeReader(call.caller)
        let now = ambient.now()
        try await database.write { try NoticeStore(transaction: $0).markRead(by: reader, at: now) }
        return .noContent
    }
}

struct NoticeBody: Codable, Sendable {
    let id: NoticeID
    let at: Timestamp
    let kind: String
    let title: String
    let detail: String
    let link: String?
    let readAt: Timestamp?

    init(_ notice: Notice) {
        id = notice.id
        at = notice.createdAt
        kind = notice.kind
        title = notice.title
        detail = notice.detail
        link = notice.link
        readAt = notice.readAt
    }
}
