import Jobs
import Primitives
import Storage

/// The job that closes a cancelled payment's page at the gateway, so that nobody pays on it any more. What is paid all the
/// same, since the two cross, is heard of and credited.
struct CheckoutClosing: Sendable {
    static let kind = "billing.close"

    let tools: PaymentTools

    var handler: JobHandler {
        JobHandler(kind: Self.kind) { job in
            guard let id = PaymentID(job.key) else { return }
            let payment = try await tools.database.read { try PaymentStore($0, in: job.workspace).find(id) }
            guard let payment, let reference = payment.reference else { return }
            try await tools.gateways.find(payment.gateway).close(reference)
        }
    }

    func enqueue(_ payment: Payment, _ transaction: Transaction) throws {
        try JobStore(transaction, ambient: tools.ambient).enqueue(
            NewJob(
                workspace: payment.workspace,
                kind: Self.kind,
                key: "\(payment.id)",
                runAt: tools.ambient.now(),
                payload: "{}"
            )
        )
    }
}
