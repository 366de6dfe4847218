import Primitives
import Routes

/// `/api/operator/plans` and `/api/operator/subscriptions`.
struct OperatorPlanRoutes: Sendable {
    let plans: PlanService

    var routes: [Route] { [list, create, change, retire, subscriptions, place, release] }

    private var list: Route {
        Route(
            .get,
            "/api/operator/plans",
            access: .operator,
            summary: "All plans, retired ones too",
            gives: Page<OperatorPlanBody>.self
        ) { _ in
            .json(Page(items: try await plans.all().map(OperatorPlanBody.init)))
        }
    }

    private var create: Route {
        Route(
            .post,
            "/api/operator/plans",
            access: .operator,
            summary: "Make a plan",
            takes: PlanEntryBody.self,
            gives: OperatorPlanBody.self,
            status: 201
        ) { call in
            let entry = try await call.body(PlanEntryBody.self).entry()
            let made = try await plans.create(entry, by: call.caller)
            return .created(OperatorPlanBody(made), at: "/api/operator/plans/\(made.plan.id)")
        }
    }

    private var change: Route {
        Route(
            .patch,
            "/api/operator/plans/{id}",
            access: .operator,
            summary: "Change a plan",
            takes: PlanEntryBody.self,
            gives: OperatorPlanBody.self
        ) { call in
            let entry = try await call.body(PlanEntryBody.self).entry()
            return .json(OperatorPlanBody(try await plans.change(call.id("id"), entry, by: call.caller)))
        }
    }

    private var retire: Route {
        Route(
            .put,
            "/api/operator/plans/{id}/retirement",
            access: .operator,
            summary: "Offer a plan no more; whoever has it keeps it",
            gives: OperatorPlanBody.self
        ) { call in
            .json(OperatorPlanBody(try await plans.retire(call.id("id"), by: call.caller)))
        }
    }

    private var subscriptions: Route {
        Route(
            .get,
            "/api/operator/subscriptions",
            access: .operator,
            summary: "Who is on which plan",
            query: [
                QueryParameter("state", "Only those in this state"), QueryParameter("plan", "Only those on this plan"),
            ] + .page,
            gives: Page<PlacedBody>.self
        ) { call in
            let page = try call.page
            let fetched = try await plans.subscriptions(
                state: call.query("state", "a subscription's state") { SubscriptionState(rawValue: $0) },
                plan: call.queryID("plan"),
                after: page.after?.id(0),
                limit: page.limit + 1
            )
            return .json(Page(fetched: fetched, page: page, cursor: { Cursor($0.workspace) }, item: PlacedBody.init))
        }
    }

    private var place: Route {
        Route(
            .put,
            "/api/operator/subscriptions/{workspaceId}",
            access: .operator,
            summary: "Put a workspace on a plan",
            takes: PlacementBody.self,
            gives: PlacedBody.self
        ) { call in
            let body = try await call.body(PlacementBody.self)
            let placed = try await plans.place(
                call.id("workspaceId"),
                PlanService.Placement(
                    plan: body.planId,
                    state: body.state,
                    trialEndsAt: body.trialEndsAt,
                    reason: body.reason
                ),
                by: call.caller
            )
            return .json(PlacedBody(placed))
        }
    }

    private var release: Route {
        Route(
            .delete,
            "/api/operator/subscriptions/{workspaceId}",
            access: .operator,
            summary: "Take a workspace off its plan: everything is unlimited again"
        ) { call in
            try await plans.release(call.id("workspaceId"), reason: call.query("reason") ?? "", by: call.caller)
            return .noContent
        }
    }
}
