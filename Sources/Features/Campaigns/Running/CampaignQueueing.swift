import Calendars
import Contacts
import Credits
import Primitives
import Storage
import Templates

/// Hands a running campaign's recipients to Messaging, a slice at a time.
struct CampaignQueueing {
    /// Messages of one transaction: a reply waits for the transaction before its own.
    static let slice = 250

    let runner: CampaignRunner
    let workspace: WorkspaceID
    let transaction: Transaction

    var store: CampaignStore { CampaignStore(transaction, in: workspace) }

    /// What is to be done next, as it was seen before the campaign was locked.
    enum Next {
        /// Nobody is left when so many were handed over.
        case end(after: Int)
        /// It waits for a person: Meta has withdrawn or changed the template, or the budget is used up.
        case stop(CampaignFailure)
        case rest(until: Timestamp, words: String)
        case soon(Timestamp)
        /// All on whom variants are tried have their message.
        case sampled
        case choose(String)
        /// What is left is not sent any more.
        case over
        /// These are not written to: it was past the start's time where they are.
        case passed(WaitingLine)
        case slice(Slice)
    }

    struct Slice {
        let after: Int
        let line: WaitingLine
        let last: Int
        let messages: [CampaignMessage]
        let requoted: [(row: Int, quote: Quote)]
        let skipped: [(row: Int, reason: SkipReason)]
        let renumbered: [(row: Int, phone: PhoneNumber)]
        let pacedUntil: Timestamp?
    }

    /// Looks what is next, and locks what others lock before they lock a campaign: see "Locks" in `docs/architecture.md`.
    func prepare(_ seen: Campaign) throws -> Next {
        let next = try look(seen)
        if let hold = seen.hold {
            let now = runner.ambient.now()
            try runner.credits.ledger(in: transaction).extend(
                workspace,
                hold: hold,
                endingBefore: now + CampaignEnding.holdLasts / 2,
                to: now + CampaignEnding.holdLasts
            )
        }
        return next
    }

    private func look(_ seen: Campaign) throws -> Next {
        guard seen.hold != nil else { return .end(after: seen.queuedRow) }
        guard let plan = try plan(of: seen) else { return try stopping(seen, Self.withdrawn) }
        if let failure = try changed(seen, plan) { return try stopping(seen, failure) }
        let rule = seen.options.variants.isEmpty ? nil : seen.options.winner
        // Once the winner is chosen, those who were tried and taken back get what was tried on them.
        let isTried: Bool? = rule == nil || seen.winner != nil ? nil : seen.winnerAt == nil
        if rule != nil, seen.winner == nil, let moment = seen.winnerAt {
            guard moment <= runner.ambient.now() else {
                return .rest(until: moment, words: "The variants are compared then.")
            }
            return .choose(try WinnerChoice(transaction, seen.id, in: workspace).choose(seen.options))
        }
        let gate = CampaignGate(runner: runner, workspace: workspace, transaction: transaction, campaign: seen)
        switch try gate.ask(tried: isTried) {
        case .over: return .over
        case .passed(let line): return .passed(line)
        case .nobody: return isTried == true ? .sampled : .end(after: seen.queuedRow)
        case .rest(let moment, let words): return .rest(until: moment, words: words)
        case .soon(let moment): return .soon(moment)
        case .go(let line, let most):
            let waiting = try RecipientStore(transaction, seen.id, in: workspace).waiting(line, limit: most)
            guard !waiting.isEmpty else { return .soon(runner.ambient.now()) }
            return try slice(waiting, line, seen, plan, gate.pace)
        }
    }

    private func slice(
        _ waiting: [Recipient],
        _ line: WaitingLine,
        _ seen: Campaign,
        _ plan: CampaignCheck.Plan,
        _ pace: Pace?
    ) throws -> Next {
        let sorting = SliceSorting(
            runner: runner,
            workspace: workspace,
            transaction: transaction,
            campaign: seen,
            plan: plan,
            pace: pace
        )
        let slice = try sorting.sort(waiting)
        guard let last = slice.last else { return try stopping(seen, Self.overBudget(seen)) }
        try runner.line.prepare(transaction, (workspace, seen.id), seen.channel, slice.messages.map(\.contact))
        return .slice(
            Slice(
                after: seen.queuedRow,
                line: line,
                last: last,
                messages: slice.messages,
                requoted: slice.requoted,
                skipped: slice.skipped,
                renumbered: slice.renumbered,
                pacedUntil: slice.pacedUntil
            )
        )
    }

    /// Does what is next, unless another worker has done it meanwhile.
    ///
    /// - Returns: when to look again; `nil` for at once.
    func queue(_ campaign: Campaign, _ next: Next) throws -> Timestamp? {
        switch next {
        case .end(let row):
            if row == campaign.queuedRow { try store.set("is_queued = 1", of: campaign.id) }
        case .stop(let failure): try stop(campaign, failure)
        case .soon(let moment): return moment
        case .rest(let moment, let words):
            if campaign.restsUntil != moment {
                try store.set("rests_until = \(moment), rests_for = \(words)", of: campaign.id)
                try runner.news.tell(try store.find(campaign.id), in: workspace, transaction)
            }
            return moment
        case .sampled:
            let hours = Int64(campaign.options.winner?.afterHours ?? 0)
            try store.set("winner_at = \(runner.ambient.now() + .hours(hours))", of: campaign.id)
        case .choose(let winner):
            if campaign.winner == nil { try store.set("winner = \(winner)", of: campaign.id) }
        case .over:
            if try !leaveOut(.tooLate, of: campaign) { try store.set("is_queued = 1", of: campaign.id) }
        case .passed(let line): _ = try leaveOut(.passed, line, of: campaign)
        case .slice(let slice):
            if let hold = campaign.hold, slice.after == campaign.queuedRow { try queue(slice, of: campaign, hold) }
        }
        return nil
    }

    private func queue(_ slice: Slice, of campaign: Campaign, _ hold: HoldID) throws {
        let recipients = RecipientStore(transaction, campaign.id, in: workspace)
        try recipients.skip(slice.skipped)
        try recipients.requote(slice.requoted)
        try recipients.renumber(slice.renumbered)
        var moved = CampaignCounts()
        for _ in slice.skipped { moved.move(from: .queued, to: .skipped) }
        let committed = slice.messages.reduce(Points.zero) { $0 + $1.quote.amount }
        _ = try store.count(moved, committed: committed, of: campaign.id)
        try runner.line.queue(transaction, (workspace, campaign.id), campaign.channel, hold, slice.messages)
        try recipients.hand(over: slice.line, through: slice.last)
        let count = slice.messages.count + slice.skipped.count
        try store.set(
            """
            queued_row = queued_row + \(count), paced_until = \(slice.pacedUntil), rests_until = NULL, rests_for = NULL
            """,
            of: campaign.id
        )
        try CampaignGate(runner: runner, workspace: workspace, transaction: transaction, campaign: campaign)
            .count(slice.messages.count)
        try runner.news.tellSoon(campaign.id, in: workspace, transaction)
    }

    /// Leaves some of those out who wait.
    ///
    /// - Returns: `false` when nobody was left.
    private func leaveOut(_ reason: SkipReason, _ line: WaitingLine? = nil, of campaign: Campaign) throws -> Bool {
        let recipients = RecipientStore(transaction, campaign.id, in: workspace)
        let count = try recipients.skip(reason, line, limit: 5_000)
        guard count > 0 else { return false }
        var moved = CampaignCounts()
        moved[.queued] = -count
        moved[.skipped] = count
        _ = try store.count(moved, of: campaign.id)
        return true
    }
}
