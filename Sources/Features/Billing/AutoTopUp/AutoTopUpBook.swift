import Events
import Jobs
import Primitives
import Storage

/// Changes where a workspace's rule stands, inside one transaction.
struct AutoTopUpBook {
    /// The page of the web client.
    static let page = "/credits/auto-top-up"

    let tools: PaymentTools
    let transaction: Transaction
    let workspace: WorkspaceID

    init(tools: PaymentTools, in workspace: WorkspaceID, _ transaction: Transaction) {
        self.tools = tools
        self.workspace = workspace
        self.transaction = transaction
    }

    private var store: AutoTopUpStore { AutoTopUpStore(transaction, in: workspace) }
    private var news: AutoTopUpNews { AutoTopUpNews(tools: tools, workspace: workspace, transaction: transaction) }
    private var now: Timestamp { tools.ambient.now() }

    /// Something became of a payment, whose lock the caller holds.
    func heard(_ payment: Payment) throws {
        guard payment.state != .pending, payment.state != .suspense, var top = try store.lock() else { return }
        let before = top
        if payment.state == .captured {
            // Whoever bought by hand has seen to it: what had failed is forgotten.
            if top.payment == payment.id || top.payment == nil { top.announced = nil }
            top.rearm()
            if try store.origin(of: payment.id).isAutomatic { top.lastAt = now }
            if top.payment == payment.id { top.payment = nil }
        } else {
            guard top.payment == payment.id else { return }
            top.fail(payment.failure ?? Self.failure(payment.state), at: now)
            if top.failures >= AutoTopUpRule.failuresMax { try stop(&top) }
        }
        guard top != before else { return }
        try save(top)
        try look(at: top.nextTryAt ?? now)
    }

    func stop(_ top: inout AutoTopUp) throws {
        top.stoppedAt = now
        top.nextTryAt = nil
        top.announced = nil
        try news.stopped(top.failure)
    }

    /// A try that came to nothing before there was a payment.
    func fail(_ top: AutoTopUp, _ failure: Payment.Failure) throws {
        var top = top
        top.fail(failure, at: now)
        if top.failures >= AutoTopUpRule.failuresMax { try stop(&top) }
        try save(top)
    }

    func save(_ top: AutoTopUp, by actor: String? = nil) throws {
        try store.save(top, by: actor, at: now)
        try changed()
    }

    /// `auto-top-up.changed`.
    func changed() throws {
        let state = try store.find()?.state(at: now) ?? .off
        try tools.events.append(
            NewEvent(
                workspace: workspace,
                kind: "auto-top-up.changed",
                subject: "\(workspace)",
                payload: "{\"state\":\"\(state.rawValue)\"}"
            ),
            in: transaction
        )
    }

    func lookNow() throws { try look(at: now) }

    /// The rule is asked then, and hourly: one job for a workspace, whatever happens.
    func look(at moment: Timestamp) throws {
        try AutoTopUpJob.look(in: workspace, at: moment, ambient: tools.ambient, transaction)
    }

    private static func failure(_ state: PaymentState) -> Payment.Failure {
        switch state {
        case .expired: Payment.Failure(code: "not-paid", detail: "Nobody paid in time.")
        case .cancelled: Payment.Failure(code: "cancelled", detail: "The payment was cancelled.")
        default: Payment.Failure(code: "failed", detail: "The gateway did not take it.")
        }
    }
}
