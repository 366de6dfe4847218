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
            let title: Said = "\(amount, "sum") was sent back"
            let detail: Said =
                payment.lot == nil
                ? "A credit note was issued."
                : "\(refund.plan.points, "points") points were taken back for it, and a credit note was issued."
            try notify(
                payment,
                "refund.done",
                title,
                detail,
                variant: payment.lot == nil ? "plan" : nil,
                occasion: "\(refund.id)",
                email: false
            )
            if let note {
                try PaymentMail(tools: tools, transaction: transaction)
                    .send(
                        note,
                        of: payment,
                        about: "refund.done",
                        occasion: "refund:\(refund.id)",
                        subject: title.text,
                        text: detail.text
                    )
            }
        case .failed(let words):
            try notify(
                payment,
                "refund.failed",
                "A refund of \(amount, "sum") failed",
                payment.lot == nil
                    ? "\(words, "why")." : "\(words, "why"). The points that were set aside for it are yours again.",
                variant: payment.lot == nil ? "plan" : nil,
                occasion: "\(refund.id)"
            )
        }
        try PaymentNews(tools: tools, transaction: transaction).changed(payment)
    }

    func tell(_ dispute: Dispute, of payment: Payment) throws {
        let amount = "\(payment.total.currency) \(payment.total)"
        let points = dispute.plan.points
        let (title, detail): (Said, Said) =
            switch dispute.state {
            case .open where payment.lot == nil:
                ("A bank disputes the payment of \(amount, "sum")", "The plan goes on until the dispute is decided.")
            case .won where payment.lot == nil: ("The dispute about \(amount, "sum") is over", "The payment stands.")
            case .lost where payment.lot == nil:
                ("The dispute about \(amount, "sum") was lost", "The bank has taken the money back.")
            case .open:
                (
                    "A bank disputes the payment of \(amount, "sum")",
                    "Up to \(points, "points") points are set aside until the dispute is decided."
                )
            case .won: ("The dispute about \(amount, "sum") is over", "The points that were set aside are yours again.")
            case .lost:
                (
                    "The dispute about \(amount, "sum") was lost",
                    "The bank has taken the money back, and \(points, "points") points with it."
                )
            }
        try notify(
            payment,
            "dispute.\(dispute.state.rawValue)",
            title,
            detail,
            variant: payment.lot == nil ? "plan" : nil,
            occasion: "\(payment.id):\(dispute.name)"
        )
        try PaymentNews(tools: tools, transaction: transaction).changed(payment)
    }

    private func notify(
        _ payment: Payment,
        _ kind: String,
        _ title: Said,
        _ detail: Said,
        variant: String? = nil,
        occasion: String,
        email: Bool = true
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
                email: email,
                dedupeKey: "\(kind):\(occasion)"
            ),
            in: transaction
        )
    }
}
