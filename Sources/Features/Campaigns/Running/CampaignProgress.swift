import Credits
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
        let campaigns = CampaignStore(transaction, in: workspace)
        let byRow = Dictionary(grouping: changes, by: \.row)
        let before = try recipients.find(byRow.keys.sorted())
        // Of a campaign that is gone nothing is counted any more; its messages are charged all the same.
        guard !before.isEmpty else { return }
        // Only what failed may be tried again.
        let failedAt = changes.filter { $0.state == .failed }.map(\.at).max()
        let retry = try failedAt.flatMap { try campaigns.find(id).retryPlan(at: $0) }
        var moved = CampaignCounts()
        var (charged, committed, retrying) = (Points.zero, Points.zero, 0)
        var changed: [Recipient] = []
        var hours = HourCounts()
        for old in before {
            var new = old
            for change in byRow[old.row] ?? [] {
                if change.isOf(old) {
                    new = new.taking(change)
                } else {
                    new.chargedBefore += try recipients.chargeEarlier(change)
                }
            }
            new.nextAttemptAt = new.state == .failed ? old.nextAttemptAt ?? retry?.next(for: new, at: changes) : nil
            guard new != old else { continue }
            changed.append(new)
            hours.add(from: old, to: new)
            if new.state != old.state { moved.move(from: old.state, to: new.state) }
            charged += new.chargedInAll - old.chargedInAll
            committed += new.exposure - old.exposure
            retrying += (new.nextAttemptAt == nil ? 0 : 1) - (old.nextAttemptAt == nil ? 0 : 1)
        }
        guard !changed.isEmpty else { return }
        try recipients.save(changed)
        if retrying != 0 { try campaigns.set("retrying = retrying + \(retrying)", of: id) }
        var campaign = try campaigns.count(moved, charged: charged, committed: committed, of: id)
        if retrying > 0, campaign.state == .completed {
            // Meta takes a message first and says later that it did not deliver it.
            try campaigns.set("state = 'running', finished_at = NULL", of: id)
            campaign = try campaigns.find(id)
        }
        try hours.save(of: id, in: workspace, transaction)
        // Done, given back to the line after it was cancelled, or without its channel: there is something to do.
        let isDone = campaign.state == .running && campaign.isHandedOver
        let isToBeTakenBack = campaign.state.isOver && campaign.counts[.queued] > 0
        let isCutOff = !campaign.state.isOver && changes.contains { $0.errorCode == SkipReason.channelGoneCode }
        // While it hands over its job looks for what is due by itself.
        let hasNewDue = retrying > 0 && (!campaign.isHandingOver || campaign.restsUntil != nil)
        let isBack = campaign.options.isRepriced == true && changes.contains { $0.state == .queued }
        if isDone || isToBeTakenBack || isCutOff || hasNewDue || isBack {
            try alarm.ring(id, in: workspace, transaction)
        }
        try news.tellSoon(id, in: workspace, transaction)
    }
}

extension Campaign {
    /// An API campaign runs for ever: without a deadline of its own each message has its time from its failure on.
    func retryPlan(at moment: Timestamp) -> RetryPlan? {
        guard options.retry.on, !state.isOver || state == .completed, let startedAt else { return nil }
        return RetryPlan(
            retry: options.retry,
            startedAt: kind == .api ? moment : startedAt,
            finishBy: options.schedule.finishBy
        )
    }
}

extension RetryPlan {
    fileprivate func next(for recipient: Recipient, at changes: [RecipientChange]) -> Timestamp? {
        guard let code = recipient.errorCode, let now = changes.map(\.at).max() else { return nil }
        return next(after: recipient.attempt, code: code, at: now)
    }
}

extension RecipientChange {
    /// Whether it speaks of the recipient's last attempt.
    fileprivate func isOf(_ recipient: Recipient) -> Bool {
        recipient.attempt == 1 || recipient.message == nil || recipient.message == message
    }
}

extension Recipient {
    /// What all attempts were charged so far.
    fileprivate var chargedInAll: Points { (charged ?? .zero) + chargedBefore }

    /// What they were charged, and what the attempt under way may still cost.
    fileprivate var exposure: Points {
        switch state {
        case .queued, .submitting, .unknown, .sent: chargedBefore + (charged ?? quote.amount)
        case .delivered, .read, .failed, .skipped, .cancelled: chargedInAll
        }
    }

    /// Times go up with the states, also when only the last was told of.
    fileprivate func taking(_ change: RecipientChange) -> Recipient {
        let isSent = [.sent, .delivered, .read].contains(change.state)
        let isDelivered = change.state == .delivered || change.state == .read
        let read = change.readAt ?? (change.state == .read ? readAt ?? change.at : readAt)
        let delivered = change.deliveredAt ?? (isDelivered ? deliveredAt ?? read ?? change.at : deliveredAt)
        let sent = change.sentAt ?? (isSent ? sentAt ?? delivered ?? change.at : sentAt)
        var taken = Recipient(
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
        (taken.zone, taken.variant, taken.attempt, taken.turn) = (zone, variant, attempt, turn)
        (taken.nextAttemptAt, taken.chargedBefore) = (nextAttemptAt, chargedBefore)
        return taken
    }
}
