import Credits
import Messaging
package import Primitives
package import Routes
import Storage
import Workspaces

extension ReconciliationService {
    /// Ends the discussion about a day: its figures stay as they are. Where the operator wants it, what the day came to is
    /// booked as one row of the journal. Closing it again changes nothing.
    ///
    /// - Parameters:
    ///   - channel: its account; `nil` for all.
    ///   - reason: for whoever looks at it in a year.
    /// - Throws: `ReconciliationError`, `CreditError.priceMissing` when it would book and there is no price.
    package func close(_ day: CivilDay, channel: ChannelID?, reason: String, by caller: Caller) async throws {
        let reason = reason.trimmed
        guard (1...200).contains(reason.count) else { throw ReconciliationError.badReason }
        let workspace = caller.workspace
        try await database.write { transaction in
            let store = ReconciliationStore(transaction: transaction, workspace: workspace)
            var known = false
            for account in try wanted(channel, workspace, transaction) {
                try store.lock(account.phoneNumberID)
                guard let found = try store.days(of: account.phoneNumberID, from: day, to: day).first else { continue }
                known = true
                guard found.closedAt == nil else { continue }
                guard !found.isWaiting(at: ambient.now(), settings) else {
                    throw ReconciliationError.waiting(day, until: found.endsAt + settings.waits)
                }
                try close(found, of: account, reason: reason, by: caller, store)
            }
            guard known else { throw ReconciliationError.unknown(day) }
        }
    }

    private func close(
        _ day: ReconciledDay,
        of account: ReconciliationAccount,
        reason: String,
        by caller: Caller,
        _ store: ReconciliationStore
    ) throws {
        let ledger = credits.ledger(in: store.transaction)
        let change = settings.books ? try owed(day, of: account, ledger, caller.workspace) : .zero
        try ledger.adjust(
            caller.workspace,
            by: change,
            reference: "reconciliation:\(account.phoneNumberID):\(day.day)"
        )
        try store.close(
            day.day,
            of: account.phoneNumberID,
            by: caller.name,
            reason: reason,
            booked: change,
            at: ambient.now()
        )
        try AuditLog(ambient: ambient).record(
            "reconciliation.closed",
            subject: "\(account.channel.id)",
            detail: "\(day.day), \(day.comparison.messages) messages differ, \(change) points booked: \(reason)",
            by: caller,
            in: store.transaction
        )
    }

    /// What the available balance would be more, had we charged as Meta counts.
    ///
    /// By rows and not by messages: which messages they are, nobody can say. What Meta has more of is priced by the price at
    /// the day's beginning, the volume tier that was reached by then included; what we have more of by what was charged for
    /// it on average.
    private func owed(
        _ day: ReconciledDay,
        of account: ReconciliationAccount,
        _ ledger: Ledger,
        _ workspace: WorkspaceID
    ) throws -> Points {
        let (book, tiers) = (try ledger.book(workspace), try ledger.tiers(workspace))
        var change = Points.zero
        for tally in day.tallies where tally.key.isCharged && tally.ours != tally.theirs {
            let more = tally.theirs - tally.ours
            let points: Points?
            if more > 0 {
                guard let category = tally.key.priceCategory else { throw CreditError.overflow }
                let price = try book.price(
                    of: category,
                    in: tally.key.market,
                    at: day.startsAt,
                    by: account.channel.id,
                    reached: tiers
                ).amount
                points = price.times(more).map { -$0 }
            } else {
                let (high, low) = tally.ourPoints.micro.multipliedFullWidth(by: -more)
                // Whole micro-points, rounded down: the average of what was charged, times those that are too many.
                points = Points(micro: tally.ours.dividingFullWidth((high, low)).quotient)
            }
            guard let points, let sum = change.adding(points) else { throw CreditError.overflow }
            change = sum
        }
        return change
    }
}

extension String {
    /// Without the white space around it.
    fileprivate var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
