import Primitives
package import Routes

extension Permission {
    package static let viewTemplates = Permission("templates.view", from: .member)
    package static let syncTemplates = Permission("templates.sync", from: .member)
    package static let manageTemplates = Permission("templates.manage", from: .admin)

    /// All that Templates asks for.
    package static let templates = [viewTemplates, syncTemplates, manageTemplates]
}

/// `/api/templates`: looking at them, and the wish to read them from Meta again.
package struct TemplateRoutes: Sendable {
    private let templates: TemplateService
    private let desk: TemplateDesk

    package init(_ templates: TemplateService) {
        self.templates = templates
        desk = TemplateDesk(templates)
    }

    package var routes: [Route] {
        [list, show, sync, summary, translations, history, uses, performance]
            + TemplateDeskRoutes(desk).routes + TemplateSampleRoutes().routes
    }

    private var list: Route {
        Route(
            .get,
            "/api/templates",
            access: .permission(.viewTemplates),
            summary: "Templates by name, as Meta last described them, and drafts",
            query: .page + [
                QueryParameter("channel", "Only this channel's"),
                QueryParameter("status", "Only in this status: DRAFT, APPROVED, PENDING, REJECTED, PAUSED …"),
                QueryParameter("search", "A part of the name"),
                QueryParameter("category", "MARKETING, UTILITY or AUTHENTICATION"),
                QueryParameter("language", "Meta's code, such as en_US"),
                QueryParameter("quality", "GREEN, YELLOW, RED or UNKNOWN"),
                QueryParameter(
                    "kind",
                    "text, media, carousel, product, coupon, offer, order, authentication or form"
                ),
                QueryParameter("sort", "name (the default), newest or used"),
            ],
            gives: Page<TemplateBody>.self
        ) { call in
            let page = try call.page
            var filter = TemplateFilter(
                channel: try call.queryID("channel"),
                status: call.query("status").map { Template.Status(rawValue: $0) },
                search: call.query("search").map { String($0.prefix(512)) }
            )
            filter.category = call.query("category")
            filter.language = call.query("language")
            filter.quality = call.query("quality")
            filter.kind = try call.query("kind", "a kind of template") { TemplateKind(rawValue: $0) }
            filter.sort =
                try call.query("sort", "name, newest or used") { TemplateFilter.Sort(rawValue: $0) } ?? .name
            let fetched = try await templates.page(
                filter,
                after: page.after?.id(0),
                limit: page.limit + 1,
                in: call.caller.workspace
            )
            return .json(
                Page(fetched: fetched, page: page, cursor: { Cursor($0.template.id) }, item: TemplateBody.init)
            )
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
            .json(TemplateBody(try await desk.shown(call.id("id"), in: call.caller.workspace)))
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

    private var summary: Route {
        Route(
            .get,
            "/api/templates/summary",
            access: .permission(.viewTemplates),
            summary: "How many templates there are, and how old the list is",
            query: [QueryParameter("channel", "Only this channel's")],
            gives: TemplateSummaryBody.self
        ) { call in
            let found = try await templates.summary(call.queryID("channel"), in: call.caller.workspace)
            return .json(TemplateSummaryBody(found))
        }
    }

    private var translations: Route {
        Route(
            .get,
            "/api/templates/{id}/translations",
            access: .permission(.viewTemplates),
            summary: "The template in all its languages",
            gives: TemplateItems<TemplateBody>.self
        ) { call in
            let found = try await templates.translations(of: call.id("id"), in: call.caller.workspace)
            return .json(TemplateItems(items: found.map(TemplateBody.init)))
        }
    }

    private var history: Route {
        Route(
            .get,
            "/api/templates/{id}/history",
            access: .permission(.viewTemplates),
            summary: "What happened to the template, the newest first",
            gives: TemplateItems<TemplateEventBody>.self
        ) { call in
            .json(TemplateItems(items: try await templates.history(of: call.id("id"), in: call.caller.workspace)))
        }
    }

    private var uses: Route {
        Route(
            .get,
            "/api/templates/{id}/uses",
            access: .permission(.viewTemplates),
            summary: "What would miss the template",
            gives: TemplateItems<TemplateUse>.self
        ) { call in
            .json(TemplateItems(items: try await desk.uses(of: call.id("id"), in: call.caller.workspace)))
        }
    }

    private var performance: Route {
        Route(
            .get,
            "/api/templates/{id}/performance",
            access: .permission(.viewTemplates),
            summary: "What became of the template's messages",
            query: [
                QueryParameter("from", "The first day, such as 2026-11-01; 30 days ago unless it is given"),
                QueryParameter("to", "The last day; today unless it is given"),
            ],
            gives: TemplatePerformance.self
        ) { call in
            let from = try call.query("from", "a day such as 2026-11-01") { CivilDay($0) }
            let to = try call.query("to", "a day such as 2026-11-30") { CivilDay($0) }
            let id: TemplateID = try call.id("id")
            return .json(try await templates.performance(of: id, from: from, to: to, in: call.caller.workspace))
        }
    }
}
