import Invoices
import Primitives
import Routes

/// `/api/payments`: buying points.
struct PaymentRoutes: Sendable {
    private let payments: PaymentService

    init(_ payments: PaymentService) {
        self.payments = payments
    }

    var routes: [Route] { [list, create, show, cancel, check] }

    private var list: Route {
        Route(
            .get,
            "/api/payments",
            access: .permission(.viewBilling),
            summary: "Payments, the newest first",
            query: [QueryParameter("state", "Only those in this state")] + .page,
            gives: Page<PaymentBody>.self
        ) { call in
            let page = try call.page
            let state = try call.query("state", "a payment's state") { PaymentState(rawValue: $0) }
            let fetched = try await payments.page(
                call.caller.workspace,
                state: state,
                after: page.after?.id(0),
                limit: page.limit + 1
            )
            return .json(Page(fetched: fetched, page: page, cursor: { Cursor($0.payment.id) }, item: PaymentBody.init))
        }
    }

    private var create: Route {
        Route(
            .post,
            "/api/payments",
            access: .permission(.manageBilling),
            summary: "Begin to buy points: opens the gateway's page",
            takes: NewPaymentBody.self,
            gives: PaymentBody.self,
            status: 201
        ) { call in
            let body = try await call.body(NewPaymentBody.self)
            let made = try await payments.create(
                points: body.points,
                gateway: body.gateway,
                returnPath: body.returnURL,
                by: call.caller,
                logger: call.logger
            )
            return .created(PaymentBody(made), at: "/api/payments/\(made.payment.id)")
        }
    }

    private var show: Route {
        Route(
            .get,
            "/api/payments/{id}",
            access: .permission(.viewBilling),
            summary: "One payment",
            gives: PaymentBody.self
        ) { call in
            .json(PaymentBody(try await payments.find(call.id("id"), in: call.caller.workspace)))
        }
    }

    private var cancel: Route {
        Route(
            .put,
            "/api/payments/{id}/cancellation",
            access: .permission(.manageBilling),
            summary: "Give up a pending payment",
            gives: PaymentBody.self
        ) { call in
            .json(PaymentBody(try await payments.cancel(call.id("id"), by: call.caller)))
        }
    }

    private var check: Route {
        Route(
            .put,
            "/api/payments/{id}/check",
            access: .permission(.manageBilling),
            summary: "Ask the gateway now what has become of a payment",
            gives: PaymentBody.self
        ) { call in
            .json(PaymentBody(try await payments.check(call.id("id"), in: call.caller.workspace)))
        }
    }
}
