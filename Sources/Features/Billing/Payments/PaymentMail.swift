import Invoices
import Notifications
import Primitives
import Routes
import Storage

/// A document by e-mail, to the billing address and the workspace's owners, once each.
struct PaymentMail {
    let tools: PaymentTools
    let transaction: Transaction

    /// - Parameter occasion: for one, everybody gets one mail.
    /// - Parameter kind: the kind of notice by which owners choose whether they want it; the billing address always gets it.
    func send(
        _ document: Document,
        of payment: Payment,
        about kind: String = "payment.captured",
        occasion: String,
        subject: String,
        text: String
    ) throws {
        let file = MailAttachment(
            filename: "\(document.number)".replacing("/", with: "-") + ".pdf",
            mimeType: "application/pdf",
            source: MailAttachment.Source(kind: InvoiceService.attachmentKind, id: "\(document.id)")
        )
        let billing = payment.recipient.email.flatMap { EmailAddress($0) }
        // A document reaches somebody: without a billing address it is no choice.
        let owners =
            billing == nil
            ? try tools.addresses(transaction, payment.workspace, .role(.owner))
            : try tools.notifier.addresses(of: .role(.owner), about: kind, in: payment.workspace, transaction)
        for address in Set(owners + [billing].compactMap { $0 }).sorted(by: { $0.rawValue < $1.rawValue }) {
            try tools.mails.enqueue(
                to: address,
                subject: subject,
                text: "\(text)\n\n\(tools.publicURL)/billing/payments/\(payment.id)\n",
                workspace: payment.workspace,
                key: "\(occasion):\(address)",
                attachments: [file],
                in: transaction
            )
        }
    }
}
