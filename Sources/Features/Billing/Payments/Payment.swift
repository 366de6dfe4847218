package import Credits
package import Invoices
package import Primitives

/// One attempt to buy points or a period of a plan, and what became of it.
package struct Payment: Sendable, Equatable {
    package let id: PaymentID
    package let workspace: WorkspaceID
    package var state: PaymentState
    package let purpose: PaymentPurpose
    /// Zero where it buys something else.
    package let points: Points
    /// What the customer was shown and pays.
    package let split: TaxSplit
    /// As they were when the price was shown.
    package let supplier: Supplier
    package let recipient: Party
    package let gateway: GatewayID
    /// The gateway's name of the checkout; `nil` until it has answered.
    package let reference: String?
    package let checkoutURL: String?
    /// The gateway's name of the money that was credited.
    package let gatewayPayment: String?
    package let failure: Failure?
    package let createdBy: String
    package let createdAt: Timestamp
    package let expiresAt: Timestamp
    package let closedAt: Timestamp?
    package let capturedAt: Timestamp?
    package let capturedAfterClosing: Bool
    package let lot: LotID?
    package let document: DocumentID?
    package let refunded: Refunded

    package var total: Money { split.total }

    /// What is bought, in a line.
    package var title: String {
        switch purpose {
        case .points: "\(points) message credits"
        case .subscription(let order): order.title
        }
    }

    /// What went back, refunds under way included.
    package struct Refunded: Sendable, Equatable {
        package var amount: Money
        package var net: Money
        package var points: Points
    }

    /// Why it came to nothing.
    package struct Failure: Codable, Sendable, Equatable {
        /// A word that clients can switch on.
        package let code: String
        /// For people.
        package let detail: String
    }
}

/// What is asked for at the start.
struct NewPayment: Sendable {
    let id: PaymentID
    let workspace: WorkspaceID
    var purpose = PaymentPurpose.points
    let points: Points
    let split: TaxSplit
    let supplier: Supplier
    let recipient: Party
    let gateway: GatewayID
    let createdBy: String
    let createdAt: Timestamp
    let expiresAt: Timestamp
}
