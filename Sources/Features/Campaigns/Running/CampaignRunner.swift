import Contacts
import Credits
import Jobs
import Notifications
import Primitives
import Storage
import Templates
import Workspaces

/// The job that moves a campaign on, from its start to its end: it looks where the campaign stands and does the next
/// step, each in a transaction of its own.
///
/// The state on the row decides what is next, so a killed process, a second worker or a repeated job does nothing twice.
struct CampaignRunner: Sendable {
    /// How long one run goes on before other jobs have a turn.
    private static let share: Duration = .seconds(20)

    let database: Database
    let ambient: Ambient
    let credits: CreditService
    let line: CampaignLine
    let notifier: Notifier
    let news: CampaignNews
    /// How many contacts the workspace may have.
    let limits: WorkspaceLimits

    /// What a step came to.
    enum Outcome: Sendable {
        case more
        /// The job is completed or put off.
        case finished
    }

    var handler: JobHandler {
        JobHandler(kind: CampaignAlarm.kind) { try await run($0) }
    }

    private func run(_ job: Job) async throws {
        guard let id = CampaignID(job.key) else { return }
        let end = ambient.now() + Self.share
        while true {
            try Task.checkCancellation()
            let outcome = try await database.write { transaction in
                let outcome = try step(id, job, transaction)
                if case .more = outcome { try job.advance(in: transaction) }
                return outcome
            }
            guard case .more = outcome else { return }
            let now = ambient.now()
            guard now < end else {
                return try await database.write { try job.lease.postpone(until: now, in: $0) }
            }
        }
    }

    /// Does what is next.
    func step(_ id: CampaignID, _ job: Job, _ transaction: Transaction) throws -> Outcome {
        let store = CampaignStore(transaction, in: job.workspace)
        let ending = CampaignEnding(runner: self, workspace: job.workspace, transaction: transaction)
        let seen = try? store.find(id)
        guard let seen else {
            try job.lease.complete(in: transaction)
            return .finished
        }
        // Messages and the wallet are locked before the campaign, as whoever settles messages does: two that lock crosswise
        // would wait.
        if seen.state.isOver {
            if try ending.takeBackQueued(seen) { return .more }
            if seen.counts[.queued] == 0, !seen.isSettled { try ending.giveBack(seen) }
        }

        let recall = CampaignRecall(runner: self, workspace: job.workspace, transaction: transaction)
        let recalled = try recall.due(seen)
        if !recalled.isEmpty {
            try recall.putBack(recalled, in: try store.lock(id))
            return .more
        }

        let queueing = CampaignQueueing(runner: self, workspace: job.workspace, transaction: transaction)
        let retries = RetryQueueing(runner: self, workspace: job.workspace, transaction: transaction)
        let isRefused = try queueing.isRefused(seen)
        if seen.state == .paused { try line.lock(transaction, (job.workspace, id)) }
        let stop = try !seen.isHandingOver || seen.retrying > 0 ? queueing.stopForTemplate(seen) : nil
        var again =
            try seen.state == .running && seen.retrying > 0 && stop == nil && !isRefused ? retries.prepare(seen) : nil
        var rest: Timestamp?
        if case .wait(let moment)? = again { (again, rest) = (nil, moment) }
        let next = seen.isHandingOver && again == nil && !isRefused ? try queueing.prepare(seen) : nil

        let campaign = try store.lock(id)
        let isCutOff = try ending.endWithoutChannel(campaign)
        // Paused or ended since it was looked at.
        if let again, isCutOff || campaign.state != .running { try retries.letGo(again) }
        if isCutOff { return .more }
        let audience = CampaignAudience(runner: self, workspace: job.workspace, transaction: transaction)
        switch campaign.state {
        case .scheduled:
            let gate = CampaignGate(
                runner: self,
                workspace: job.workspace,
                transaction: transaction,
                campaign: campaign
            )
            let begins = try campaign.startAt.map(gate.beginsForItsPeople)
            guard let startAt = campaign.startAt, let begins, begins > gate.now else {
                try begin(campaign, store, ending, in: job.workspace, transaction)
                return .more
            }
            let waiting = CampaignWaiting(runner: self, workspace: job.workspace, transaction: transaction)
            try waiting.look(campaign, startAt: startAt)
            try job.lease.postpone(until: min(waiting.nextLook(before: startAt), begins), in: transaction)
            return .finished
        case .starting:
            if campaign.isFrozen {
                try ending.hold(campaign)
            } else {
                try audience.freeze(campaign)
            }
            return .more
        case .running where isRefused:
            if let failure = campaign.failure { try queueing.stop(campaign, failure) }
            return .more
        case .running where stop != nil:
            if let stop { try queueing.stop(campaign, stop) }
            return .more
        case .running where again != nil:
            if let again { try retries.queue(campaign, again) }
            return .more
        case .running where campaign.isHandingOver:
            // Without what was seen, it was resumed meanwhile: look again.
            guard let next, let moment = try queueing.queue(campaign, next) else { return .more }
            let due = try retries.nextDue(campaign, after: rest)
            try job.lease.postpone(until: min(moment, due ?? moment), in: transaction)
            return .finished
        case .running where campaign.isHandedOver:
            try ending.complete(campaign)
            return .more
        case .running where campaign.retrying > 0:
            try job.lease.postpone(
                until: try retries.nextDue(campaign, after: rest) ?? ambient.now() + .hours(1),
                in: transaction
            )
            return .finished
        case .cancelled where campaign.counts[.queued] > 0, .failed where campaign.counts[.queued] > 0:
            return try ending.takeBackWaiting(campaign, job)
        case .completed where !campaign.isSettled, .cancelled where !campaign.isSettled,
            .failed where !campaign.isSettled:
            if seen.state == campaign.state, seen.counts == campaign.counts {
                if campaign.retrying > 0 { try retries.giveUp(campaign) }
                try store.set("is_settled = 1", of: id)
            }
            return .more
        case .paused:
            guard seen.state == .paused else { return .more }
            // Whoever paused it could not wait for what was put in line, and taken from it, at that very moment.
            try line.pause(transaction, (job.workspace, id))
            try job.lease.complete(in: transaction)
            return .finished
        case .draft, .late, .running, .completed, .cancelled, .failed:
            // With the campaign locked: whoever wakes it after this finds the job gone and leaves another.
            try job.lease.complete(in: transaction)
            return .finished
        }
    }

    /// Starts what was scheduled. What nobody could start for long after its time may have lost its sense: a person is asked.
    private func begin(
        _ campaign: Campaign,
        _ store: CampaignStore,
        _ ending: CampaignEnding,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws {
        let now = ambient.now()
        let startAt = campaign.startAt ?? now
        guard now - startAt <= .minutes(Int64(campaign.options.schedule.lateAfterMinutes)) else {
            try store.set("late_since = \(now)", of: campaign.id)
            try news.tell(try store.find(campaign.id), in: workspace, transaction)
            return try ending.notify(
                campaign,
                kind: "campaign.late",
                title: "\(campaign.name, "campaign") was not started in time",
                detail: "Its time was \(startAt, "at"). Start it now, schedule it anew, or leave it out.",
                occasion: "late:\(startAt.milliseconds)"
            )
        }
        try store.set("state = 'starting', started_at = \(now)", of: campaign.id)
        try news.tell(try store.find(campaign.id), in: workspace, transaction)
    }
}

extension Campaign {
    /// Whether there may be recipients whom Messaging was not given.
    ///
    /// An API campaign hands over what it was given, but for what was taken back to be priced anew.
    var isHandingOver: Bool { state == .running && !isQueued && (kind == .broadcast || hold != nil) }
}
