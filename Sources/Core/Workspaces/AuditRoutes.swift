package import Primitives
package import Routes
package import Storage

/// The journal of administration.
package struct AuditRoutes: Sendable {
    private let database: Database
    private let audit: AuditLog
    private let subjects: SubjectNames

    package init(database: Database, ambient: Ambient, subjects: SubjectNames) {
        self.database = database
        self.subjects = subjects
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
        let caller = try call.caller
        let last: AuditEntryID? = try page.after?.id(0)
        let (found, names) = try await database.read { transaction in
            let found = try audit.page(of: caller.workspace, after: last, limit: page.limit + 1, in: transaction)
            return (found, try subjects.find(found, for: caller, in: transaction))
        }
        return .json(Page(fetched: found, page: page, cursor: { Cursor($0.id) }) { AuditEntryBody($0, names) })
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
    /// What those are called whose identities stand in `subject` and `detail`; not those that are no more, or not for the
    /// caller to see.
    let names: [String: String]

    /// - Parameter names: those of the whole page.
    package init(_ entry: AuditEntry, _ names: [String: String]) {
        id = entry.id
        at = entry.at
        actor = entry.actor
        actorName = entry.actorName
        action = entry.action
        subject = entry.subject
        detail = entry.detail
        self.names = Dictionary(
            entry.identities.compactMap { id in names[id].map { (id, $0) } },
            uniquingKeysWith: { first, _ in first }
        )
    }
}
