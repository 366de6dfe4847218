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

    private var now: Timestamp { tools.ambient.now() }
    private var ledger: Ledger { tools.credits.ledger(in: transaction) }

    /// Begins one. The caller has locked `payment` and checked that it may be refunded.
    func begin(
        _ plan: RefundPlan,
        of payment: Payment,
        reason: String,
        gatewayRefund: String? = nil,
        by creator: String? = nil
    ) throws -> RefundID {
        guard let lot = payment.lot else { throw BillingError.wrongState(payment.state, wanted: "captured") }
        let id = try record(plan, of: payment, reason: reason, gatewayRefund: gatewayRefund, by: creator)
        if plan.points > .zero {
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
        try PaymentStore(transaction, in: payment.workspace).set(
            """
            refunded = refunded + \(plan.amount.minor), refunded_net = refunded_net + \(plan.net.minor),
                refunded_points = refunded_points + \(plan.points)
            """,
            of: payment.id
        )
        return id
    }

    /// The money has left. Nothing happens the second time.
    ///
    /// - Parameter frozen: what was set aside for it, when that was not `begin`'s.
    /// - Returns: the credit note.
    @discardableResult
    func complete(_ refund: Refund, of payment: Payment, frozen: String? = nil) throws -> Document? {
        guard refund.state == .pending, let lot = payment.lot, let document = payment.document else { return nil }
        if refund.plan.points > .zero {
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

    /// What a gateway says of a refund, also of one that was begun in its own console.
    ///
    /// - Returns: what came of it, in a word.
    func hear(_ report: RefundReport, from gateway: GatewayID) throws -> String {
        let found = try PaymentStore.find(gatewayPayment: report.gatewayPayment, of: gateway, in: transaction)
        guard let (workspace, id) = found else { return try hearOfSuspense(report, from: gateway) }
        let payment = try PaymentStore(transaction, in: workspace).lock(id)
        guard payment.state == .captured else { return "not-credited" }
        guard let refund = try refund(report, of: payment) else { return "beyond-the-rest" }
        return try settle(refund, report, of: payment)
    }

    /// - Parameter payment: locked by the caller.
    func settle(_ refund: Refund, _ report: RefundReport, of payment: Payment) throws -> String {
        let store = RefundStore(transaction, in: payment.workspace)
        if refund.gatewayRefund == nil { try store.set("gateway_refund = \(report.name)", of: refund.id) }
        guard refund.state == .pending else { return "repeated" }
        var note: Document?
        switch report.state {
        case .pending: return "refund-pending"
        case .done: note = try complete(refund, of: payment)
        case .failed(let words): try fail(refund, of: payment, words)
        }
        let changed = try PaymentStore(transaction, in: payment.workspace).lock(payment.id)
        try RefundNews(tools: tools, transaction: transaction).tell(refund, report.state, of: changed, note)
        return report.state == .done ? "refunded" : "refund-failed"
    }

    /// The row of what is told; made now for a refund that was begun elsewhere. `nil` when more went back than was left.
    private func refund(_ report: RefundReport, of payment: Payment) throws -> Refund? {
        func known() throws -> [Refund] {
            try RefundStore(transaction, in: payment.workspace).list(of: payment.id, currency: payment.total.currency)
        }
        let key = report.key.flatMap { RefundID($0) }
        if let refund = try known().first(where: { $0.id == key || $0.gatewayRefund == report.name }) { return refund }
        let plan: RefundPlan
        do {
            plan = try RefundPlan(report.amount, of: payment.split, points: payment.points, refunded: payment.refunded)
        } catch {
            return nil
        }
        let id = try begin(
            plan,
            of: payment,
            reason: "Refunded at \(payment.gateway.name)",
            gatewayRefund: report.name
        )
        return try known().first { $0.id == id }
    }

    /// Money that was set aside and went back.
    private func hearOfSuspense(_ report: RefundReport, from gateway: GatewayID) throws -> String {
        guard report.state == .done else { return "not-ours" }
        let changed = try transaction.run(
            """
            UPDATE suspense SET resolved_at = \(now), resolution = 'refunded'
            WHERE gateway = \(gateway) AND gateway_payment = \(report.gatewayPayment) AND amount = \(report.amount.minor)
                AND resolved_at IS NULL
            """
        )
        return changed > 0 ? "suspense-refunded" : "not-ours"
    }

    static func reference(_ id: RefundID) -> String { "refund:\(id)" }
}
