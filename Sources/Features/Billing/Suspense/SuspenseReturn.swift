import Jobs
import Primitives
import Storage

/// The job that sends money back which was set aside: by the operator's word, or by the setting `late-capture`.
struct SuspenseReturn: Sendable {
    static let kind = "billing.return"

    let tools: PaymentTools

    var handler: JobHandler {
        // Money that is not ours: hours of trying, then a dead letter that the operator sees, and may decide anew.
        JobHandler(kind: Self.kind, attemptsMax: 20) { try await run($0) }
    }

    /// Nothing happens while one is at work.
    func enqueue(_ id: SuspenseID, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        try JobStore(transaction, ambient: tools.ambient).enqueue(
            NewJob(workspace: workspace, kind: Self.kind, key: "\(id)", runAt: tools.ambient.now(), payload: "{}")
        )
    }

    private func run(_ job: Job) async throws {
        guard let id = SuspenseID(job.key), let (money, payment) = try await find(id, in: job.workspace) else { return }
        let request = RefundRequest(
            key: "\(money.id)",
            reference: payment.reference,
            gatewayPayment: money.capture.name,
            amount: money.capture.amount,
            reason: money.decision?.reason ?? ""
        )
        let report = try await ask(tools.gateways.find(money.gateway), request)
        try await tools.database.write { transaction in
            // The webhook may have been faster.
            _ = try PaymentStore(transaction, in: job.workspace).lock(money.payment)
            let book = SuspenseBook(tools: tools, in: job.workspace, transaction)
            let now = tools.ambient.now()
            switch report.state {
            case .done: try book.done(money.id, "refunded")
            case .pending:
                let age = now - (money.decision?.at ?? money.at)
                return try job.lease.postpone(until: now + min(max(.minutes(1), age), .hours(6)), in: transaction)
            // The money is still here: the row waits for the operator.
            case .failed(let words): try book.cameToNothing(money.id, words)
            }
            try job.lease.complete(in: transaction)
        }
    }

    private func find(_ id: SuspenseID, in workspace: WorkspaceID) async throws -> (Suspense, Payment)? {
        try await tools.database.read { transaction in
            guard let money = try SuspenseStore(transaction, in: workspace).find(id), money.resolvedAt == nil,
                money.decision?.kind == .refund,
                let payment = try PaymentStore(transaction, in: workspace).find(money.payment)
            else { return nil }
            return (money, payment)
        }
    }

    private func ask(_ gateway: Gateway, _ request: RefundRequest) async throws -> RefundReport {
        // Looked for first: a gateway may repeat its first answer, "pending", for as long as it is asked with one key.
        if let known = try await gateway.findRefund(nil, request) { return known }
        do {
            return try await gateway.refund(request)
        } catch GatewayError.refused(_, let words) {
            // "Refunded already" is a refusal too, after an answer that was lost.
            if let known = try await gateway.findRefund(nil, request) { return known }
            return RefundReport(
                name: request.key,
                key: request.key,
                gatewayPayment: request.gatewayPayment,
                amount: request.amount,
                state: .failed("The gateway refused: \(words)")
            )
        }
    }
}
