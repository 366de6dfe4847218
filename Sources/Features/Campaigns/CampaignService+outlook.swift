import Credits
import Notifications
package import Primitives
import Routes
import Storage

extension CampaignService {
    /// The estimate, with what it will probably come to. Where the points do not reach, those who can add some are told, once
    /// for each campaign: whoever makes it may not.
    package func outlook(_ id: CampaignID, in workspace: WorkspaceID) async throws -> CampaignOutlook {
        let (campaign, outlook, isTold) = try await database.read { transaction in
            let campaign = try CampaignStore(transaction, in: workspace).find(id)
            let estimate = try CampaignEstimator(transaction: transaction, workspace: workspace, runner: runner)
                .estimate(campaign)
            let past = try runner.credits.ledger(in: transaction).pastDelivery(workspace)
            let key = CampaignEnding.noticeKey(id, Self.shortDraft)
            let isTold = try runner.notifier.isTold(key, in: workspace, transaction)
            return (campaign, CampaignOutlook(estimate, past: past), isTold)
        }
        if !isTold, campaign.state == .draft, let short = outlook.estimate.shortBy {
            try await tell(campaign, short, outlook.estimate, in: workspace)
        }
        return outlook
    }

    private static let shortDraft = "draft"

    private func tell(_ campaign: Campaign, _ short: Points, _ estimate: CampaignEstimate, in workspace: WorkspaceID)
        async throws
    {
        try await database.write { transaction in
            try CampaignEnding(runner: runner, workspace: workspace, transaction: transaction)
                .notify(
                    campaign,
                    kind: "campaign.short",
                    variant: "draft",
                    title: "\(campaign.name, "campaign") is being made and \(short, "short") points are missing",
                    detail:
                        "It needs \(estimate.total, "needed") points and \(estimate.available, "available") are available. Add"
                        + " credits, or nothing is sent.",
                    occasion: Self.shortDraft
                )
        }
    }
}
