import Jobs
import Primitives
import Storage

/// The job that has a gateway send money back, and asks until it knows what became of it.
///
/// The refund's own identity goes along as the gateway's idempotency key: asked again after a lost answer, nothing is sent
/// twice. Gateways know a key for a day only (`ChargeJob.askFor`); what is older is looked for before it is asked again.
struct RefundJob: Sendable {
    static let kind = "billing.refund"

    let tools: PaymentTools

    var handler: JobHandler {
        // About four days of trying. A dead letter leaves the refund pending, for the operator to see.
        JobHandler(kind: Self.kind, attemptsMax: 100) { try await run($0) }
    }

    func enqueue(_ id: RefundID, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        try JobStore(transaction, ambient: tools.ambient).enqueue(
            NewJob(workspace: workspace, kind: Self.kind, key: "\(id)", runAt: tools.ambient.now(), payload: "{}")
        )
    }

    private func run(_ job: Job) async throws {
        guard let id = RefundID(job.key), let (refund, payment) = try await find(id, in: job.workspace),
            refund.state == .pending, let gatewayPayment = payment.gatewayPayment
        else { return }
        let gateway = try await tools.gateways.find(payment.gateway)
        let request = RefundRequest(
            key: "\(id)",
            reference: payment.reference,
            gatewayPayment: gatewayPayment,
            amount: refund.plan.amount,
            reason: refund.reason
        )
        let report = try await ask(gateway, request, refund)
        try await tools.database.write { transaction in
            let locked = try PaymentStore(transaction, in: job.workspace).lock(payment.id)
            let current = try RefundStore(transaction, in: job.workspace)
                .find(id, currency: payment.total.currency)
            if let current { _ = try RefundBook(tools: tools, transaction).settle(current, report, of: locked) }
            guard report.state == .pending else { return try job.lease.complete(in: transaction) }
            // Days, at some banks; a webhook usually tells first.
            let age = tools.ambient.now() - refund.createdAt
            let pause = min(max(.minutes(1), age), .hours(6))
            try job.lease.postpone(until: tools.ambient.now() + pause, in: transaction)
        }
    }

    private func ask(_ gateway: Gateway, _ request: RefundRequest, _ refund: Refund) async throws -> RefundReport {
        let name = refund.gatewayRefund
        let isOld = tools.ambient.now() - refund.createdAt >= ChargeJob.askFor
        if name != nil || isOld, let report = try await look(gateway, name, request) { return report }
        do {
            return try await gateway.refund(request)
        } catch GatewayError.refused(_, let words) {
            // "Refunded already" is a refusal too: an earlier asking, whose answer was lost, may have sent the money.
            if let report = try await look(gateway, nil, request) { return report }
            // The gateway has taken it on before: only it can say that it failed.
            guard name == nil else { throw GatewayError.unreachable(words) }
            return RefundReport(
                name: request.key,
                key: request.key,
                gatewayPayment: request.gatewayPayment,
                amount: request.amount,
                state: .failed("The gateway refused: \(words)")
            )
        }
    }

    /// A question that is refused says nothing of the money: it is asked again.
    private func look(_ gateway: Gateway, _ name: String?, _ request: RefundRequest) async throws -> RefundReport? {
        do {
            return try await gateway.findRefund(name, request)
        } catch GatewayError.refused(let status, let words) {
            throw GatewayError.unreachable("status \(status): \(words)")
        }
    }

    private func find(_ id: RefundID, in workspace: WorkspaceID) async throws -> (Refund, Payment)? {
        try await tools.database.read { transaction in
            let store = RefundStore(transaction, in: workspace)
            guard let owner = try store.payment(of: id),
                let payment = try PaymentStore(transaction, in: workspace).find(owner),
                let refund = try store.find(id, currency: payment.total.currency)
            else { return nil }
            return (refund, payment)
        }
    }
}
