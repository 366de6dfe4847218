import HTTPTypes
import Primitives
import Routes

/// Who is in a sequence, over HTTP.
struct EnrolmentRoutes: Sendable {
    let service: SequenceService

    var routes: [Route] { [enrol, list, show, drop, analytics] }

    private var enrol: Route {
        Route(
            .post,
            "/api/sequences/{id}/enrolments",
            access: .permission(.sendSequences),
            summary: "Enrol contacts: by name, filter, segment or phone number",
            takes: EnrolmentWish.self,
            gives: EnrolmentReportBody.self,
            status: 202
        ) { call in
            let wish: EnrolmentWish = try await call.body()
            try wish.check()
            let report = try await service.enrol(call.id("id"), wish, by: call.caller)
            return .json(EnrolmentReportBody(report), status: .accepted)
        }
    }

    private var list: Route {
        Route(
            .get,
            "/api/sequences/{id}/enrolments",
            access: .permission(.viewSequences),
            summary: "Who is or was in the sequence, the newest first",
            query: .page + [
                QueryParameter("stage", "enrolled (everybody), inProgress, completed, dropped, success or failed"),
                QueryParameter("search", "The beginning of a name or a number"),
            ],
            gives: Page<EnrolmentBody>.self
        ) { call in
            let (page, caller) = (try call.page, try call.caller)
            let stage = try call.query("stage", "a stage") { Enrolment.Stage(rawValue: $0) }
            let fetched = try await service.enrolments(
                of: call.id("id"),
                stage: stage,
                search: call.query("search").map { String($0.prefix(100)) },
                after: page.after?.id(0),
                limit: page.limit + 1,
                for: caller
            )
            return .json(
                Page(fetched: fetched, page: page, cursor: { Cursor($0.enrolment.id) }) {
                    EnrolmentBody($0, for: caller)
                }
            )
        }
    }

    private var show: Route {
        Route(
            .get,
            "/api/sequences/{id}/enrolments/{enrolment}",
            access: .permission(.viewSequences),
            summary: "One contact's way through the sequence, with a reason for everything",
            gives: EnrolmentBody.self
        ) { call in
            let caller = try call.caller
            let (listed, path) = try await service.path(
                of: call.id("enrolment"),
                in: call.id("id"),
                for: caller.workspace
            )
            return .json(EnrolmentBody(listed, path: path, for: caller))
        }
    }

    private var drop: Route {
        Route(
            .delete,
            "/api/sequences/{id}/enrolments/{enrolment}",
            access: .permission(.sendSequences),
            summary: "Take a contact out of the sequence"
        ) { call in
            try await service.drop(call.id("enrolment"), from: call.id("id"), by: call.caller)
            return .noContent
        }
    }

    private var analytics: Route {
        Route(
            .get,
            "/api/sequences/{id}/analytics",
            access: .permission(.viewSequences),
            summary: "How the sequence does, by day and by step",
            query: [
                QueryParameter("from", "The first day, 2026-11-01; 29 days before the last when left out"),
                QueryParameter("to", "The last day; today when left out"),
            ],
            gives: SequenceAnalytics.self
        ) { call in
            .json(
                try await service.analytics(
                    of: call.id("id"),
                    from: call.query("from", "a day like 2026-11-01") { CivilDay($0) },
                    to: call.query("to", "a day like 2026-11-01") { CivilDay($0) },
                    in: call.caller.workspace
                )
            )
        }
    }
}
