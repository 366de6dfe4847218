import Events
import Messaging
import Notifications
import Primitives
import Routes
import Storage

extension ReconciliationService {
    /// `reconciliation.changed`: what was asked is there, or why it is not.
    func changed(in workspace: WorkspaceID, _ transaction: Transaction) throws {
        try events.append(
            NewEvent(workspace: workspace, kind: "reconciliation.changed", subject: "\(workspace)", payload: "{}"),
            in: transaction
        )
    }

    /// Tells the admins of a day that differs by more than may be, once it is certain: once for each day and account.
    func tell(
        _ day: ReconciledDay,
        of account: ReconciliationAccount,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    )
        throws
    {
        let comparison = day.comparison
        let volume = day.tallies.reduce(Int64(0)) { $0 + max($1.ours, $1.theirs) }
        guard day.state(at: ambient.now(), settings) == .differs,
            settings.alerts(difference: comparison.messages, of: volume)
        else { return }
        try notifier.notify(
            NewNotice(
                workspace: workspace,
                kind: "reconciliation.differs",
                title: "WhatsApp counts other messages than were charged here on \(day.day, "day")",
                detail: """
                    On “\(account.channel.name, "channel")” \(comparison.messages, "count") of \(volume, "all") messages are counted differently. The page \
                    of the day says which, and why that may be; closing it keeps your reason beside the figures.
                    """,
                link: "/credits/reconciliation?month=\(day.day.description.prefix(7))",
                audience: .role(.admin),
                email: true,
                dedupeKey: "reconciliation:\(account.phoneNumberID):\(day.day)"
            ),
            in: transaction
        )
    }
}
