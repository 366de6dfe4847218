package import Primitives
package import Routes
package import Storage

/// The journal of administration.
package struct AuditRoutes: Sendable {
    private let database: Database
    private let audit: AuditLog

    package init(database: Database, ambient: Ambient) {
        self.database = database
        audit = AuditLog(ambient: ambient)
    }

    package var all: [Route] {
        [
            Route(
                .get,
                "/api/audit",
                access: .permission(.viewAudit),
                summary: "Who changed what, newest first",
                query: .page,
                gives: Page<AuditEntryBody>.self,
                list
            )
        ]
    }

    @Sendable
    private func list(_ call: Call) async throws -> Reply {
        let page = try call.page
        let workspace = try call.caller.workspace
        let last: AuditEntryID? = try page.after?.id(0)
        let found = try await database.read { transaction in
            try audit.page(of: workspace, after: last, limit: page.limit + 1, in: transaction)
        }
        return .json(Page(fetched: found, page: page, cursor: { Cursor($0.id) }, item: AuditEntryBody.init))
    }
}

package struct AuditEntryBody: Codable, Sendable {
    let id: AuditEntryID
    let at: Timestamp
    /// `mem_…`, `key_…`, `usr_…`, or `operator` for the server's command line.
    let actor: String
    let actorName: String?
    let action: String
    let subject: String
    let detail: String

    package init(_ entry: AuditEntry) {
        id = entry.id
        at = entry.at
        actor = entry.actor
        actorName = entry.actorName
        action = entry.action
        subject = entry.subject
        detail = entry.detail
    }
}
