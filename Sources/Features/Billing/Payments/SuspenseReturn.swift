import Jobs
import Primitives
import Storage

/// The job that sends money back which came for a closed payment, where the operator has chosen that.
struct SuspenseReturn: Sendable {
    static let kind = "billing.return"

    let tools: PaymentTools

    var handler: JobHandler {
        // Money that is not ours: hours of trying, then a dead letter that the operator sees.
        JobHandler(kind: Self.kind, attemptsMax: 20) { try await run($0) }
    }

    func enqueue(_ id: SuspenseID, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        try JobStore(transaction, ambient: tools.ambient).enqueue(
            NewJob(workspace: workspace, kind: Self.kind, key: "\(id)", runAt: tools.ambient.now(), payload: "{}")
        )
    }

    private func run(_ job: Job) async throws {
        guard let id = SuspenseID(job.key) else { return }
        let found = try await tools.database.read { transaction -> (Suspense, Payment)? in
            guard let money = try SuspenseStore(transaction, in: job.workspace).find(id), money.resolution == nil,
                let payment = try PaymentStore(transaction, in: job.workspace).find(money.payment)
            else { return nil }
            return (money, payment)
        }
        guard let (money, payment) = found else { return }
        let request = RefundRequest(
            key: "\(money.id)",
            reference: payment.reference,
            gatewayPayment: money.capture.name,
            amount: money.capture.amount,
            reason: "Paid after the payment was closed"
        )
        let gateway = try await tools.gateways.find(money.gateway)
        // Looked for first: a gateway may repeat its first answer, "pending", for as long as it is asked with one key.
        let known = try await gateway.findRefund(nil, request)
        let report = if let known { known } else { try await gateway.refund(request) }
        try await tools.database.write { transaction in
            let now = tools.ambient.now()
            switch report.state {
            case .done: try SuspenseStore(transaction, in: job.workspace).resolve(id, "refunded", at: now)
            case .pending:
                let age = now - money.at
                return try job.lease.postpone(until: now + min(max(.minutes(1), age), .hours(6)), in: transaction)
            // The money is still here: the row waits for the operator.
            case .failed: break
            }
            try job.lease.complete(in: transaction)
        }
    }
}
