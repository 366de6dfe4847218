import Events
import Jobs
import Notifications
import Primitives
import Routes
import Storage

/// Tells the people of a workspace, in the app and by mail, what became of its message credits: once for each time a line
/// is crossed, once a day for deliveries that have no price, and once for each step of the volume discount.
struct CreditNotices: Sendable {
    let database: Database
    let notifier: Notifier

    /// What members may choose about.
    static let kinds = [
        NoticeKind("wallet.low", "Message credits are low", from: .admin),
        NoticeKind("wallet.days", "Message credits will last three days", from: .admin),
        NoticeKind("wallet.locked", "Message credits are used up", from: .admin, urgency: .high),
        NoticeKind("charges.suspended", "Messages wait for a price", from: .admin, urgency: .low),
        NoticeKind("tier.reached", "A step of WhatsApp's volume discount is reached", from: .admin, urgency: .low),
    ]

    var subscriber: EventSubscriber {
        EventSubscriber(
            name: "credits.notices",
            kinds: [
                "wallet.low", "wallet.locked", "wallet.days", "charges.suspended", "tier.reached", "tier.unread",
            ]
        ) { event, lease in
            try await database.write { transaction in
                if let notice = try CreditNotice(event) { try notifier.notify(notice.new, in: transaction) }
                try lease.complete(in: transaction)
            }
        }
    }
}
