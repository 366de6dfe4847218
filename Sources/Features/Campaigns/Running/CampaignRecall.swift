import Calendars
import Credits
import Primitives
import Storage

/// Takes back what of a campaign stands in line when its template was put into another category, so that consent and price
/// are looked at anew before it leaves: whoever was in line waits in the campaign again, with the words of their message.
struct CampaignRecall {
    let runner: CampaignRunner
    let workspace: WorkspaceID
    let transaction: Transaction

    private var store: CampaignStore { CampaignStore(transaction, in: workspace) }

    /// Takes some back; locks messages, the wallet and holds, so before the campaign is locked. What was paid from holds of its own
    /// goes back to the wallet.
    func take(_ seen: Campaign, isStaleOnly: Bool) throws -> [RecalledMessage] {
        let recalled = try runner.line.recall(transaction, (workspace, seen.id), isStaleOnly)
        let ledger = runner.credits.ledger(in: transaction)
        for hold in Set(recalled.compactMap(\.hold)).sorted() where hold != seen.hold {
            try ledger.close(workspace, hold: hold)
        }
        return recalled
    }

    /// What the job takes back by itself: all that stands in line of a campaign that was stopped for its category, and of one that
    /// has gone on what came back in line at the old price.
    func due(_ seen: Campaign) throws -> [RecalledMessage] {
        if seen.state == .paused, let code = seen.failure?.code, code == .templateCategory || code == .templateEdited {
            return try take(seen, isStaleOnly: false)
        }
        guard seen.state == .running, seen.options.isRepriced == true, seen.counts[.queued] > 0 else { return [] }
        return try take(seen, isStaleOnly: true)
    }

    func takeAll(_ seen: Campaign) throws -> [RecalledMessage] {
        var all: [RecalledMessage] = []
        while true {
            let some = try take(seen, isStaleOnly: false)
            guard !some.isEmpty else { return all }
            all += some
        }
    }

    /// Puts the recipients of what was taken back where they were before it was handed over. With the campaign locked.
    func putBack(_ recalled: [RecalledMessage], in campaign: Campaign) throws {
        for some in recalled.chunked(by: 1_000) { try putBack(some: some, in: campaign) }
    }

    private func putBack(some recalled: [RecalledMessage], in campaign: Campaign) throws {
        let recipients = RecipientStore(transaction, campaign.id, in: workspace)
        let byRow = Dictionary(recalled.map { (Int($0.reference), $0) }) { first, _ in first }
        let found = try recipients.find(byRow.keys.sorted()).filter { $0.state == .queued }
        let again = found.filter { byRow[$0.row]?.retryOf != nil }
        let first = found.filter { byRow[$0.row]?.retryOf == nil }
        try recipients.putBack(first.compactMap { recipient in byRow[recipient.row].map { (recipient.row, $0) } })
        try recipients.failAgain(
            again.compactMap { recipient in
                byRow[recipient.row]?.retryOf.map { (recipient.row, $0) }
            },
            next: runner.ambient.now()
        )
        var moved = CampaignCounts()
        for _ in again { moved.move(from: .queued, to: .failed) }
        let committed = found.reduce(Points.zero) { $0 + $1.quote.amount }
        _ = try store.count(moved, committed: .zero - committed, of: campaign.id)
        try store.set(
            """
            queued_row = queued_row - \(first.count), is_queued = 0, retrying = retrying + \(again.count),
            winner_at = CASE WHEN winner IS NULL THEN NULL ELSE winner_at END
            """,
            of: campaign.id
        )
        try CampaignGate(runner: runner, workspace: workspace, transaction: transaction, campaign: campaign)
            .discount(found.count)
    }
}
