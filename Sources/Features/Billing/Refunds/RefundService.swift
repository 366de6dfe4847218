package import Credits
package import Invoices
package import Primitives
package import Routes
import Storage
import Workspaces

/// What people do with refunds.
package struct RefundService: Sendable {
    /// The smallest part of a payment that is refunded, in the hundredth part of its currency.
    static let least: Int64 = 100
    /// So many of one payment, failed ones included.
    static let most = 20

    let tools: PaymentTools
    private let audit: AuditLog

    package init(_ tools: PaymentTools) {
        self.tools = tools
        audit = AuditLog(ambient: tools.ambient)
    }

    /// What a refund would do.
    package struct Preview: Sendable, Equatable {
        package let plan: RefundPlan
        /// Of the points: what is taken from the wallet, and what becomes debt.
        package let clawBack: ClawBack
        /// Whether paid messages are refused afterwards.
        package let locks: Bool
        /// How long the credit note lowers the supplier's tax; `nil` where there is none.
        package let relief: CreditRelief?
    }

    /// - Throws: `BillingError.notFound`, `.wrongState`, `.badRefund`, `.disputed`, `.refundTooSmall`.
    package func preview(_ id: PaymentID, amount text: String, in workspace: WorkspaceID) async throws -> Preview {
        try await tools.database.read { transaction in
            guard let payment = try PaymentStore(transaction, in: workspace).find(id) else {
                throw BillingError.notFound(id)
            }
            let wanted = Money(text, currency: payment.total.currency)
            let (plan, lot) = try plan(wanted, of: payment, transaction)
            let relief = try payment.document.flatMap { try tools.documents.relief(of: $0, in: workspace, transaction) }
            guard let lot else {
                let nothing = ClawBack(taken: .zero, debt: .zero)
                return Preview(plan: plan, clawBack: nothing, locks: false, relief: relief)
            }
            let preview = try tools.credits.ledger(in: transaction)
                .previewClawBack(workspace, lot: lot, amount: plan.points)
            return Preview(plan: plan, clawBack: preview.clawBack, locks: preview.locks, relief: relief)
        }
    }

    /// Begins a refund: its points are set aside at once, and a job asks the gateway.
    ///
    /// - Throws: as `preview`, and `BillingError.badReason`, `.refundPending`, `.tooManyRefunds`.
    package func refund(
        _ id: PaymentID,
        amount: String,
        currency: String?,
        reason: String,
        by caller: Caller
    ) async throws -> ShownPayment {
        let reason = reason.plainLine
        guard reason.hasLength(1...200), !reason.hasHiddenFormat else { throw BillingError.badReason }
        return try await tools.database.write { transaction in
            let store = PaymentStore(transaction, in: caller.workspace)
            let payment = try store.lock(id)
            let wanted = Money(amount, currency: currency ?? payment.total.currency)
            let (plan, _) = try plan(wanted, of: payment, transaction)
            try mayBegin(payment, transaction)
            let refund = try RefundBook(tools: tools, transaction)
                .begin(plan, of: payment, reason: reason, by: caller.name)
            try audit.record(
                "payments.refunded",
                subject: "\(id)",
                detail: "\(plan.amount.currency) \(plan.amount): \(reason)",
                by: caller,
                in: transaction
            )
            let changed = try store.lock(id)
            try PaymentNews(tools: tools, transaction: transaction).changed(changed)
            try RefundJob(tools: tools).enqueue(refund, in: caller.workspace, transaction)
            return try ShownPayment(changed, in: transaction)
        }
    }

    private func plan(
        _ wanted: Money?,
        of payment: Payment,
        _ transaction: Transaction
    ) throws -> (RefundPlan, LotID?) {
        guard payment.state == .captured else {
            throw BillingError.wrongState(payment.state, wanted: "captured")
        }
        // Money that a bank may take back at any moment must not be sent back too.
        let disputes = try DisputeStore(transaction, in: payment.workspace).list(of: payment.id)
        guard !disputes.contains(where: { $0.state == .open }) else { throw BillingError.disputed }
        let left = payment.total.subtracting(payment.refunded.amount) ?? .zero(payment.total.currency)
        guard let wanted else { throw BillingError.badRefund(left: left) }
        let plan = try RefundPlan(wanted, of: payment.split, points: payment.points, refunded: payment.refunded)
        // Each refund is a credit note, a mail and a row for ever: a payment is not taken apart into its paise.
        guard wanted.minor >= Self.least || wanted == left else {
            throw BillingError.refundTooSmall(least: Money(minor: Self.least, currency: left.currency))
        }
        return (plan, payment.lot)
    }

    /// One at a time, and not for ever. Only asked when one begins: a preview may be looked at meanwhile.
    private func mayBegin(_ payment: Payment, _ transaction: Transaction) throws {
        let store = RefundStore(transaction, in: payment.workspace)
        guard try store.pending(of: payment.id, currency: payment.total.currency).isEmpty else {
            throw BillingError.refundPending
        }
        guard try store.count(of: payment.id) < Self.most else { throw BillingError.tooManyRefunds(Self.most) }
    }
}
