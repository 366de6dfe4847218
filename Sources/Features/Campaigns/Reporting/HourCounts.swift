import Primitives
import Storage

/// What a batch of changes adds to a campaign's hours. A message counts in the hour in which it first came so far.
struct HourCounts {
    private struct Counts {
        var sent = 0
        var delivered = 0
        var read = 0
    }

    private var hours: [Int64: Counts] = [:]

    mutating func add(from old: Recipient, to new: Recipient) {
        if old.sentAt == nil, let at = new.sentAt { hours[at.hour, default: Counts()].sent += 1 }
        if old.deliveredAt == nil, let at = new.deliveredAt { hours[at.hour, default: Counts()].delivered += 1 }
        if old.readAt == nil, let at = new.readAt { hours[at.hour, default: Counts()].read += 1 }
    }

    /// With the campaign locked.
    func save(of campaign: CampaignID, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        try transaction.runEach(
            hours.sorted { $0.key < $1.key }.map { hour, counts in
                """
                INSERT INTO campaign_hours (workspace_id, campaign_id, hour, sent, delivered, read_count)
                VALUES (\(workspace), \(campaign), \(hour), \(counts.sent), \(counts.delivered), \(counts.read))
                ON CONFLICT (workspace_id, campaign_id, hour) DO UPDATE SET sent = campaign_hours.sent + excluded.sent,
                    delivered = campaign_hours.delivered + excluded.delivered,
                    read_count = campaign_hours.read_count + excluded.read_count
                """
            }
        )
    }
}
