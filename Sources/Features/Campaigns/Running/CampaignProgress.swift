package import Events
package import Primitives
package import Storage

/// Keeps campaigns' counters while their messages move: told of changes by Messaging, inside the transactions that make
/// them.
///
/// A batch of changes costs one look, one update for each recipient and one for each campaign; whether a campaign is
/// done is read off its counters, never counted.
package struct CampaignProgress: Sendable {
    private let alarm: CampaignAlarm
    private let news: CampaignNews

    package init(ambient: Ambient, events: EventLog) {
        alarm = CampaignAlarm(ambient: ambient)
        news = CampaignNews(ambient: ambient, events: events)
    }

    package func take(_ changes: [RecipientChange], in workspace: WorkspaceID, _ transaction: Transaction) throws {
        // In the order of identities: two batches that meet the same campaigns wait for each other, never crosswise.
        let byCampaign = Dictionary(grouping: changes, by: \.campaign).sorted { $0.key < $1.key }
        for (campaign, changes) in byCampaign { try take(changes, of: campaign, in: workspace, transaction) }
    }

    private func take(
        _ changes: [RecipientChange],
        of id: CampaignID,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws {
        let recipients = RecipientStore(transaction, id, in: workspace)
        let byRow = Dictionary(grouping: changes, by: \.row)
        let before = try recipients.find(byRow.keys.sorted())
        var moved = CampaignCounts()
        var charged = Points.zero
        var changed: [Recipient] = []
        var hours = HourCounts()
        for old in before {
            let new = (byRow[old.row] ?? []).reduce(old) { $0.taking($1) }
            guard new != old else { continue }
            changed.append(new)
            hours.add(from: old, to: new)
            if new.state != old.state { moved.move(from: old.state, to: new.state) }
            charged += (new.charged ?? .zero) - (old.charged ?? .zero)
        }
        guard !changed.isEmpty else { return }
        try recipients.save(changed)
        let campaign = try CampaignStore(transaction, in: workspace).count(moved, charged: charged, of: id)
        try hours.save(of: id, in: workspace, transaction)
        // Done, given back to the line after it was cancelled, or without its channel: there is something to do.
        let isDone = campaign.state == .running && campaign.isHandedOver
        let isToBeTakenBack = campaign.state.isOver && campaign.counts[.queued] > 0
        let isCutOff = !campaign.state.isOver && changes.contains { $0.errorCode == SkipReason.channelGoneCode }
        if isDone || isToBeTakenBack || isCutOff { try alarm.ring(id, in: workspace, transaction) }
        try news.tellSoon(id, in: workspace, transaction)
    }
}

extension Recipient {
    /// Times go up with the states, also when only the last was told of.
    fileprivate func taking(_ change: RecipientChange) -> Recipient {
        let isSent = [.sent, .delivered, .read].contains(change.state)
        let isDelivered = change.state == .delivered || change.state == .read
        let read = change.readAt ?? (change.state == .read ? readAt ?? change.at : readAt)
        let delivered = change.deliveredAt ?? (isDelivered ? deliveredAt ?? read ?? change.at : deliveredAt)
        let sent = change.sentAt ?? (isSent ? sentAt ?? delivered ?? change.at : sentAt)
        return Recipient(
            row: row,
            contact: contact,
            name: name,
            phone: phone,
            state: change.state,
            errorCode: change.state == .failed ? change.errorCode : nil,
            errorText: change.state == .failed ? change.errorText : nil,
            content: content,
            preview: preview,
            quote: quote,
            charged: change.charged ?? charged,
            message: change.message,
            sentAt: sent,
            deliveredAt: delivered,
            readAt: read
        )
    }
}
