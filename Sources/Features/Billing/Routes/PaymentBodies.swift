import Credits
import Invoices
import Primitives

/// What a client asks for.
struct NewPaymentBody: Codable, Sendable {
    /// Whole points, as a decimal string.
    let points: String
    let gateway: String
    /// A path of this server; the payment's own page when left out.
    let returnURL: String?
}

/// A payment as the API gives it.
struct PaymentBody: Codable, Sendable {
    let id: PaymentID
    let state: PaymentState
    /// `points` or `subscription`.
    let purpose: String
    /// What is bought, in a line.
    let title: String
    let points: Points
    let net: MoneyBody
    let tax: MoneyBody
    let total: MoneyBody
    let gateway: GatewayID
    /// While it can be paid. The test gateway's is a path of this server.
    let checkoutURL: String?
    let createdAt: Timestamp
    let expiresAt: Timestamp
    let capturedAt: Timestamp?
    let capturedAfterClosing: Bool
    /// When it ended without money.
    let closedAt: Timestamp?
    let refunds: [RefundBody]
    let setAside: [SetAsideBody]
    let dispute: DisputeBody?
    let invoiceId: DocumentID?
    let lotId: LotID?
    let failure: Payment.Failure?

    struct DisputeBody: Codable, Sendable {
        let state: Dispute.State
        let amount: MoneyBody
        let openedAt: Timestamp?
        let endedAt: Timestamp?
    }

    /// Money that came for this payment and was not credited to it, or went and does not fit.
    struct SetAsideBody: Codable, Sendable {
        let amount: MoneyBody
        let reason: SuspenseReason
        let at: Timestamp
        /// What the operator decided; it is done at `resolvedAt`.
        let resolution: SuspenseDecision.Kind?
        let resolvedAt: Timestamp?

        init(_ item: Suspense) {
            amount = MoneyBody(item.capture.amount)
            reason = item.reason
            at = item.at
            resolution = item.decision?.kind
            resolvedAt = item.resolvedAt
        }
    }

    init(_ shown: ShownPayment) {
        let payment = shown.payment
        id = payment.id
        state = payment.state
        purpose = payment.purpose.name
        title = payment.title
        points = payment.points
        net = MoneyBody(payment.split.net)
        tax = MoneyBody(payment.split.tax)
        total = MoneyBody(payment.total)
        gateway = payment.gateway
        checkoutURL = payment.state == .pending ? payment.checkoutURL : nil
        createdAt = payment.createdAt
        expiresAt = payment.expiresAt
        capturedAt = payment.capturedAt
        capturedAfterClosing = payment.capturedAfterClosing
        closedAt = payment.closedAt
        refunds = shown.refunds.map(RefundBody.init)
        setAside = shown.setAside.map(SetAsideBody.init)
        dispute = shown.dispute.map { dispute in
            DisputeBody(
                state: dispute.state,
                amount: MoneyBody(dispute.plan.amount),
                openedAt: dispute.openedAt,
                endedAt: dispute.endedAt
            )
        }
        invoiceId = payment.document
        lotId = payment.lot
        failure = payment.failure
    }
}

struct RefundBody: Codable, Sendable {
    let id: RefundID
    let amount: MoneyBody
    let points: Points
    let state: Refund.State
    let reason: String
    let at: Timestamp

    init(_ refund: Refund) {
        id = refund.id
        amount = MoneyBody(refund.plan.amount)
        points = refund.plan.points
        state = refund.state
        reason = refund.reason
        at = refund.createdAt
    }
}

struct NewRefundBody: Codable, Sendable {
    let amount: MoneyBody
    let reason: String
}

/// What a refund would do. `amount` is what would really go back: see `RefundPlan`.
struct RefundPreviewBody: Codable, Sendable {
    let amount: MoneyBody
    let points: Points
    let taken: Points
    let debt: Points
    let locks: Bool
    /// Of the tax; nothing where the document has none.
    let relief: ReliefBody?

    struct ReliefBody: Codable, Sendable {
        /// The last day in India on which the credit note lowers the supplier's tax: `2027-11-30`.
        let until: String
        /// The note is issued all the same, and lowers nothing any more.
        let isOver: Bool
    }
}
