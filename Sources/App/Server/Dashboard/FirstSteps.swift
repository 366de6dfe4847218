import Campaigns
import Primitives
import Storage
import Templates
import Workspaces

/// What a new workspace has done of what makes it useful. Once done, a step stays done.
struct FirstSteps {
    let hasTemplate: Bool
    let hasCampaign: Bool
    let hasColleague: Bool

    init(_ workspace: WorkspaceID, in transaction: Transaction) throws {
        hasTemplate = try TemplateStore(transaction).hasApproved(in: workspace)
        hasCampaign = try CampaignStore(transaction, in: workspace).hasStarted()
        hasColleague = try MemberStore(transaction, workspace: workspace).page(after: nil, limit: 2).count > 1
    }
}
