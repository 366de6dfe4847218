import Notifications
import Primitives
import Storage
import Workspaces

/// Tells those who run the instance: a notice in the workspace that is theirs, and a mail to each.
struct OperatorNews {
    let tools: PaymentTools
    let transaction: Transaction

    /// - Parameter occasion: for one, each hears once.
    func tell(
        _ kind: String,
        _ title: Said,
        _ detail: Said,
        variant: String? = nil,
        link: String = "/operator/suspense",
        occasion: String
    ) throws {
        for user in try UserStore(transaction).operators() {
            let key = "\(kind):\(occasion):\(user.id)"
            if let (workspace, member) = try MemberStore.home(of: user.id, in: transaction) {
                try tools.notifier.notify(
                    NewNotice(
                        workspace: workspace,
                        kind: kind,
                        variant: variant,
                        title: title,
                        detail: detail,
                        link: link,
                        audience: .member(member),
                        email: true,
                        dedupeKey: key
                    ),
                    in: transaction
                )
            } else {
                try tools.mails.enqueue(
                    to: user.email,
                    subject: title.text,
                    text: "\(detail.text)\n\n\(tools.publicURL)\(link)\n",
                    workspace: .instance,
                    key: key,
                    in: transaction
                )
            }
        }
    }
}
