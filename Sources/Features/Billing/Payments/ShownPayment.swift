import Primitives
import Storage

/// A payment with what went back of it, what came and does not fit it, and what a bank asks.
package struct ShownPayment: Sendable {
    package let payment: Payment
    package let refunds: [Refund]
    /// The oldest first.
    package let setAside: [Suspense]
    /// The newest; `nil` when nobody ever asked.
    package let dispute: Dispute?

    init(_ payment: Payment, in transaction: Transaction) throws {
        self.payment = payment
        let store = RefundStore(transaction, in: payment.workspace)
        refunds = try store.list(of: payment.id, currency: payment.total.currency)
        setAside = try SuspenseStore(transaction, in: payment.workspace).list(of: payment.id)
        dispute = try DisputeStore(transaction, in: payment.workspace).list(of: payment.id).last
    }
}
