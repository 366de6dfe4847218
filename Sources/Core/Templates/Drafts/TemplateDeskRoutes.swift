import Primitives
import Routes

/// Writing templates over HTTP.
struct TemplateDeskRoutes: Sendable {
    let desk: TemplateDesk

    init(_ desk: TemplateDesk) {
        self.desk = desk
    }

    var routes: [Route] { [create, check, change, submit, discard, copy, delete, unpause, appeal] }

    private var create: Route {
        Route(
            .post,
            "/api/templates",
            access: .permission(.manageTemplates),
            summary: "Draft a template; nothing is asked of Meta",
            takes: NewTemplateBody.self,
            gives: TemplateBody.self,
            status: 201
        ) { call in
            let body = try await call.body(NewTemplateBody.self)
            let made = try await desk.create(body.content, by: call.caller)
            return .created(TemplateBody(made), at: "/api/templates/\(made.template.id)")
        }
    }

    private var check: Route {
        Route(
            .post,
            "/api/templates/check",
            access: .permission(.viewTemplates),
            summary: "What Meta would say to the template, and the category it would give it",
            takes: NewTemplateBody.self,
            gives: TemplateCheckBody.self
        ) { call in
            let body = try await call.body(NewTemplateBody.self)
            let checked = try await desk.check(body.content, of: body.id, in: call.caller.workspace)
            return .json(TemplateCheckBody(checked))
        }
    }

    private var change: Route {
        Route(
            .patch,
            "/api/templates/{id}",
            access: .permission(.manageTemplates),
            summary: "Change a draft, or the edit that waits for a template that Meta has",
            takes: TemplateChangeBody.self,
            gives: TemplateBody.self
        ) { call in
            let body = try await call.body(TemplateChangeBody.self)
            return .json(TemplateBody(try await desk.change(call.id("id"), by: call.caller) { body.apply(to: &$0) }))
        }
    }

    private var submit: Route {
        Route(
            .put,
            "/api/templates/{id}/submission",
            access: .permission(.manageTemplates),
            summary: "Give the draft, or the edit that waits, to Meta for review",
            gives: TemplateBody.self
        ) { call in
            .json(TemplateBody(try await desk.submit(call.id("id"), by: call.caller)))
        }
    }

    private var discard: Route {
        Route(
            .delete,
            "/api/templates/{id}/waiting",
            access: .permission(.manageTemplates),
            summary: "Throw the edit away that waits"
        ) { call in
            try await desk.discard(call.id("id"), by: call.caller)
            return .noContent
        }
    }

    private var copy: Route {
        Route(
            .post,
            "/api/templates/{id}/copy",
            access: .permission(.manageTemplates),
            summary: "Draft a template like it: under another name, in another language or for another channel",
            takes: TemplateCopyBody.self,
            gives: TemplateBody.self,
            status: 201
        ) { call in
            let body = try await call.body(TemplateCopyBody.self)
            let made = try await desk.copy(
                call.id("id"),
                name: body.name,
                language: body.language,
                channel: body.channelId,
                by: call.caller
            )
            return .created(TemplateBody(made), at: "/api/templates/\(made.template.id)")
        }
    }

    private var delete: Route {
        Route(
            .delete,
            "/api/templates/{id}",
            access: .permission(.manageTemplates),
            summary: "Delete the template, at Meta too",
            query: [
                QueryParameter("all", "true: every language of its name"),
                QueryParameter("anyway", "true: also when something runs on it"),
            ]
        ) { call in
            try await desk.delete(
                call.id("id"),
                all: call.query("all") == "true",
                anyway: call.query("anyway") == "true",
                by: call.caller
            )
            return .noContent
        }
    }

    private var unpause: Route {
        Route(
            .put,
            "/api/templates/{id}/unpause",
            access: .permission(.manageTemplates),
            summary: "Ask Meta to take a paused template up again",
            gives: TemplateBody.self
        ) { call in
            .json(TemplateBody(try await desk.unpause(call.id("id"), by: call.caller)))
        }
    }

    private var appeal: Route {
        Route(
            .put,
            "/api/templates/{id}/appeal",
            access: .permission(.manageTemplates),
            summary: "Note that Business Manager was asked for another review",
            gives: TemplateBody.self
        ) { call in
            .json(TemplateBody(try await desk.appeal(call.id("id"), by: call.caller)))
        }
    }
}
