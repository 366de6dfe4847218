import Credits
import Invoices
import Primitives
import Storage

/// Changes payments, inside one transaction.
///
/// Everything that can be learnt of a payment comes by here: the payment's row is locked first, `PaymentStanding` says what
/// it means, and what follows is written with it. So a hundred tellings of the same thing at once credit it once. Of a
/// payment for a plan, the subscription is locked before it.
struct PaymentBook {
    let tools: PaymentTools
    let late: LateCapture
    let transaction: Transaction
    let workspace: WorkspaceID

    init(tools: PaymentTools, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        self.tools = tools
        self.workspace = workspace
        self.transaction = transaction
        late = try tools.settings.settings(in: transaction).late
    }

    private var store: PaymentStore { PaymentStore(transaction, in: workspace) }
    private var now: Timestamp { tools.ambient.now() }

    /// - Throws: `BillingError.notFound`.
    @discardableResult
    func hear(_ report: PaymentReport, of id: PaymentID) throws -> Payment {
        let payment = try lock(id)
        let consequence = try consequence(of: report, payment)
        if case .nothing = consequence.what { return payment }
        let document = try carryOut(consequence.what, consequence.state, report, payment)
        let changed = try store.lock(id)
        try PaymentNews(tools: tools, transaction: transaction).tell(changed, after: consequence.what, document)
        if case .setAside = consequence.what { return changed }
        try AutoTopUpBook(tools: tools, in: workspace, transaction).heard(changed)
        guard case .credit(let capture, _) = consequence.what else { return changed }
        try GatewayIntake(tools: tools).hearWaiting(for: capture.name, from: changed.gateway, transaction)
        return try store.lock(id)
    }

    /// The customer gives it up.
    ///
    /// - Throws: `BillingError.wrongState`.
    func cancel(_ id: PaymentID) throws -> Payment {
        let payment = try lock(id)
        guard payment.state == .pending else { throw BillingError.wrongState(payment.state, wanted: "pending") }
        return try hear(.cancelled, of: id)
    }

    private func lock(_ id: PaymentID) throws -> Payment {
        if try store.find(id)?.purpose.order != nil { _ = try SubscriptionStore(transaction, in: workspace).lock() }
        return try store.lock(id)
    }

    private func consequence(
        of report: PaymentReport,
        _ payment: Payment
    ) throws -> (what: PaymentStanding.Consequence, state: PaymentState) {
        let aside = try SuspenseStore(transaction, in: workspace).names(of: payment.id)
        var standing = PaymentStanding(
            state: payment.state,
            total: payment.total,
            heard: Set(aside + [payment.gatewayPayment].compactMap { $0 }),
            late: late
        )
        let what = standing.hear(report)
        guard case .credit(let capture, _) = what, let order = payment.purpose.order,
            try !SubscriptionBook(tools: tools, in: workspace, transaction).accepts(order)
        else { return (what, standing.state) }
        // The plan was changed since, or the time has passed that was to be paid: it goes back where it came from.
        return (.setAside(capture, .late), payment.state == .pending ? .cancelled : payment.state)
    }

    private func carryOut(
        _ consequence: PaymentStanding.Consequence,
        _ state: PaymentState,
        _ report: PaymentReport,
        _ payment: Payment
    ) throws -> Document? {
        switch consequence {
        case .nothing: break
        case .close:
            try store.set("state = \(state), closed_at = \(now)", of: payment.id)
            if case .failed(let code, let detail) = report {
                try store.set("failure_code = \(code), failure_detail = \(detail)", of: payment.id)
            }
        case .credit(let capture, let afterClosing):
            return try credit(capture, afterClosing: afterClosing, payment)
        case .setAside(let capture, let reason):
            let id: SuspenseID = tools.ambient.id()
            let aside = SuspenseStore(transaction, in: workspace)
            try aside.insert(id, capture, reason, of: payment, at: now)
            try store.set("state = \(state)", of: payment.id)
            guard reason == .late else { break }
            try aside.decide(.late(at: now), id)
            try SuspenseReturn(tools: tools).enqueue(id, in: workspace, transaction)
        }
        return nil
    }

    /// What was bought comes before the document: the counter of the documents' numbers is shared by all workspaces, and is
    /// locked as shortly as can be.
    private func credit(_ capture: Capture, afterClosing: Bool, _ payment: Payment) throws -> Document {
        let reference = "payment:\(payment.id)"
        let lot = try deliver(payment, reference)
        let document = try tools.documents.issue(
            NewDocument(
                workspace: workspace,
                kind: payment.supplier.documentKind(for: payment.total.currency),
                reference: reference,
                supplier: payment.supplier,
                recipient: payment.recipient,
                lines: payment.documentLines,
                split: payment.split,
                rates: try TaxRateStore.rates(in: transaction)
            ),
            in: transaction
        )
        try date(payment, as: document)
        try store.set(
            """
            state = \(PaymentState.captured), gateway_payment = \(capture.name), captured_at = \(now), lot_id = \(lot),
                captured_after_closing = \(afterClosing), document_id = \(document.id), failure_code = NULL,
                failure_detail = NULL
            """,
            of: payment.id
        )
        return document
    }

    /// Where the rates changed between the quote and the document, what was paid contains other taxes: as documented.
    private func date(_ payment: Payment, as document: Document) throws {
        let split = document.split
        guard split != payment.split else { return }
        try store.set(
            "net = \(split.net.minor), tax = \(split.tax.minor), taxes = \(try StoredTax.text(split))",
            of: payment.id
        )
        guard payment.purpose.order != nil else { return }
        try SubscriptionStore(transaction, in: workspace).setNet(split.net, ofPeriodPaidBy: payment.id)
    }

    /// - Returns: the lot, of a payment for points.
    private func deliver(_ payment: Payment, _ reference: String) throws -> LotID? {
        switch payment.purpose {
        case .points:
            return try tools.credits.ledger(in: transaction).grant(
                workspace,
                kind: .purchase,
                amount: payment.points,
                reference: reference
            )
        case .subscription(let order):
            try SubscriptionBook(tools: tools, in: workspace, transaction).apply(order, paidBy: payment)
            return nil
        }
    }
}
