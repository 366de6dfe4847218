import Credits
import Invoices
import Primitives
import Routes

/// `/api/payments/{id}/refunds`: sending money back.
struct RefundRoutes: Sendable {
    private let refunds: RefundService

    init(_ refunds: RefundService) {
        self.refunds = refunds
    }

    var routes: [Route] { [preview, refund] }

    private var preview: Route {
        Route(
            .get,
            "/api/payments/{id}/refund-preview",
            access: .permission(.manageBilling),
            summary: "What a refund would take from the wallet",
            query: [QueryParameter("amount", "In the payment's currency, with tax, for example 59.00")],
            gives: RefundPreviewBody.self
        ) { call in
            let preview = try await refunds.preview(
                call.id("id"),
                amount: call.query("amount") ?? "",
                in: call.caller.workspace
            )
            return .json(
                RefundPreviewBody(
                    amount: MoneyBody(preview.plan.amount),
                    points: preview.plan.points,
                    taken: preview.clawBack.taken,
                    debt: preview.clawBack.debt,
                    locks: preview.locks,
                    relief: preview.relief.map { .init(until: "\($0.until)", isOver: $0.isOver) }
                )
            )
        }
    }

    private var refund: Route {
        Route(
            .post,
            "/api/payments/{id}/refunds",
            access: .permission(.manageBilling),
            summary: "Send money back, and take its points",
            takes: NewRefundBody.self,
            gives: PaymentBody.self,
            status: 201
        ) { call in
            let body = try await call.body(NewRefundBody.self)
            let id: PaymentID = try call.id("id")
            let shown = try await refunds.refund(
                id,
                amount: body.amount.amount,
                currency: body.amount.currency,
                reason: body.reason,
                by: call.caller
            )
            return .created(PaymentBody(shown), at: "/api/payments/\(id)")
        }
    }
}
