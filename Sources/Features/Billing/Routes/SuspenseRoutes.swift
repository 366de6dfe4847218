import Invoices
import Primitives
package import Routes

/// `/api/operator/suspense`: money that waits for the operator.
struct SuspenseRoutes: Sendable {
    private let service: SuspenseService

    init(_ service: SuspenseService) {
        self.service = service
    }

    var routes: [Route] { [list, resolve] }

    struct ItemBody: Codable, Sendable {
        let id: SuspenseID
        let at: Timestamp
        let workspaceId: WorkspaceID
        let workspaceName: String
        let paymentId: PaymentID?
        let gateway: GatewayID
        let gatewayPayment: String?
        let reason: SuspenseReason
        /// What has happened, in words.
        let words: String
        let amount: MoneyBody
        /// A refund that was decided stays in the list of what is open until the gateway has sent the money.
        let resolution: ResolutionBody?
        /// What may be decided. A refund that is under way may be asked for again.
        let may: [SuspenseDecision.Kind]

        struct ResolutionBody: Codable, Sendable {
            let `as`: SuspenseDecision.Kind
            let reason: String
            let by: String
            let at: Timestamp
        }

        init(_ shown: SuspenseService.Shown) {
            let money = shown.money
            id = money.id
            at = money.at
            workspaceId = money.workspace
            workspaceName = shown.workspaceName
            paymentId = money.payment
            gateway = money.gateway
            gatewayPayment = money.capture.name
            reason = money.reason
            words = money.reason.words
            amount = MoneyBody(money.capture.amount)
            resolution = money.decision.map {
                ResolutionBody(as: $0.kind, reason: $0.reason, by: $0.by, at: $0.at)
            }
            may = shown.may
        }
    }

    struct DecisionBody: Codable, Sendable {
        let `as`: SuspenseDecision.Kind
        let reason: String
    }

    private var list: Route {
        Route(
            .get,
            "/api/operator/suspense",
            access: .operator,
            summary: "Money that came and was not credited, of all workspaces",
            query: [QueryParameter("state", "open (the oldest first) or resolved (the newest first)")] + .page,
            gives: Page<ItemBody>.self
        ) { call in
            let page = try call.page
            let isOpen = try call.query("state", "open or resolved") { ["open": true, "resolved": false][$0] }
            let fetched = try await service.page(
                isOpen: isOpen ?? true,
                after: page.after?.id(0),
                limit: page.limit + 1
            )
            return .json(Page(fetched: fetched, page: page, cursor: { Cursor($0.money.id) }, item: ItemBody.init))
        }
    }

    private var resolve: Route {
        Route(
            .put,
            "/api/operator/suspense/{id}/resolution",
            access: .operator,
            summary: "Decide what becomes of it: credit its points, send it back, or record how it was settled",
            takes: DecisionBody.self,
            gives: ItemBody.self
        ) { call in
            let body = try await call.body(DecisionBody.self)
            let shown = try await service.resolve(
                call.id("id"),
                as: body.as,
                reason: body.reason,
                by: call.caller.operatorName
            )
            return .json(ItemBody(shown))
        }
    }
}

extension SuspenseError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .notFound:
            Problem("suspense-not-found", status: 404, title: "No such money", detail: Said(description))
        case .resolved(let kind):
            Problem(
                "already-resolved",
                status: 409,
                title: "It was decided before",
                detail: Said(description),
                facts: ["as": kind.rawValue]
            )
        case .notPossible: .invalid(.init(field: "as", detail: description))
        case .badReason: .invalid(.init(field: "reason", detail: description))
        }
    }
}
