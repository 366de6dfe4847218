import Invoices
import Primitives
import Routes

/// `/api/billing/auto-top-up`: buying by rule.
struct AutoTopUpRoutes: Sendable {
    private let service: AutoTopUpService
    private let mandates: MandateService

    init(tools: PaymentTools) {
        service = AutoTopUpService(tools: tools)
        mandates = MandateService(tools: tools)
    }

    private static let path = "/api/billing/auto-top-up"

    var routes: [Route] { [show, change, authorise, end] }

    private var show: Route {
        Route(
            .get,
            Self.path,
            access: .permission(.viewBilling),
            summary: "When points are bought without anybody asking, and where that stands",
            gives: AutoTopUpBody.self
        ) { call in .json(AutoTopUpBody(try await service.find(call.caller.workspace))) }
    }

    private var change: Route {
        Route(
            .put,
            Self.path,
            access: .permission(.manageBilling),
            summary: "Set the rule; what had failed or stopped begins anew",
            takes: NewAutoTopUpBody.self,
            gives: AutoTopUpBody.self
        ) { call in
            let body = try await call.body(NewAutoTopUpBody.self)
            return .json(AutoTopUpBody(try await service.set(body.entry, by: call.caller)))
        }
    }

    private var authorise: Route {
        Route(
            .post,
            Self.path + "/mandate",
            access: .permission(.manageBilling),
            summary: "Open the gateway's page on which the customer allows charges",
            takes: NewMandateBody.self,
            gives: AutoTopUpBody.self
        ) { call in
            let body = try await call.body(NewMandateBody.self)
            try await mandates.authorise(
                gateway: body.gateway,
                returnPath: body.returnURL,
                by: call.caller,
                logger: call.logger
            )
            return .json(AutoTopUpBody(try await service.find(call.caller.workspace)))
        }
    }

    private var end: Route {
        Route(
            .delete,
            Self.path + "/mandate",
            access: .permission(.manageBilling),
            summary: "Give up what was allowed: from then on top-ups are paid by link",
            gives: AutoTopUpBody.self
        ) { call in
            try await mandates.end(by: call.caller)
            return .json(AutoTopUpBody(try await service.find(call.caller.workspace)))
        }
    }
}

struct NewAutoTopUpBody: Codable, Sendable {
    let enabled: Bool
    /// Points as decimal strings.
    let below: String
    let points: String
    let monthMax: String?
    let gateway: String?

    var entry: AutoTopUpEntry {
        AutoTopUpEntry(enabled: enabled, below: below, points: points, monthMax: monthMax, gateway: gateway)
    }
}

struct NewMandateBody: Codable, Sendable {
    let gateway: String
    /// A path of this server; the rule's own page when left out.
    let returnURL: String?
}

struct AutoTopUpBody: Codable, Sendable {
    let enabled: Bool
    let below: Points
    let points: Points
    let monthMax: Points?
    /// Points that it bought, or is buying, in the workspace's month.
    let monthUsed: Points
    let gateway: GatewayID?
    let mandate: MandateBody
    let state: AutoTopUp.State
    let lastAt: Timestamp?
    let nextTryAt: Timestamp?
    let failure: Payment.Failure?
    let paymentId: PaymentID?

    enum MandateState: String, Codable, Sendable, CaseIterable {
        case none, pending, active, ended
    }

    struct MandateBody: Codable, Sendable {
        let state: MandateState
        let label: String?
        /// While it can be allowed. The test gateway's is a path of this server.
        let authorisationURL: String?
        /// Those that can be allowed to charge.
        let gateways: [TermsBody.GatewayBody]
    }

    init(_ shown: AutoTopUpService.Shown) {
        let top = shown.top
        enabled = top.plan.isEnabled
        below = top.plan.below
        points = top.plan.points
        monthMax = top.plan.monthMax
        monthUsed = shown.used
        gateway = top.plan.gateway
        mandate = MandateBody(
            state: shown.mandate.flatMap { MandateState(rawValue: $0.state.rawValue) } ?? .none,
            label: shown.mandate?.label,
            authorisationURL: shown.mandate.flatMap { $0.state == .pending ? $0.authorisationURL : nil },
            gateways: shown.gateways.map { TermsBody.GatewayBody(id: $0, name: $0.name) }
        )
        state = shown.state
        lastAt = top.lastAt
        nextTryAt = top.announced?.chargeAt ?? top.nextTryAt
        failure = top.failure
        paymentId = top.payment
    }
}
