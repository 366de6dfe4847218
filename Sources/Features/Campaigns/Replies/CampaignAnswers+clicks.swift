import Messaging
package import Primitives
package import Storage
import Templates
package import TrackedLinks

extension CampaignAnswers {
    /// Somebody followed a link of a campaign: for `TrackedLinks`.
    package func clicked(_ click: TrackedClick, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        guard let campaign = click.owner.campaign else { return }
        let store = ReplyStore(transaction, in: workspace)
        guard let found = try store.find(campaign, row: Int(click.recipient)) else { return }
        try countForTemplate(click, found, in: workspace, transaction)
        guard click.isFirst, found.reply.clickedAt == nil else { return }
        let reply = CampaignReply(message: nil, repliedAt: nil, clickedAt: click.at, optedOutAt: nil, bits: 0)
        try store.save(reply, of: campaign, row: found.row)
        var answer = CampaignAnswer(campaign: campaign, at: click.at)
        answer.isClick = true
        try count([answer], in: workspace, transaction)
    }

    /// Each click counts for the template whose button it was, as each tap does.
    private func countForTemplate(
        _ click: TrackedClick,
        _ found: ReplyStore.Found,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws {
        let campaign = try CampaignStore(transaction, in: workspace).find(found.campaign)
        guard let content = campaign.content(of: found.variant) else { return }
        try TemplateNumberStore(transaction, in: workspace).click(
            content.templateId,
            variables: content.variables.filter { $0.value.tracked?.url == click.url }.keys,
            at: click.at
        )
    }
}
