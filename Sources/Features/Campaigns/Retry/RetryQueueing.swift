import Credits
import Primitives
import Storage

/// Tries failed messages again whose time has come: each as a new message with its own points, in the row of the first.
struct RetryQueueing {
    /// Without the points for them, attempts wait this long.
    private static let pointsRest: Duration = .hours(6)
    private static let holdLasts: Duration = .days(31)

    let runner: CampaignRunner
    let workspace: WorkspaceID
    let transaction: Transaction

    private var store: CampaignStore { CampaignStore(transaction, in: workspace) }

    enum Again {
        /// With the hold that pays for them.
        case attempt(SliceSorting.Sorted, of: [Recipient], HoldID)
        /// Until then, or for good.
        case putOff([Int], until: Timestamp?)
        /// Some are due, and nothing leaves before then.
        case wait(until: Timestamp)
    }

    /// Looks what is due, and locks the wallet before the campaign is locked. `nil` when nothing is due.
    ///
    /// Another attempt asks for the same hours, throttle and limits as the first; people of one country at a time, for where it is
    /// day for some it is night for others.
    func prepare(_ seen: Campaign) throws -> Again? {
        let gate = CampaignGate(runner: runner, workspace: workspace, transaction: transaction, campaign: seen)
        let now = gate.now
        let recipients = RecipientStore(transaction, seen.id, in: workspace)
        let some = try recipients.due(at: now, limit: CampaignQueueing.slice)
        guard let zone = some.first?.zone else { return nil }
        guard let plan = seen.retryPlan(at: now), now <= plan.deadline else {
            return .putOff(some.map(\.row), until: nil)
        }
        let account = try gate.account()
        var due = some.filter { $0.zone == zone }
        let open = try gate.opening(zone, account)
        guard open <= now else { return .putOff(due.map(\.row), until: open <= plan.deadline ? open : nil) }
        switch try gate.room(account) {
        case .some(let most): due = Array(due.prefix(most))
        case .rest(let moment, _), .soon(let moment): return .wait(until: moment)
        }
        let rows = due.map(\.row)
        let check = CampaignCheck(transaction, line: runner.line, in: workspace)
        guard let contents = try? check.contents(of: seen) else { return .putOff(rows, until: now + .hours(1)) }
        let sorting = SliceSorting(
            runner: runner,
            workspace: workspace,
            transaction: transaction,
            campaign: seen,
            plan: contents,
            isAgain: true,
            pace: gate.pace
        )
        let sorted = try sorting.sort(due)
        guard !sorted.messages.isEmpty else { return .putOff(rows, until: nil) }
        try runner.line.prepare(transaction, (workspace, seen.id), seen.channel, sorted.messages.map(\.contact))
        let amount = sorted.messages.reduce(Points.zero) { $0 + $1.quote.amount }
        do {
            let hold: HoldID = try transaction.savepoint { try self.hold(amount, for: seen) }
            return .attempt(sorted, of: due, hold)
        } catch is CreditError {
            let later = now + Self.pointsRest
            return .putOff(rows, until: later <= plan.deadline ? later : nil)
        }
    }

    private func hold(_ amount: Points, for campaign: Campaign) throws -> HoldID {
        let reference: HoldID = runner.ambient.id()
        return try runner.credits.ledger(in: transaction).hold(
            workspace,
            reference: "campaign:\(campaign.id):again:\(reference)",
            amount: amount,
            expiresAt: runner.ambient.now() + Self.holdLasts,
            label: campaign.name,
            by: .campaign
        )
    }

    /// Gives back what was held for attempts that are not made after all.
    func letGo(_ again: Again) throws {
        guard case .attempt(_, _, let hold) = again else { return }
        try runner.credits.ledger(in: transaction).close(workspace, hold: hold)
    }

    /// Does what was prepared, for those of whom nothing else was heard meanwhile.
    func queue(_ campaign: Campaign, _ again: Again) throws {
        let recipients = RecipientStore(transaction, campaign.id, in: workspace)
        switch again {
        case .wait: return
        case .putOff(let rows, let moment):
            // Some may have been delivered after all since they were looked at.
            let count = try recipients.postpone(rows, until: moment)
            if moment == nil { try store.set("retrying = retrying - \(count)", of: campaign.id) }
        case .attempt(let sorted, let due, let hold):
            let now = runner.ambient.now()
            let present = try recipients.find(due.map(\.row)).filter {
                $0.state == .failed && ($0.nextAttemptAt.map { $0 <= now } ?? false)
            }
            let byRow = Dictionary(uniqueKeysWithValues: present.map { ($0.row, $0) })
            let messages = sorted.messages.filter { byRow[Int($0.reference)] != nil }
            let ids = try runner.line.queuePaid(
                transaction,
                (workspace, campaign.id),
                campaign.channel,
                hold,
                messages
            )
            let queued = messages.filter { ids[$0.reference] != nil }
            try recipients.tryAgain(
                queued.compactMap { message in
                    guard let id = ids[message.reference] else { return nil }
                    return byRow[Int(message.reference)].map { ($0, id, message.quote.amount) }
                }
            )
            try recipients.requote(sorted.requoted.filter { ids[Int64($0.row)] != nil })
            try recipients.renumber(sorted.renumbered.filter { ids[Int64($0.row)] != nil })
            try runner.credits.ledger(in: transaction).close(workspace, hold: hold)
            // Who must not be written to any more, or cost too much: what failed stays as it is.
            let given = Set(queued.map { Int($0.reference) })
            try recipients.postpone(byRow.keys.filter { !given.contains($0) }.sorted(), until: nil)
            var moved = CampaignCounts()
            for _ in queued { moved.move(from: .failed, to: .queued) }
            let committed = queued.reduce(Points.zero) { $0 + $1.quote.amount }
            _ = try store.count(moved, committed: committed, of: campaign.id)
            try store.set("retrying = retrying - \(byRow.count), paced_until = \(sorted.pacedUntil)", of: campaign.id)
            try CampaignGate(runner: runner, workspace: workspace, transaction: transaction, campaign: campaign)
                .count(queued.count)
            try runner.news.tellSoon(campaign.id, in: workspace, transaction)
        }
    }

    /// No attempt is made any more: the campaign was cancelled.
    func giveUp(_ campaign: Campaign) throws {
        try RecipientStore(transaction, campaign.id, in: workspace).giveUpAttempts()
        try store.set("retrying = 0", of: campaign.id)
    }

    /// - Parameter rest: nothing leaves before then.
    func nextDue(_ campaign: Campaign, after rest: Timestamp?) throws -> Timestamp? {
        guard campaign.retrying > 0 else { return nil }
        return try RecipientStore(transaction, campaign.id, in: workspace).nextDue().map { max($0, rest ?? $0) }
    }
}
