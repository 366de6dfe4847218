import Messaging
package import Primitives
package import Storage
package import TrackedLinks

extension TrackedLink.Owner {
    /// A campaign, whose recipients are known by their rows.
    package static let campaignKind = "campaign"

    package init(_ campaign: CampaignID) {
        self.init(Self.campaignKind, campaign.rawValue)
    }

    package var campaign: CampaignID? { kind == Self.campaignKind ? CampaignID(rawValue: id) : nil }
}

extension CampaignAnswers {
    /// Somebody followed a link of a campaign: for `TrackedLinks`.
    package func clicked(_ click: TrackedClick, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        guard let campaign = click.owner.campaign, click.isFirst else { return }
        let store = ReplyStore(transaction, in: workspace)
        guard let found = try store.find(campaign, row: click.recipient), found.reply.clickedAt == nil else { return }
        let reply = CampaignReply(message: nil, repliedAt: nil, clickedAt: click.at, optedOutAt: nil, bits: 0)
        try store.save(reply, of: campaign, row: click.recipient)
        var answer = CampaignAnswer(campaign: campaign, at: click.at)
        answer.isClick = true
        try count([answer], in: workspace, transaction)
    }
}
