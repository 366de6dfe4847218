import Invoices
import NIOCore
import Primitives
import Routes

/// `/api/plans` and `/api/subscription`: what a workspace has and may have.
struct SubscriptionRoutes: Sendable {
    let subscriptions: SubscriptionService

    var routes: [Route] { [plans, show, preview, change, pay, cancel, resume] }

    private var plans: Route {
        Route(
            .get,
            "/api/plans",
            access: .permission(.viewBilling),
            summary: "The plans that can be chosen here",
            gives: Page<PlanBody>.self
        ) { call in
            let (plans, currency) = try await subscriptions.plans(for: call.caller.workspace)
            return .json(Page(items: plans.map { PlanBody($0, currency: currency) }))
        }
    }

    private var show: Route {
        Route(
            .get,
            "/api/subscription",
            access: .permission(.viewBilling),
            summary: "The workspace's plan, and how much of it is used",
            gives: SubscriptionBody.self
        ) { call in
            .json(SubscriptionBody(try await subscriptions.show(call.caller.workspace)))
        }
    }

    private var preview: Route {
        Route(
            .get,
            "/api/subscription/preview",
            access: .permission(.viewBilling),
            summary: "What another plan would cost, and when it would be in force",
            query: [
                QueryParameter("plan", "A plan's identity"), QueryParameter("interval", "month or year"),
                QueryParameter("extraMembers", "How many more members than the plan has; 0 when left out"),
                QueryParameter("extraChannels", "The same for channels"),
            ],
            gives: OfferBody.self
        ) { call in
            let plan: PlanID? = try call.queryID("plan")
            guard let plan else { throw Problem.badParameter("plan", "is missing") }
            let term = try call.query("interval", "month or year") { PlanTerm(rawValue: $0) }
            func count(_ name: String) throws -> Int64 {
                try call.query(name, "a whole number") { Int64($0) } ?? 0
            }
            let wish = SubscriptionService.Wish(
                plan: plan,
                term: term ?? .month,
                extraMembers: try count("extraMembers"),
                extraChannels: try count("extraChannels")
            )
            return .json(OfferBody(try await subscriptions.preview(wish, in: call.caller.workspace)))
        }
    }

    private var change: Route {
        Route(
            .put,
            "/api/subscription",
            access: .permission(.manageBilling),
            summary: "Choose a plan; what is due for it is paid first",
            takes: SubscriptionWishBody.self,
            gives: SubscriptionBody.self
        ) { call in
            let body = try await call.body(SubscriptionWishBody.self)
            let shown = try await subscriptions.change(
                to: body.wish,
                gateway: body.gateway,
                returnPath: body.returnURL,
                by: call.caller,
                logger: call.logger
            )
            return .json(SubscriptionBody(shown))
        }
    }

    private var pay: Route {
        Route(
            .put,
            "/api/subscription/payment",
            access: .permission(.manageBilling),
            summary: "Begin to pay the next period: opens the gateway's page",
            takes: SubscriptionPaymentBody.self,
            gives: SubscriptionBody.self
        ) { call in
            let body = try await call.body(SubscriptionPaymentBody.self)
            let shown = try await subscriptions.pay(
                gateway: body.gateway,
                returnPath: body.returnURL,
                by: call.caller,
                logger: call.logger
            )
            return .json(SubscriptionBody(shown))
        }
    }

    private var cancel: Route {
        Route(
            .put,
            "/api/subscription/cancellation",
            access: .permission(.manageBilling),
            summary: "End the plan with the period that runs",
            takes: CancellationBody.self,
            needsBody: false,
            gives: SubscriptionBody.self
        ) { call in
            let isEmpty = try await call.rawBody().readableBytes == 0
            let reason = isEmpty ? nil : try await call.body(CancellationBody.self).reason
            return .json(SubscriptionBody(try await subscriptions.cancel(reason: reason, by: call.caller)))
        }
    }

    private var resume: Route {
        Route(
            .delete,
            "/api/subscription/cancellation",
            access: .permission(.manageBilling),
            summary: "Go on with a plan that was cancelled",
            gives: SubscriptionBody.self
        ) { call in
            .json(SubscriptionBody(try await subscriptions.resume(by: call.caller)))
        }
    }
}
