import Credits
import Messaging
import Primitives
import Storage

extension CampaignAnswers {
    /// Somebody has sent a campaign's message again by hand: that is the next attempt of its recipient, as if the campaign had made
    /// it; the one that it would have made itself is given up. Of a campaign that was completed it runs again until that is done.
    ///
    /// - Throws: `CampaignError.movedOn`.
    func retried(_ attempt: NextAttempt, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        guard let id = attempt.old.campaign else { return }
        let (recipients, campaigns) = (
            RecipientStore(transaction, id, in: workspace), CampaignStore(transaction, in: workspace)
        )
        let row = attempt.old.reference.map { [Int($0)] } ?? []
        guard let old = try recipients.find(row).first, old.message == attempt.old.id,
            old.state == .failed || old.state == .unknown
        else { throw CampaignError.movedOn }
        let quote = attempt.quote
        try recipients.tryAgain([(old, attempt.message, quote.amount)])
        if quote != old.quote { try recipients.requote([(old.row, quote)]) }
        var moved = CampaignCounts()
        moved.move(from: old.state, to: .queued)
        // What may have arrived was committed already: it may still be charged, but is not waited for any more.
        let known = old.state == .unknown && old.charged == nil ? old.quote.amount : .zero
        let campaign = try campaigns.count(moved, committed: quote.amount - known, of: id)
        if old.nextAttemptAt != nil {
            try campaigns.set("retrying = retrying - 1", of: id)
            // It may have waited for this one only.
            try CampaignAlarm(ambient: ambient).ring(id, in: workspace, transaction)
        }
        if campaign.state == .completed {
            try campaigns.set("state = 'running', finished_at = NULL", of: id)
        }
        try CampaignNews(ambient: ambient, events: events).tellSoon(id, in: workspace, transaction)
    }
}
