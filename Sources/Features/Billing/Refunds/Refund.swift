package import Invoices
package import Primitives
import Storage

/// Money of a payment on its way back, with the points that are taken for it.
package struct Refund: Sendable, Equatable {
    package enum State: String, Sendable, Codable, CaseIterable, DatabaseValue {
        /// The points are taken; the gateway has not said that the money has left.
        case pending
        case done
        /// The gateway could not send it: the points were given back.
        case failed
    }

    package let id: RefundID
    package let payment: PaymentID
    package let state: State
    package let plan: RefundPlan
    package let reason: String
    /// The gateway's name of it.
    package let gatewayRefund: String?
    /// The credit note.
    package let document: DocumentID?
    package let createdAt: Timestamp
}
