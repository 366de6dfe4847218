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
                gives: Page<AuditEntryBody>.self,
                list
            )
        ]
    }

    @Sendable
    private func list(_ call: Call) async throws -> Reply {
        let page = try call.page
        let last: AuditEntryID? = try page.after?.id(0)
        let (found, names) = try await tools.database.read { [tools] transaction in
            let log = OperatorLog(ambient: tools.ambient)
            let found = try log.page(after: last, limit: page.limit + 1, in: transaction)
            return (found, try log.names(found, in: transaction))
        }
        return .json(Page(fetched: found, page: page, cursor: { Cursor($0.id) }) { AuditEntryBody($0, names) })
    }
}
