package import Notifications
import Routes

extension BillingFeature {
    /// What members may choose about. The billing address gets documents whatever anybody chooses.
    package static let noticeKinds = [
        NoticeKind("payment.captured", "Points were bought, with the invoice", from: .owner),
        NoticeKind("payment.failed", "A payment failed", from: .owner),
        NoticeKind("payment.suspense", "A payment could not be credited", from: .owner, urgency: .high),
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
