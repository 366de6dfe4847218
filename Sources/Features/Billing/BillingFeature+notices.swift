package import Notifications
import Routes

extension BillingFeature {
    /// What members may choose about. The billing address gets documents whatever anybody chooses.
    package static let noticeKinds = [
        NoticeKind("payment.captured", "Points were bought, with the invoice", from: .owner),
        NoticeKind("payment.failed", "A payment failed", from: .owner),
        NoticeKind(
            "payment.suspense",
            "A payment could not be credited, and what became of it",
            covers: ["payment.suspense", "payment.settled"],
            from: .owner,
            urgency: .high
        ),
        NoticeKind(
            "auto-top-up",
            "Automatic top-ups",
            covers: [
                "auto-top-up.announced", "auto-top-up.link", "auto-top-up.capped", "auto-top-up.stopped",
                "mandate.active", "mandate.ended",
            ],
            from: .owner
        ),
        NoticeKind(
            "plan",
            "The plan: payments due, changes and its end",
            covers: ["plan.changed", "plan.expired", "plan.past-due", "plan.payment-due", "plan.trial-ends"],
            from: .owner
        ),
        NoticeKind(
            "refunds",
            "Refunds, with the credit note",
            covers: ["refund.done", "refund.failed"],
            from: .owner
        ),
        NoticeKind(
            "disputes",
            "A bank disputes a payment",
            covers: ["dispute.open", "dispute.won", "dispute.lost"],
            from: .owner,
            urgency: .high
        ),
    ]
}
