import Credits
import Invoices
import Jobs
import Primitives
import Routes
import Storage
import Workspaces

/// The job that asks the rule: hourly, and whenever the balance crosses its line. There is one for a workspace that has the
/// rule switched on.
struct AutoTopUpJob: Sendable {
    static let kind = "billing.auto-top-up"
    private static let key = "rule"
    private static let interval: Duration = .hours(1)

    let tools: PaymentTools

    var handler: JobHandler {
        JobHandler(kind: Self.kind, attemptsMax: 1_000_000) { try await run($0) }
    }

    /// Whether or not the job is there, it runs then.
    static func look(
        in workspace: WorkspaceID,
        at moment: Timestamp,
        ambient: Ambient,
        _ transaction: Transaction
    ) throws {
        try JobStore(transaction, ambient: ambient).set(
            NewJob(workspace: workspace, kind: kind, key: key, runAt: moment, payload: "{}")
        )
    }

    private func run(_ job: Job) async throws {
        try await tools.database.write { transaction in
            let next = try AutoTopUpStep(tools: tools, in: job.workspace, transaction).run()
            guard let next else { return try job.lease.complete(in: transaction) }
            let now = tools.ambient.now()
            try job.lease.postpone(until: max(min(next, now + Self.interval), now + .seconds(1)), in: transaction)
        }
    }
}

/// The one look of the rule, in one transaction: what is known, what is decided, what is written.
struct AutoTopUpStep {
    let tools: PaymentTools
    let transaction: Transaction
    let workspace: WorkspaceID

    init(tools: PaymentTools, in workspace: WorkspaceID, _ transaction: Transaction) {
        self.tools = tools
        self.workspace = workspace
        self.transaction = transaction
    }

    private var store: AutoTopUpStore { AutoTopUpStore(transaction, in: workspace) }
    private var book: AutoTopUpBook { AutoTopUpBook(tools: tools, in: workspace, transaction) }
    private var news: AutoTopUpNews { AutoTopUpNews(tools: tools, workspace: workspace, transaction: transaction) }
    private var now: Timestamp { tools.ambient.now() }

    /// - Returns: when to look again at the latest; `nil` when the rule is switched off.
    func run() throws -> Timestamp? {
        guard let top = try store.lock(), top.plan.isEnabled else { return nil }
        guard top.payment == nil, top.stoppedAt == nil else { return .distant }
        let offer: AutoTopUpOffer
        do {
            offer = try AutoTopUpOffer(top.plan, in: workspace, tools, transaction)
        } catch let error as BillingError {
            // Not set up, or not any more. Only a need makes it a failure.
            return try cannotBuy(top, error)
        }
        let decision = try rule(top, offer).decide(at: now)
        try carryOut(decision, top, offer)
        return try store.find().map { $0.announced?.chargeAt ?? $0.nextTryAt ?? .distant }
    }

    private func rule(_ top: AutoTopUp, _ offer: AutoTopUpOffer) throws -> AutoTopUpRule {
        AutoTopUpRule(
            plan: top.plan,
            available: try tools.credits.ledger(in: transaction).wallet(workspace).available,
            emptyAt: try tools.credits.forecast(workspace, in: transaction)?.earliest,
            used: try store.used(since: offer.month.from),
            isInFlight: top.payment != nil,
            failures: top.failures,
            nextTryAt: top.nextTryAt,
            isStopped: top.stoppedAt != nil,
            means: offer.means,
            total: offer.split.total,
            announced: top.announced
        )
    }

    private func carryOut(_ decision: AutoTopUpRule.Decision, _ top: AutoTopUp, _ offer: AutoTopUpOffer) throws {
        var top = top
        switch decision {
        case .nothing: return
        case .withdraw: top.announced = nil
        case .capped:
            top.announced = nil
            try news.capped(top.plan, month: offer.month.from)
        case .announce(let announced):
            top.announced = announced
            try news.announced(top.plan, announced, offer.mandate)
        case .stop: try book.stop(&top)
        case .charge, .sendLink:
            top.announced = nil
            top.payment = try begin(offer, by: decision == .charge ? offer.mandate : nil)
        }
        guard top != (try store.find()) else { return }
        try book.save(top)
    }

    /// An ordinary payment, on disk before the gateway hears of it.
    private func begin(_ offer: AutoTopUpOffer, by mandate: Mandate?) throws -> PaymentID {
        let id: PaymentID = tools.ambient.id()
        let new = NewPayment(
            id: id,
            workspace: workspace,
            points: offer.points,
            split: offer.split,
            supplier: offer.supplier,
            recipient: offer.recipient,
            gateway: mandate?.gateway ?? offer.gateway.id,
            createdBy: "auto-top-up",
            createdAt: now,
            expiresAt: now + (mandate == nil ? ChargeJob.linkFor : ChargeJob.debitFor)
        )
        try PaymentStore(transaction, in: workspace).insert(new)
        try store.insert(id, mandate: mandate?.id, at: now)
        try AuditLog(ambient: tools.ambient).record(
            "payments.created",
            subject: "\(id)",
            detail: "\(offer.points) points by the rule, \(mandate == nil ? "by link" : "by mandate")",
            by: "auto-top-up",
            of: workspace,
            in: transaction
        )
        let payment = try PaymentStore(transaction, in: workspace).lock(id)
        try PaymentNews(tools: tools, transaction: transaction).changed(payment)
        try PaymentWatch(tools: tools).start(payment, transaction)
        try ChargeJob(tools: tools).enqueue(id, in: workspace, transaction)
        return id
    }

    private func cannotBuy(_ top: AutoTopUp, _ error: BillingError) throws -> Timestamp {
        let available = try tools.credits.ledger(in: transaction).wallet(workspace).available
        guard available <= top.plan.below, top.nextTryAt.map({ $0 <= now }) ?? true else {
            return top.nextTryAt ?? .distant
        }
        let problem = error.problem
        try book.fail(top, Payment.Failure(code: problem.code, detail: problem.detail ?? problem.title))
        return try store.find()?.nextTryAt ?? .distant
    }
}

extension Timestamp {
    /// Later than anything that is waited for.
    static let distant = Timestamp(seconds: 253_402_300_799)
}
