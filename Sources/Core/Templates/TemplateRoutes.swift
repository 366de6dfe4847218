import Primitives
package import Routes

extension Permission {
    package static let viewTemplates = Permission("templates.view", from: .member)
    package static let syncTemplates = Permission("templates.sync", from: .member)

    /// All that Templates asks for.
    package static let templates = [viewTemplates, syncTemplates]
}

/// `/api/templates`, and the wish to read them from Meta again.
package struct TemplateRoutes: Sendable {
    private let templates: TemplateService

    package init(_ templates: TemplateService) {
        self.templates = templates
    }

    package var routes: [Route] { [list, show, sync] }

    private var list: Route {
        Route(
            .get,
            "/api/templates",
            access: .permission(.viewTemplates),
            summary: "Templates by name, as Meta last described them",
            query: .page + [
                QueryParameter("channel", "Only this channel's"),
                QueryParameter("status", "Only in this status: APPROVED, PENDING, REJECTED, PAUSED …"),
                QueryParameter("search", "The beginning of the name"),
            ],
            gives: Page<TemplateBody>.self
        ) { call in
            let page = try call.page
            let fetched = try await templates.page(
                call.caller.workspace,
                channel: call.queryID("channel"),
                status: call.query("status").map { Template.Status(rawValue: $0) },
                search: call.query("search"),
                after: page.after?.id(0),
                limit: page.limit + 1
            )
            return .json(Page(fetched: fetched, page: page, cursor: { Cursor($0.id) }, item: TemplateBody.init))
        }
    }

    private var show: Route {
        Route(
            .get,
            "/api/templates/{id}",
            access: .permission(.viewTemplates),
            summary: "One template",
            gives: TemplateBody.self
        ) { call in
            .json(TemplateBody(try await templates.find(call.id("id"), in: call.caller.workspace)))
        }
    }

    private var sync: Route {
        Route(
            .put,
            "/api/channels/{id}/templates",
            access: .permission(.syncTemplates),
            summary: "Read the channel's templates from Meta again",
            status: 202
        ) { call in
            try await templates.requestSync(call.id("id"), in: call.caller.workspace)
            return .accepted
        }
    }
}
