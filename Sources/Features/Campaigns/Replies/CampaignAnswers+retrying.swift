import Messaging
import Primitives
import Storage

extension CampaignAnswers {
    /// Somebody has sent a campaign's message again by hand: the attempt that it would have made itself is given up, so that the
    /// person gets one.
    func retried(_ message: Message, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        guard let campaign = message.campaign else { return }
        let recipients = RecipientStore(transaction, campaign, in: workspace)
        guard try recipients.giveUp(message.id, of: message.contact) else { return }
        try CampaignStore(transaction, in: workspace).set("retrying = retrying - 1", of: campaign)
        // It may have waited for this one only.
        try CampaignAlarm(ambient: ambient).ring(campaign, in: workspace, transaction)
        try CampaignNews(ambient: ambient, events: events).tellSoon(campaign, in: workspace, transaction)
    }
}
