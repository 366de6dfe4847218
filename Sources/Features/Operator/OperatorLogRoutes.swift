import Primitives
import Routes
import Storage
import Workspaces

/// What operators did.
struct OperatorLogRoutes: Sendable {
    let tools: OperatorTools

    var routes: [Route] {
        [
            Route(
                .get,
                "/api/operator/audit",
                access: .operator,
                summary: "What operators did, newest first",
                query: .page,
                gives: Page<OperatorEntryBody>.self,
                list
            )
        ]
    }

    @Sendable
    private func list(_ call: Call) async throws -> Reply {
        let page = try call.page
        let last: AuditEntryID? = try page.after?.id(0)
        let found = try await tools.database.read { [tools] transaction in
            try OperatorLog(ambient: tools.ambient).page(after: last, limit: page.limit + 1, in: transaction)
        }
        return .json(Page(fetched: found, page: page, cursor: { Cursor($0.id) }, item: OperatorEntryBody.init))
    }
}

struct OperatorEntryBody: Codable, Sendable {
    let id: AuditEntryID
    let at: Timestamp
    /// `usr_…`, or `operator` for the server's command line.
    let actor: String
    let actorName: String?
    let action: String
    let subject: String
    let detail: String

    init(_ entry: AuditEntry) {
        id = entry.id
        at = entry.at
        actor = entry.actor
        actorName = entry.actorName
        action = entry.action
        subject = entry.subject
        detail = entry.detail
    }
}
