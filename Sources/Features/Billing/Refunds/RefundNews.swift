import Invoices
import Notifications
import Primitives
import Routes
import Storage

/// Tells the owners what became of money on its way back.
struct RefundNews {
    let tools: PaymentTools
    let transaction: Transaction

    func tell(_ refund: Refund, _ state: RefundReport.State, of payment: Payment, _ note: Document?) throws {
        let amount = "\(refund.plan.amount.currency) \(refund.plan.amount)"
        switch state {
        case .pending: return
        case .done:
            let title = "\(amount) was sent back"
            let detail =
                payment.lot == nil
                ? "A credit note was issued."
                : "\(refund.plan.points) points were taken back for it, and a credit note was issued."
            try notify(payment, "refund.done", title, detail, occasion: "\(refund.id)", email: false)
            if let note {
                try PaymentMail(tools: tools, transaction: transaction)
                    .send(
                        note,
                        of: payment,
                        about: "refund.done",
                        occasion: "refund:\(refund.id)",
                        subject: title,
                        text: detail
                    )
            }
        case .failed(let words):
            try notify(
                payment,
                "refund.failed",
                "A refund of \(amount) failed",
                payment.lot == nil ? "\(words)." : "\(words). The points that were set aside for it are yours again.",
                occasion: "\(refund.id)"
            )
        }
        try PaymentNews(tools: tools, transaction: transaction).changed(payment)
    }

    func tell(_ dispute: Dispute, of payment: Payment) throws {
        let amount = "\(payment.total.currency) \(payment.total)"
        let points = dispute.plan.points
        let (title, detail) =
            switch dispute.state {
            case .open where payment.lot == nil:
                ("A bank disputes the payment of \(amount)", "The plan goes on until the dispute is decided.")
            case .won where payment.lot == nil: ("The dispute about \(amount) is over", "The payment stands.")
            case .lost where payment.lot == nil:
                ("The dispute about \(amount) was lost", "The bank has taken the money back.")
            case .open:
                (
                    "A bank disputes the payment of \(amount)",
                    "Up to \(points) points are set aside until the dispute is decided."
                )
            case .won: ("The dispute about \(amount) is over", "The points that were set aside are yours again.")
            case .lost:
                (
                    "The dispute about \(amount) was lost",
                    "The bank has taken the money back, and \(points) points with it."
                )
            }
        try notify(
            payment,
            "dispute.\(dispute.state.rawValue)",
            title,
            detail,
            occasion: "\(payment.id):\(dispute.name)"
        )
        try PaymentNews(tools: tools, transaction: transaction).changed(payment)
    }

    private func notify(
        _ payment: Payment,
        _ kind: String,
        _ title: String,
        _ detail: String,
        occasion: String,
        email: Bool = true
    ) throws {
        try tools.notifier.notify(
            NewNotice(
                workspace: payment.workspace,
                kind: kind,
                title: title,
                detail: detail,
                link: "/billing/payments/\(payment.id)",
                audience: .role(.owner),
                email: email,
                dedupeKey: "\(kind):\(occasion)"
            ),
            in: transaction
        )
    }
}
