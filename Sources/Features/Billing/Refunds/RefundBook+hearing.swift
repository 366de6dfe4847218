import Invoices
import Primitives
import Storage

extension RefundBook {
    /// What a gateway says of a refund, also of one that was begun in its own console.
    ///
    /// - Returns: what came of it, in a word.
    func hear(_ report: RefundReport, from gateway: GatewayID) throws -> String {
        let found = try PaymentStore.find(gatewayPayment: report.gatewayPayment, of: gateway, in: transaction)
        guard let (workspace, id) = found else { return try hearOfSuspense(report, from: gateway) }
        let payment = try PaymentStore(transaction, in: workspace).lock(id)
        guard payment.state == .captured else { return "not-credited" }
        guard let refund = try refund(report, of: payment) else { return try beyondTheRest(report, of: payment) }
        return try settle(refund, report, of: payment)
    }

    /// - Parameter payment: locked by the caller.
    func settle(_ refund: Refund, _ report: RefundReport, of payment: Payment) throws -> String {
        let store = RefundStore(transaction, in: payment.workspace)
        if refund.gatewayRefund == nil { try store.set("gateway_refund = \(report.name)", of: refund.id) }
        switch (refund.state, report.state) {
        case (.pending, .pending): return "refund-pending"
        case (.pending, .done):
            try tell(refund, .done, of: payment, try complete(refund, of: payment))
            return "refunded"
        case (.pending, .failed(let words)):
            try fail(refund, of: payment, words)
            try tell(refund, report.state, of: payment, nil)
            return "refund-failed"
        case (.failed, .done): return try revive(refund, report, of: payment)
        case (.done, .failed):
            // The money is here again, its points are gone, and a credit note says so: that is for a person to put right.
            try setAside(report, .returned, of: payment)
            return "refund-returned"
        default: return "repeated"
        }
    }

    /// The gateway has sent what it had said it could not: recorded anew, as far as there is as much left.
    private func revive(_ refund: Refund, _ report: RefundReport, of payment: Payment) throws -> String {
        guard let plan = plan(report, of: payment) else { return try beyondTheRest(report, of: payment) }
        let store = RefundStore(transaction, in: payment.workspace)
        try store.set(
            """
            state = \(Refund.State.pending), amount = \(plan.amount.minor), net = \(plan.net.minor),
                points = \(plan.points), failure = NULL, ended_at = NULL
            """,
            of: refund.id
        )
        try count(plan, of: payment)
        guard let again = try store.find(refund.id, currency: payment.total.currency) else { return "unknown" }
        try tell(again, .done, of: payment, try complete(again, of: payment))
        return "refunded"
    }

    /// The row of what is told; made now for a refund that was begun elsewhere. `nil` when more went back than was left.
    private func refund(_ report: RefundReport, of payment: Payment) throws -> Refund? {
        let store = RefundStore(transaction, in: payment.workspace)
        let currency = payment.total.currency
        if let key = report.key.flatMap({ RefundID($0) }), let refund = try store.find(key, currency: currency),
            refund.payment == payment.id
        {
            return refund
        }
        if let refund = try store.find(report.name, of: payment.id, currency: currency) { return refund }
        guard let plan = plan(report, of: payment) else {
            if case .failed = report.state { return nil }
            // Somebody was quicker in the gateway's console than our own asking for the same.
            return try store.pending(of: payment.id, currency: currency)
                .first { $0.gatewayRefund == nil && $0.plan.amount == report.amount }
        }
        let id = try begin(
            plan,
            of: payment,
            reason: "Refunded at \(payment.gateway.name)",
            gatewayRefund: report.name
        )
        return try store.find(id, currency: currency)
    }

    private func plan(_ report: RefundReport, of payment: Payment) -> RefundPlan? {
        try? RefundPlan(report.amount, of: payment.split, points: payment.points, refunded: payment.refunded)
    }

    private func beyondTheRest(_ report: RefundReport, of payment: Payment) throws -> String {
        if case .failed = report.state { return "refund-failed" }
        try setAside(report, .beyond, of: payment)
        return "beyond-the-rest"
    }

    private func setAside(_ report: RefundReport, _ reason: SuspenseReason, of payment: Payment) throws {
        try PaymentNews(tools: tools, transaction: transaction)
            .setAside(Capture(name: "refund:\(report.name)", amount: report.amount), reason, of: payment)
    }

    private func tell(_ refund: Refund, _ state: RefundReport.State, of payment: Payment, _ note: Document?) throws {
        let changed = try PaymentStore(transaction, in: payment.workspace).lock(payment.id)
        try RefundNews(tools: tools, transaction: transaction).tell(refund, state, of: changed, note)
    }

    /// Money that was set aside and went back.
    private func hearOfSuspense(_ report: RefundReport, from gateway: GatewayID) throws -> String {
        guard report.state == .done else { return "not-ours" }
        let waiting = try SuspenseStore.waiting(report, of: gateway, in: transaction)
        for money in waiting {
            _ = try PaymentStore(transaction, in: money.workspace).lock(money.payment)
            try SuspenseBook(tools: tools, in: money.workspace, transaction).wentBack(money)
        }
        return waiting.isEmpty ? "not-ours" : "suspense-refunded"
    }
}
