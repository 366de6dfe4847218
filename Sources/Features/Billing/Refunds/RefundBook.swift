import Credits
import Invoices
import Primitives
import Storage

/// Refunds inside one transaction, under the lock of their payment.
///
/// While a refund is under way its points are set aside, so that they are not spent meanwhile; once the gateway says that
/// the money has left they are taken back and a credit note is issued, in one commit. A refund that fails gives them back.
struct RefundBook {
    let tools: PaymentTools
    let transaction: Transaction

    init(tools: PaymentTools, _ transaction: Transaction) {
        self.tools = tools
        self.transaction = transaction
    }

    var now: Timestamp { tools.ambient.now() }
    private var ledger: Ledger { tools.credits.ledger(in: transaction) }

    /// Begins one. The caller has locked `payment` and checked that it may be refunded.
    func begin(
        _ plan: RefundPlan,
        of payment: Payment,
        reason: String,
        gatewayRefund: String? = nil,
        by creator: String? = nil
    ) throws -> RefundID {
        guard payment.state == .captured else { throw BillingError.wrongState(payment.state, wanted: "captured") }
        let id = try record(plan, of: payment, reason: reason, gatewayRefund: gatewayRefund, by: creator)
        if let lot = payment.lot, plan.points > .zero {
            try ledger.freeze(payment.workspace, lot: lot, amount: plan.points, reference: Self.reference(id))
        }
        return id
    }

    /// Writes the row alone: the points are somebody else's concern.
    func record(
        _ plan: RefundPlan,
        of payment: Payment,
        reason: String,
        gatewayRefund: String?,
        by creator: String? = nil
    ) throws -> RefundID {
        let id: RefundID = tools.ambient.id()
        try RefundStore(transaction, in: payment.workspace).insert(
            id,
            plan,
            of: payment.id,
            reason: reason,
            gatewayRefund: gatewayRefund,
            by: creator ?? payment.gateway.rawValue,
            at: now
        )
        try count(plan, of: payment)
        return id
    }

    /// Adds what goes back to what has gone back of the payment.
    func count(_ plan: RefundPlan, of payment: Payment) throws {
        try PaymentStore(transaction, in: payment.workspace).set(
            """
            refunded = refunded + \(plan.amount.minor), refunded_net = refunded_net + \(plan.net.minor),
                refunded_points = refunded_points + \(plan.points)
            """,
            of: payment.id
        )
    }

    /// The money has left. Nothing happens the second time.
    ///
    /// - Parameter frozen: what was set aside for it, when that was not `begin`'s.
    /// - Returns: the credit note.
    @discardableResult
    func complete(_ refund: Refund, of payment: Payment, frozen: String? = nil) throws -> Document? {
        guard refund.state == .pending, let document = payment.document else { return nil }
        if let lot = payment.lot, refund.plan.points > .zero {
            try ledger.clawBack(
                payment.workspace,
                lot: lot,
                amount: refund.plan.points,
                reference: Self.reference(refund.id),
                thawing: frozen ?? Self.reference(refund.id)
            )
        }
        let note = try tools.documents.credit(
            document,
            of: payment.workspace,
            net: refund.plan.net,
            reference: Self.reference(refund.id),
            reason: refund.reason,
            in: transaction
        )
        try RefundStore(transaction, in: payment.workspace).set(
            "state = \(Refund.State.done), ended_at = \(now), document_id = \(note.id)",
            of: refund.id
        )
        // What the period becomes is decided under the subscription's lock, which comes before this payment's.
        if payment.purpose.order != nil {
            try SubscriptionJob(tools: tools).wake(payment.workspace, at: now, transaction)
        }
        return note
    }

    /// The gateway cannot send it. Nothing happens the second time.
    func fail(_ refund: Refund, of payment: Payment, _ words: String) throws {
        guard refund.state == .pending else { return }
        try ledger.thaw(payment.workspace, reference: Self.reference(refund.id))
        try RefundStore(transaction, in: payment.workspace).set(
            "state = \(Refund.State.failed), ended_at = \(now), failure = \(String(words.prefix(300)))",
            of: refund.id
        )
        try PaymentStore(transaction, in: payment.workspace).set(
            """
            refunded = refunded - \(refund.plan.amount.minor), refunded_net = refunded_net - \(refund.plan.net.minor),
                refunded_points = refunded_points - \(refund.plan.points)
            """,
            of: payment.id
        )
    }

    static func reference(_ id: RefundID) -> String { "refund:\(id)" }
}
