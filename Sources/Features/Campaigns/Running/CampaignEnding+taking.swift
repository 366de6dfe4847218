import Credits
import Jobs
import Primitives
import Storage

/// Takes back what of a campaign has not left, when it is over.
extension CampaignEnding {
    private static let batch = 5_000
    /// How soon somebody looks again what became of an attempt that somebody else has made, whoever tells of it.
    private static let looks: ClosedRange<Duration> = .seconds(60)...(.hours(1))

    /// Takes back some of what Messaging has in line. False when nothing is left there.
    func takeBackQueued(_ campaign: Campaign) throws -> Bool {
        guard campaign.hold != nil || campaign.kind == .api else { return false }
        return try runner.line.cancel(transaction, (workspace, campaign.id)) > 0
    }

    /// Takes back some of what Messaging was never given.
    func takeBackWaiting(_ campaign: Campaign, _ job: Job) throws -> CampaignRunner.Outcome {
        let recipients = RecipientStore(transaction, campaign.id, in: workspace)
        let count = try recipients.cancel(limit: Self.batch)
        if count > 0 {
            var moved = CampaignCounts()
            moved[.queued] = -count
            moved[.cancelled] = count
            _ = try store.count(moved, of: campaign.id)
            try runner.news.tellSoon(campaign.id, in: workspace, transaction)
            return .more
        }
        let now = runner.ambient.now()
        if let leaves = try runner.line.againLeaves(transaction, (workspace, campaign.id), campaign.channel) {
            // An attempt by hand leaves when it may, in hours or days; `CampaignProgress` tells of it when it does.
            let pause = min(max(leaves - now, Self.looks.lowerBound), Self.looks.upperBound)
            try job.lease.postpone(until: now + pause, in: transaction)
            return .finished
        }
        // What is left counts as queued but is in a dispatcher's hands at this moment; it is told of when it comes back.
        try job.lease.postpone(until: now + .seconds(1), in: transaction)
        return .finished
    }

    /// Gives back what of the hold no open message needs.
    func giveBack(_ campaign: Campaign) throws {
        try CampaignWaiting(runner: runner, workspace: workspace, transaction: transaction).giveBack(campaign)
        guard let hold = campaign.hold else { return }
        try runner.credits.ledger(in: transaction).close(workspace, hold: hold)
    }
}
