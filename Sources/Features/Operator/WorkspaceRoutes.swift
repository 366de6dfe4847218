import Credits
import HTTPTypes
import Primitives
import Routes
import Workspaces

/// Workspaces as whoever runs the instance sees them.
struct WorkspaceRoutes: Sendable {
    private let desk: WorkspaceDesk

    init(_ desk: WorkspaceDesk) {
        self.desk = desk
    }

    var routes: [Route] { [list, show, grant] }

    private var list: Route {
        Route(
            .get,
            "/api/operator/workspaces",
            access: .operator,
            summary: "All workspaces, the newest first",
            query: .page + [
                QueryParameter("search", "A part of the name, the beginning of an owner's e-mail address, or ws_…"),
                QueryParameter("state", "Of the credits: ok, low or locked"),
            ],
            gives: Page<OperatorWorkspaceBody>.self
        ) { call in
            let page = try call.page
            let search = try call.query("search", "a text of at most 100 characters") { text in
                text.utf8.count <= 400 ? text.trimmed : nil
            }
            let found = try await desk.page(
                search: search.flatMap { $0.isEmpty ? nil : $0 },
                state: call.query("state", "ok, low or locked") { Wallet.State(rawValue: $0) },
                before: page.after?.id(0),
                limit: page.limit + 1
            )
            return .json(
                Page(
                    fetched: found,
                    page: page,
                    cursor: { Cursor($0.workspace.id) },
                    item: OperatorWorkspaceBody.init
                )
            )
        }
    }

    private var show: Route {
        Route(
            .get,
            "/api/operator/workspaces/{id}",
            access: .operator,
            summary: "One workspace, its owners and its grants",
            gives: OperatorWorkspacePageBody.self
        ) { call in
            .json(try await desk.show(call.id("id")))
        }
    }

    private var grant: Route {
        Route(
            .post,
            "/api/operator/workspaces/{id}/grants",
            access: .operator,
            summary: "Give a workspace points, or take some away",
            takes: NewGrantBody.self,
            gives: GrantedBody.self,
            status: 201
        ) { call in
            let caller = try call.caller
            let id: WorkspaceID = try call.id("id")
            let body: NewGrantBody = try await call.body()
            let grant = try NewGrant(
                body,
                reference: desk.reference(of: call.idempotencyKey, by: caller),
                now: call.arrivedAt
            )
            return .json(try await desk.adjust(id, by: grant, caller: caller), status: .created)
        }
    }
}
