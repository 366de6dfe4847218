import Primitives
import Storage

/// A payment with what went back of it and what a bank asks.
package struct ShownPayment: Sendable {
    package let payment: Payment
    package let refunds: [Refund]
    /// The newest; `nil` when nobody ever asked.
    package let dispute: Dispute?

    init(_ payment: Payment, in transaction: Transaction) throws {
        self.payment = payment
        let store = RefundStore(transaction, in: payment.workspace)
        refunds = try store.list(of: payment.id, currency: payment.total.currency)
        dispute = try DisputeStore(transaction, in: payment.workspace).list(of: payment.id).last
    }
}
