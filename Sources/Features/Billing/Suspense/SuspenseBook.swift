import Invoices
import Notifications
import Primitives
import Routes
import Storage
import Workspaces

/// Settles money that was set aside, inside one transaction, under the lock of its payment.
struct SuspenseBook {
    let tools: PaymentTools
    let transaction: Transaction
    let workspace: WorkspaceID

    init(tools: PaymentTools, in workspace: WorkspaceID, _ transaction: Transaction) {
        self.tools = tools
        self.workspace = workspace
        self.transaction = transaction
    }

    private var store: SuspenseStore { SuspenseStore(transaction, in: workspace) }
    private var payments: PaymentStore { PaymentStore(transaction, in: workspace) }
    private var news: PaymentNews { PaymentNews(tools: tools, transaction: transaction) }
    private var now: Timestamp { tools.ambient.now() }

    /// - Throws: `SuspenseError`.
    func carryOut(_ decision: SuspenseDecision, _ money: Suspense, of payment: Payment) throws {
        guard money.may(of: payment).contains(decision.kind) else {
            throw SuspenseError.notPossible(decision.kind, may: money.may(of: payment))
        }
        // One that is under way keeps who decided it and why.
        if money.decision == nil { try store.decide(decision, money.id) }
        switch decision.kind {
        case .credit:
            let credited = try credit(money, as: payment)
            try done(money.id, "credited", creditedAs: credited)
        case .refund:
            try SuspenseReturn(tools: tools).enqueue(money.id, in: workspace, transaction)
            try news.changed(payment)
            try tell(
                money,
                "A payment of \(words(money), "sum") is being sent back",
                "It takes a few days at some banks. The operator of this server says: \(decision.reason, "reason")",
                variant: "returning",
                occasion: "returning"
            )
        case .other:
            try done(money.id, "recorded")
            try tell(
                money,
                "What had become of \(words(money), "sum") is settled",
                "The operator of this server says: \(decision.reason, "reason")",
                variant: "recorded",
                occasion: "recorded"
            )
        }
    }

    /// It is settled. A payment that only waited for it is over; the right money for it would still be credited.
    func done(_ id: SuspenseID, _ resolution: String, creditedAs: PaymentID? = nil) throws {
        guard let money = try store.find(id), try store.resolve(id, resolution, creditedAs: creditedAs, at: now) else {
            return
        }
        if resolution == "refunded" {
            try tell(
                money,
                "A payment of \(words(money), "sum") was sent back",
                "No points were added for it.",
                variant: "sent",
                occasion: "sent"
            )
        }
        let payment = try payments.lock(money.payment)
        guard payment.state == .suspense, try !store.isOpen(payment.id) else { return try news.changed(payment) }
        try payments.set(
            """
            state = \(PaymentState.failed), closed_at = \(now), failure_code = 'settled-otherwise',
                failure_detail = 'Other money came than was asked for, and was settled by itself.'
            """,
            of: payment.id
        )
        let closed = try payments.lock(payment.id)
        try news.changed(closed)
        try AutoTopUpBook(tools: tools, in: workspace, transaction).heard(closed)
    }

    /// The gateway has sent it back, whoever asked for that.
    func wentBack(_ money: Suspense) throws {
        if money.decision == nil {
            let words = "Sent back at \(money.gateway.name)"
            try store.decide(.init(kind: .refund, reason: words, by: money.gateway.rawValue, at: now), money.id)
        }
        try done(money.id, "refunded")
    }

    /// The gateway could not send it back: it waits again, and operators are told.
    func cameToNothing(_ id: SuspenseID, _ words: String) throws {
        guard let money = try store.find(id), money.resolvedAt == nil else { return }
        try store.decide(nil, id)
        try news.changed(payments.lock(money.payment))
        try OperatorNews(tools: tools, transaction: transaction).tell(
            "suspense.return-failed",
            "\(self.words(money), "sum") could not be sent back",
            "\(words, "why") It waits again in the list of suspense.",
            occasion: "\(id):\(now.milliseconds)"
        )
    }

    /// A payment of its own, by the terms of the one that the money came for: so it has a document, can be refunded and
    /// disputed like any other.
    private func credit(_ money: Suspense, as terms: Payment) throws -> PaymentID {
        guard let sale = ProportionalSale(money.capture.amount, of: terms.split, points: terms.points) else {
            throw SuspenseError.notPossible(.credit, may: [])
        }
        let id: PaymentID = tools.ambient.id()
        try payments.insert(
            NewPayment(
                id: id,
                workspace: workspace,
                points: sale.points,
                split: sale.split,
                supplier: terms.supplier,
                recipient: terms.recipient,
                gateway: terms.gateway,
                createdBy: OperatorLog.commandLine,
                createdAt: now,
                expiresAt: now
            )
        )
        // A few paise less than came, at most, where no invoice states that sum.
        let capture = Capture(name: money.capture.name, amount: sale.split.total)
        try PaymentBook(tools: tools, in: workspace, transaction).hear(.captured(capture), of: id)
        return id
    }

    private func words(_ money: Suspense) -> String { "\(money.capture.amount.currency) \(money.capture.amount)" }

    private func tell(_ money: Suspense, _ title: Said, _ detail: Said, variant: String, occasion: String) throws {
        try tools.notifier.notify(
            NewNotice(
                workspace: workspace,
                kind: "payment.settled",
                variant: variant,
                title: title,
                detail: detail,
                link: "/billing/payments/\(money.payment)",
                audience: .role(.owner),
                email: true,
                dedupeKey: "payment.settled:\(money.id):\(occasion)"
            ),
            in: transaction
        )
    }
}
