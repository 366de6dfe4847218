import Invoices
import Jobs
import Primitives
import Storage

/// The job that has a gateway take the money of a payment that the rule made, or opens its page and sends the link.
///
/// The payment's own identity tells the gateway that it is asked again: after a lost answer nothing is taken twice.
struct ChargeJob: Sendable {
    static let kind = "billing.charge"
    /// How long a person may take to pay by a link; gateways let a page be open for a day.
    static let linkFor: Duration = .minutes(1430)
    /// How long a debit may take: Razorpay tells the customer first, and debits 36 hours later.
    static let debitFor: Duration = .days(4)
    /// Gateways know a key for a day (docs.stripe.com/api/idempotent_requests): later the same asking might take it twice, so
    /// it is not asked again. The payment then waits for a webhook, and ends in its time.
    static let askFor: Duration = .hours(20)

    let tools: PaymentTools

    var handler: JobHandler {
        JobHandler(kind: Self.kind, attemptsMax: 1000) { try await run($0) }
    }

    func enqueue(_ id: PaymentID, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        try JobStore(transaction, ambient: tools.ambient).enqueue(
            NewJob(workspace: workspace, kind: Self.kind, key: "\(id)", runAt: tools.ambient.now(), payload: "{}")
        )
    }

    private func run(_ job: Job) async throws {
        guard let id = PaymentID(job.key), let (payment, mandate) = try await find(id, in: job.workspace),
            payment.state == .pending
        else { return }
        guard let mandate, let grant = mandate.grant else { return try await sendLink(payment) }
        guard tools.ambient.now() - payment.createdAt < Self.askFor else { return }
        let gateway = try await tools.gateways.find(payment.gateway)
        guard let mandates = gateway.mandates, mandate.state == .active else {
            // An earlier asking, whose answer was lost, may have begun what was prepared: then it is waited for, not paid twice.
            guard let prepared = payment.reference, let begun = try await gateway.findCharge(prepared) else {
                return try await turnToLink(payment)
            }
            return try await conclude(begun, payment)
        }
        try await conclude(charge(payment, grant, by: mandates), payment)
    }

    private func conclude(_ report: ChargeReport, _ payment: Payment) async throws {
        switch report {
        case .captured(let capture, let reference):
            try await hear(.captured(capture), of: payment, reference)
        case .pending(let reference): try await hear(.open, of: payment, reference)
        case .failed(let code, let detail): try await hear(.failed(code: code, detail: detail), of: payment, nil)
        case .needsPerson: try await turnToLink(payment)
        }
    }

    private func charge(
        _ payment: Payment,
        _ grant: MandateGrant,
        by mandates: GatewayMandates
    ) async throws -> ChargeReport {
        var prepared = payment.reference
        do {
            if prepared == nil, let reference = try await mandates.prepare(request(payment, grant, nil)) {
                try await remember(reference, payment)
                prepared = reference
            }
            return try await mandates.charge(request(payment, grant, prepared))
        } catch GatewayError.refused(_, let words) {
            return .failed(code: "refused", detail: "The gateway refused: \(words)")
        }
    }

    private func request(_ payment: Payment, _ grant: MandateGrant, _ prepared: String?) -> ChargeRequest {
        ChargeRequest(
            payment: payment.id,
            total: payment.total,
            grant: grant,
            description: "\(payment.points) message credits",
            email: payment.recipient.email,
            prepared: prepared
        )
    }

    private func find(_ id: PaymentID, in workspace: WorkspaceID) async throws -> (Payment, Mandate?)? {
        try await tools.database.read { transaction in
            guard let payment = try PaymentStore(transaction, in: workspace).find(id) else { return nil }
            let origin = try AutoTopUpStore(transaction, in: workspace).origin(of: id)
            return (payment, try origin.mandate.flatMap { try MandateStore(transaction, in: workspace).look($0) })
        }
    }

    private func remember(_ reference: String, _ payment: Payment) async throws {
        try await tools.database.write { transaction in
            _ = try CheckoutClosing(tools: tools).name(payment, reference, transaction)
        }
    }

    private func hear(_ report: PaymentReport, of payment: Payment, _ reference: String?) async throws {
        try await tools.database.write { transaction in
            if let reference { try CheckoutClosing(tools: tools).name(payment, reference, transaction) }
            try PaymentBook(tools: tools, in: payment.workspace, transaction).hear(report, of: payment.id)
        }
    }

    /// The bank asked for the customer, or the mandate is gone: from now on it is a payment by link, with a new end.
    private func turnToLink(_ payment: Payment) async throws {
        let turned = try await tools.database.write { transaction -> Payment in
            let store = PaymentStore(transaction, in: payment.workspace)
            let current = try store.lock(payment.id)
            guard current.state == .pending else { return current }
            try AutoTopUpStore(transaction, in: payment.workspace).setLink(payment.id)
            let end = tools.ambient.now() + Self.linkFor
            try store.set("reference = NULL, expires_at = \(end)", of: payment.id)
            return try store.lock(payment.id)
        }
        guard turned.state == .pending else { return }
        try await sendLink(turned, "Your bank asks you to confirm this payment yourself.")
    }

    private func sendLink(_ payment: Payment, _ why: String = "Message credits are running low.") async throws {
        var payment = payment
        let payments = PaymentService(tools)
        if payment.checkoutURL == nil {
            do {
                let gateway = try await tools.gateways.find(payment.gateway)
                let path = "/billing/payments/\(payment.id)"
                let checkout = try await gateway.open(payments.request(payment, path: path))
                guard PaymentService.isPage(checkout.url) else {
                    throw GatewayError.unreachable("no address of a page")
                }
                payment = try await payments.opened(payment, checkout).payment
            } catch GatewayError.refused(_, let words) {
                let report = PaymentReport.failed(code: "refused", detail: "The gateway refused: \(words)")
                return try await hear(report, of: payment, nil)
            }
        }
        let opened = payment
        try await tools.database.write { transaction in
            try AutoTopUpNews(tools: tools, workspace: opened.workspace, transaction: transaction).link(opened, why)
        }
    }
}
