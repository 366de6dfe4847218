import Credits
import Primitives
import Storage

/// What banks ask and decide, inside one transaction, under the lock of the payment.
struct DisputeBook {
    let tools: PaymentTools
    let transaction: Transaction

    init(tools: PaymentTools, _ transaction: Transaction) {
        self.tools = tools
        self.transaction = transaction
    }

    /// - Returns: what came of it, in a word.
    func hear(_ report: DisputeReport, from gateway: GatewayID) throws -> String {
        let found = try PaymentStore.find(gatewayPayment: report.gatewayPayment, of: gateway, in: transaction)
        guard let (workspace, id) = found else { return "not-ours" }
        let payment = try PaymentStore(transaction, in: workspace).lock(id)
        guard payment.state == .captured, let lot = payment.lot else { return "not-credited" }
        let store = DisputeStore(transaction, in: workspace)
        let known = try store.list(of: id).first { $0.name == report.name }
        guard let state = Dispute.State(rawValue: report.state.rawValue) else { return "unknown" }
        switch (known?.state, state) {
        case (nil, _):
            let dispute = Dispute(name: report.name, state: state, plan: try plan(report.amount, of: payment))
            try open(dispute, of: payment, lot)
            if state == .lost { try lose(dispute, of: payment, frozen: nil) }
            return try told(dispute, of: payment)
        case (.open, .won), (.open, .lost):
            guard let known else { return "unknown" }
            let dispute = Dispute(name: known.name, state: state, plan: known.plan)
            if state == .won {
                try tools.credits.ledger(in: transaction).thaw(workspace, reference: reference(known, payment))
            } else {
                try lose(known, of: payment, frozen: reference(known, payment))
            }
            try store.end(known.name, of: id, as: state, at: tools.ambient.now())
            return try told(dispute, of: payment)
        default:
            // Told again, or after it was decided: the first verdict stands.
            return "repeated"
        }
    }

    private func told(_ dispute: Dispute, of payment: Payment) throws -> String {
        let changed = try PaymentStore(transaction, in: payment.workspace).lock(payment.id)
        try RefundNews(tools: tools, transaction: transaction).tell(dispute, of: changed)
        return "dispute-\(dispute.state.rawValue)"
    }

    /// What is at stake: at most what has not gone back yet.
    private func plan(_ amount: Money, of payment: Payment) throws -> RefundPlan {
        let left = payment.total.subtracting(payment.refunded.amount) ?? .zero(payment.total.currency)
        let isWhole = amount.currency != left.currency || amount.minor >= left.minor
        let asked = isWhole ? left : amount
        guard asked.minor > 0 else { return RefundPlan(amount: left, net: left, points: .zero) }
        return try RefundPlan(asked, of: payment.split, points: payment.points, refunded: payment.refunded)
    }

    private func open(_ dispute: Dispute, of payment: Payment, _ lot: LotID) throws {
        try DisputeStore(transaction, in: payment.workspace).insert(dispute, of: payment.id, at: tools.ambient.now())
        guard dispute.state == .open, dispute.plan.points > .zero else { return }
        try tools.credits.ledger(in: transaction).freeze(
            payment.workspace,
            lot: lot,
            amount: dispute.plan.points,
            reference: reference(dispute, payment)
        )
    }

    /// The bank has taken the money: a refund that nobody asked for.
    private func lose(_ dispute: Dispute, of payment: Payment, frozen: String?) throws {
        // Some may have gone back since the dispute began.
        let plan = try plan(dispute.plan.amount, of: payment)
        guard plan.points > .zero else {
            if let frozen { try tools.credits.ledger(in: transaction).thaw(payment.workspace, reference: frozen) }
            return
        }
        let book = RefundBook(tools: tools, transaction)
        let id = try book.record(
            plan,
            of: payment,
            reason: "Chargeback",
            gatewayRefund: "dispute:\(dispute.name)"
        )
        let refund = try RefundStore(transaction, in: payment.workspace)
            .list(of: payment.id, currency: payment.total.currency).first { $0.id == id }
        if let refund { try book.complete(refund, of: payment, frozen: frozen) }
    }

    private func reference(_ dispute: Dispute, _ payment: Payment) -> String {
        "dispute:\(payment.id):\(dispute.name)"
    }
}
