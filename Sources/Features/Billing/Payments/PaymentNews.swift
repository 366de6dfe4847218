import Events
import Invoices
import Notifications
import Primitives
import Routes
import Storage

/// Tells what became of a payment: the event for open tabs, a notice, and a mail with the document.
struct PaymentNews {
    let tools: PaymentTools
    let transaction: Transaction

    func tell(_ payment: Payment, after consequence: PaymentStanding.Consequence, _ document: Document?) throws {
        try changed(payment)
        switch consequence {
        case .nothing: break
        case .close:
            // What people did themselves, they know.
            if payment.state == .failed, payment.failure?.code != Payment.Failure.notOpened {
                try notify(
                    payment,
                    "payment.failed",
                    "A payment of \(words(payment.total), "sum") failed",
                    failed(payment)
                )
            }
        case .credit(_, let afterClosing): try credited(payment, afterClosing: afterClosing, document)
        case .setAside(let capture, let reason): try setAside(payment, capture, reason)
        }
    }

    /// `payment.changed`.
    func changed(_ payment: Payment) throws {
        try tools.events.append(
            NewEvent(
                workspace: payment.workspace,
                kind: "payment.changed",
                subject: "\(payment.id)",
                payload: try StoredJSON.text(Changed(paymentId: payment.id, state: payment.state))
            ),
            in: transaction
        )
    }

    private struct Changed: Encodable {
        let paymentId: PaymentID
        let state: PaymentState
    }

    private func credited(_ payment: Payment, afterClosing: Bool, _ document: Document?) throws {
        let isPlan = payment.purpose.order != nil
        let title: Said =
            isPlan ? "\(payment.title, "plan") is paid" : "\(payment.points, "points") points were added"
        var detail: Said = "Your payment of \(words(payment.total), "sum") has arrived."
        if afterClosing {
            detail =
                detail
                + " It came after the payment had been closed. \(isPlan ? "It counts" : "The points are yours") all the same; if you"
                + " do not want that, ask for a refund on the page of the payment."
        }
        let variants = [isPlan ? "plan" : "points", afterClosing ? "late" : nil].compactMap { $0 }
        try notify(payment, "payment.captured", title, detail, variant: variants.joined(separator: "-"))
        guard let document else { return }
        try PaymentMail(tools: tools, transaction: transaction)
            .send(
                document,
                of: payment,
                about: "payment.captured",
                occasion: "payment:\(payment.id)",
                subject: title.text,
                text: detail.text
            )
    }

    /// Opens a row for the operator about money that does not fit, and tells the owners; once for each.
    ///
    /// - Parameter payment: locked by the caller.
    func setAside(_ money: Capture, _ reason: SuspenseReason, of payment: Payment) throws {
        let isNew = try SuspenseStore(transaction, in: payment.workspace)
            .insert(tools.ambient.id(), money, reason, of: payment, at: tools.ambient.now())
        guard isNew else { return }
        try changed(payment)
        try setAside(payment, money, reason)
    }

    private func setAside(_ payment: Payment, _ capture: Capture, _ reason: SuspenseReason) throws {
        let sum = words(capture.amount)
        let came: Said = "A payment of \(sum, "sum") arrived"
        let detail: Said =
            switch reason {
            case .amount, .currency:
                came
                    + ", where \(words(payment.total), "asked") was asked for. It was not credited; the operator of this server was"
                    + " told, and will credit it or send the money back."
            case .twice:
                came
                    + " for a purchase that was paid before. It was not added twice; the operator of this server was told,"
                    + " and will send the money back."
            case .late: came + " for a purchase that had been closed. It is being sent back."
            case .beyond:
                "\(sum, "sum") went back, more than was left of this payment. Nothing was taken for it; the operator of this server"
                    + " was told."
            case .returned:
                "A refund of \(sum, "sum") was sent and came back: the bank could not take it. The operator of this server was"
                    + " told, and will send it another way."
            case .dispute: "A bank has asked about \(sum, "sum") of this payment. The operator of this server was told."
            }
        let title: Said =
            switch reason {
            case .amount, .currency, .twice, .late: "A payment could not be credited"
            case .beyond, .returned: "A refund needs the operator"
            case .dispute: "A dispute needs the operator"
            }
        try notify(
            payment,
            "payment.suspense",
            title,
            detail,
            variant: reason.rawValue,
            occasion: "\(reason.rawValue):\(capture.name)"
        )
        try OperatorNews(tools: tools, transaction: transaction).tell(
            "suspense.opened",
            "\(sum, "sum") is in suspense: \(reason.rawValue)",
            Said(reason.words),
            variant: reason.rawValue,
            occasion: "\(payment.workspace):\(payment.id):\(capture.name)"
        )
    }

    private func failed(_ payment: Payment) -> Said {
        "\(payment.failure?.detail ?? "The gateway did not take it.", "why") Nothing was credited. You can try again."
    }

    private func notify(
        _ payment: Payment,
        _ kind: String,
        _ title: Said,
        _ detail: Said,
        variant: String? = nil,
        occasion: String = ""
    ) throws {
        try tools.notifier.notify(
            NewNotice(
                workspace: payment.workspace,
                kind: kind,
                variant: variant,
                title: title,
                detail: detail,
                link: "/billing/payments/\(payment.id)",
                audience: .role(.owner),
                // A credit's mail carries the document, and is sent by itself.
                email: kind != "payment.captured",
                dedupeKey: "\(kind):\(payment.id):\(occasion)"
            ),
            in: transaction
        )
    }

    private func words(_ money: Money) -> String { "\(money.currency) \(money)" }
}
