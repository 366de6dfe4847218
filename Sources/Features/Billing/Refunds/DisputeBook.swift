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
        guard payment.state == .captured else { return "not-credited" }
        guard let state = Dispute.State(rawValue: report.state.rawValue) else { return "unknown" }
        let store = DisputeStore(transaction, in: workspace)
        let all = try store.list(of: id)
        // A later stage of one that is not decided goes on with it; after a verdict it is a dispute of its own.
        let known =
            all.first { $0.name == report.name }
            ?? all.last { $0.state == .open && Dispute.root($0.name) == Dispute.root(report.name) }
        guard let known else { return try begin(report, state, of: payment) }
        // Told again, or after it was decided: the first verdict stands.
        guard known.state == .open, state != .open else { return "repeated" }
        var plan = known.plan
        if state == .won {
            try tools.credits.ledger(in: transaction).thaw(workspace, reference: reference(known.name, payment))
        } else {
            plan = try lose(known.name, known.plan.amount, of: payment)
        }
        try store.end(known.name, of: id, as: state, at: tools.ambient.now())
        return try told(Dispute(name: known.name, state: state, plan: plan), of: payment)
    }

    private func told(_ dispute: Dispute, of payment: Payment) throws -> String {
        let changed = try PaymentStore(transaction, in: payment.workspace).lock(payment.id)
        try RefundNews(tools: tools, transaction: transaction).tell(dispute, of: changed)
        return "dispute-\(dispute.state.rawValue)"
    }

    private func begin(
        _ report: DisputeReport,
        _ state: Dispute.State,
        of payment: Payment
    ) throws -> String {
        guard report.amount.currency == payment.total.currency, report.amount.minor > 0 else {
            try PaymentNews(tools: tools, transaction: transaction)
                .setAside(Capture(name: "dispute:\(report.name)", amount: report.amount), .dispute, of: payment)
            return "dispute-aside"
        }
        // Refunds under way have set their points aside themselves.
        let stake = share(report.amount, of: payment)
        // The bank's amount stays as it was reported: what is left when it is decided may be more than now.
        var plan = RefundPlan(amount: report.amount, net: stake.net, points: stake.points)
        let store = DisputeStore(transaction, in: payment.workspace)
        try store.insert(
            Dispute(name: report.name, state: state, plan: plan),
            of: payment.id,
            at: tools.ambient.now()
        )
        switch state {
        case .open where plan.points > .zero:
            guard let lot = payment.lot else { break }
            try tools.credits.ledger(in: transaction).freeze(
                payment.workspace,
                lot: lot,
                amount: plan.points,
                reference: reference(report.name, payment)
            )
        case .lost: plan = try lose(report.name, report.amount, of: payment)
        case .open, .won: break
        }
        return try told(Dispute(name: report.name, state: state, plan: plan), of: payment)
    }

    /// What so much money takes with it: at most what has not gone back yet, and nothing where there is nothing left.
    private func share(_ amount: Money, of payment: Payment) -> RefundPlan {
        let left = payment.total.subtracting(payment.refunded.amount) ?? .zero(amount.currency)
        let asked = Money(minor: min(amount.minor, left.minor), currency: left.currency)
        let plan = try? RefundPlan(asked, of: payment.split, points: payment.points, refunded: payment.refunded)
        return plan ?? RefundPlan(amount: .zero(left.currency), net: .zero(left.currency), points: .zero)
    }

    /// The bank has taken the money: a refund that nobody asked for, of all that has not truly gone back.
    private func lose(_ name: String, _ amount: Money, of payment: Payment) throws -> RefundPlan {
        let book = RefundBook(tools: tools, transaction)
        let refunds = RefundStore(transaction, in: payment.workspace)
        let currency = payment.total.currency
        var payment = payment
        for refund in try refunds.pending(of: payment.id, currency: currency)
        where payment.refunded.amount.minor > payment.total.minor - amount.minor {
            // The bank was faster than this one. Should it go through all the same, there is nothing left for it.
            let words = "The bank took the money first: dispute \(name)"
            try book.fail(refund, of: payment, words)
            payment = try PaymentStore(transaction, in: payment.workspace).lock(payment.id)
            try RefundNews(tools: tools, transaction: transaction).tell(refund, .failed(words), of: payment, nil)
        }
        let plan = share(amount, of: payment)
        let frozen = reference(name, payment)
        // Whatever was set aside is given back first, and what is taken is taken from all there is.
        if plan.points == .zero { try tools.credits.ledger(in: transaction).thaw(payment.workspace, reference: frozen) }
        guard plan.amount.minor > 0 else { return plan }
        let id = try book.record(plan, of: payment, reason: "Chargeback", gatewayRefund: "dispute:\(name)")
        if let refund = try refunds.find(id, currency: currency) {
            try book.complete(refund, of: payment, frozen: frozen)
        }
        return plan
    }

    private func reference(_ name: String, _ payment: Payment) -> String {
        "dispute:\(payment.id):\(name)"
    }
}
