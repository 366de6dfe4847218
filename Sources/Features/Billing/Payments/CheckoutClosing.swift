import Jobs
import Primitives
import Storage

/// The job that closes the page of a payment that is over, so that nobody pays on it any more. What is paid all the same,
/// since the two cross, is heard of and credited.
///
/// A payment may end before the gateway has named its page: whoever writes the name then closes it (`name`).
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
        // One that runs at this moment may have read the payment before it had a name: it runs again.
        try JobStore(transaction, ambient: tools.ambient).set(
            NewJob(
                workspace: payment.workspace,
                kind: Self.kind,
                key: "\(payment.id)",
                runAt: tools.ambient.now(),
                payload: "{}"
            )
        )
    }

    /// Writes what the gateway calls a payment, and its page; of a payment that is over, the page is closed.
    ///
    /// - Returns: the payment as it is now, locked.
    @discardableResult
    func name(_ payment: Payment, _ reference: String, page: String? = nil, _ transaction: Transaction) throws
        -> Payment
    {
        let store = PaymentStore(transaction, in: payment.workspace)
        _ = try store.lock(payment.id)
        try store.set("reference = \(reference)", of: payment.id)
        if let page { try store.set("checkout_url = \(page)", of: payment.id) }
        let named = try store.lock(payment.id)
        if named.state.isClosed || named.state == .captured { try enqueue(named, transaction) }
        return named
    }
}
