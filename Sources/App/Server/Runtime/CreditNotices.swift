import Events
import Jobs
import Notifications
import Primitives
import Storage

/// Tells the people of a workspace, in the app and by mail, what became of its message credits: once for each time a line
/// is crossed, and once a day for deliveries that have no price.
struct CreditNotices: Sendable {
    let database: Database
    let notifier: Notifier

    var subscriber: EventSubscriber {
        EventSubscriber(
            name: "credits.notices",
            kinds: ["wallet.low", "wallet.locked", "wallet.days", "charges.suspended"]
        ) { event, lease in
            try await database.write { transaction in
                if let notice = try CreditNotice(event) { try notifier.notify(notice.new, in: transaction) }
                try lease.complete(in: transaction)
            }
        }
    }
}
