import Invoices
import Notifications
import Primitives
import Routes
import Storage

/// The confirmation by e-mail, to the billing address and the workspace's owners, once each.
struct PaymentMail {
    let tools: PaymentTools
    let transaction: Transaction

    func send(_ payment: Payment, subject: String, text: String) throws {
        let owners = try tools.addresses(transaction, payment.workspace, .role(.owner))
        let billing = payment.recipient.email.flatMap { EmailAddress($0) }
        for address in Set(owners + [billing].compactMap { $0 }).sorted(by: { $0.rawValue < $1.rawValue }) {
            try tools.mails.enqueue(
                to: address,
                subject: subject,
                text: "\(text)\n\n\(tools.publicURL)/billing/payments/\(payment.id)\n",
                workspace: payment.workspace,
                key: "payment:\(payment.id):\(payment.state.rawValue):\(address)",
                in: transaction
            )
        }
    }
}
