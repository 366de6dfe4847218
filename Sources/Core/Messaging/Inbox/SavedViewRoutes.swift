import Primitives
import Routes
import Storage
import Workspaces

/// Saved views over HTTP: a list's filters under a name, for oneself or for everybody.
struct SavedViewRoutes {
    let service: MessagingService

    var routes: [Route] {
        [
            Route(
                .get,
                "/api/views",
                access: .permission(.viewInbox),
                summary: "Your saved views and those that are shared, by name",
                query: [QueryParameter("of", "inbox or contacts; inbox when left out")],
                gives: Page<SavedViewBody>.self,
                list
            ),
            Route(
                .post,
                "/api/views",
                access: .permission(.viewInbox),
                summary: "Save a view",
                takes: SavedViewBody.Wanted.self,
                gives: SavedViewBody.self,
                status: 201
            ) { call in
                let body: SavedViewBody.Wanted = try await call.body()
                let view = try await service.act(by: try call.caller) { try $0.saveView(nil, body) }
                return .created(view, at: "/api/views/\(view.id)")
            },
            Route(
                .patch,
                "/api/views/{id}",
                access: .permission(.viewInbox),
                summary: "Change a view of your own",
                takes: SavedViewBody.Wanted.self,
                gives: SavedViewBody.self
            ) { call in
                let id: SavedViewID = try call.id("id")
                let body: SavedViewBody.Wanted = try await call.body()
                return .json(try await service.act(by: try call.caller) { try $0.saveView(id, body) })
            },
            Route(
                .delete,
                "/api/views/{id}",
                access: .permission(.viewInbox),
                summary: "Delete a view of your own"
            ) { call in
                let id: SavedViewID = try call.id("id")
                try await service.act(by: try call.caller) { try $0.deleteView(id) }
                return .noContent
            },
        ]
    }

    @Sendable private func list(_ call: Call) async throws -> Reply {
        let caller = try call.caller
        let list = try call.query("of", "inbox or contacts") { SavedView.List(rawValue: $0) } ?? .inbox
        let views = try await service.database.read { transaction in
            let views = try SavedViewStore(transaction, in: caller.workspace).all(list, for: caller.member)
            let names = try InboxNames(members: views.map(\.member), workspace: caller.workspace, in: transaction)
            return views.map { SavedViewBody($0, names: names) }
        }
        return .json(Page(items: views))
    }
}

struct SavedViewBody: Codable, Sendable {
    let id: SavedViewID
    let of: SavedView.List
    let name: String
    let query: String
    let shared: Bool
    let by: NamedBody?

    init(_ view: SavedView, names: InboxNames) {
        id = view.id
        of = view.list
        name = view.name
        query = view.query
        shared = view.isShared
        by = names.named(view.member)
    }

    /// As it is asked for; what a change leaves out stays.
    struct Wanted: Codable, Sendable {
        /// Of a new one; `inbox` when left out.
        let of: SavedView.List?
        let name: String?
        let query: String?
        let shared: Bool?
    }
}
