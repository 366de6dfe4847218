import Primitives
import Routes
import Storage

/// Chat widgets over HTTP, for those who make them.
struct WidgetRoutes {
    let service: WidgetService

    var routes: [Route] {
        [
            Route(
                .get,
                "/api/widgets",
                access: .permission(.viewLinks),
                summary: "Chat widgets for websites",
                gives: Page<WidgetBody>.self
            ) { call in .json(Page(items: try await service.all(in: call.caller.workspace).map(body))) },
            Route(
                .post,
                "/api/widgets",
                access: .permission(.manageLinks),
                summary: "Make a widget",
                takes: WidgetBody.Wanted.self,
                gives: WidgetBody.self,
                status: 201
            ) { call in
                let made = body(try await service.add(call.body(), by: call.caller))
                return .created(made, at: "/api/widgets/\(made.id)")
            },
            Route(
                .get,
                "/api/widgets/{id}",
                access: .permission(.viewLinks),
                summary: "One widget",
                gives: WidgetBody.self
            ) { call in .json(body(try await service.find(call.id("id"), in: call.caller.workspace))) },
            Route(
                .patch,
                "/api/widgets/{id}",
                access: .permission(.manageLinks),
                summary: "Change a widget; what is left out stays",
                takes: WidgetBody.Wanted.self,
                gives: WidgetBody.self
            ) { call in .json(body(try await service.change(call.id("id"), call.body(), by: call.caller))) },
            Route(
                .delete,
                "/api/widgets/{id}",
                access: .permission(.manageLinks),
                summary: "Delete a widget: pages that ask for it get nothing"
            ) { call in
                try await service.delete(call.id("id"), by: call.caller)
                return .noContent
            },
            Route(
                .get,
                "/api/widgets/{id}/days",
                access: .permission(.viewLinks),
                summary: "How often it was seen and clicked, by day (UTC) and page",
                query: [QueryParameter("from", "yyyy-mm-dd"), QueryParameter("to", "yyyy-mm-dd")],
                gives: Page<WidgetDay>.self
            ) { call in
                let (from, to) = try call.days
                let id: WidgetID = try call.id("id")
                return .json(Page(items: try await service.days(of: id, from: from, to: to, in: call.caller.workspace)))
            },
        ]
    }

    private func body(_ widget: Widget) -> WidgetBody {
        WidgetBody(widget, publicURL: service.publicURL)
    }
}
