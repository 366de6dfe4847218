import Primitives
import Storage

/// What a batch of changes adds to a campaign's hours. Each recipient counts in the hours in which their message came so far,
/// and as often as the funnel counts them: what failed after it was sent is taken out again, and another attempt comes in anew.
struct HourCounts {
    private struct Counts {
        var sent = 0
        var delivered = 0
        var read = 0
    }

    private var hours: [Int64: Counts] = [:]

    mutating func add(from old: Recipient, to new: Recipient) {
        move(\.sent, from: old.sentHour, to: new.sentHour)
        move(\.delivered, from: old.deliveredHour, to: new.deliveredHour)
        move(\.read, from: old.readHour, to: new.readHour)
    }

    private mutating func move(_ count: WritableKeyPath<Counts, Int>, from old: Int64?, to new: Int64?) {
        guard old != new else { return }
        if let old { hours[old, default: Counts()][keyPath: count] -= 1 }
        if let new { hours[new, default: Counts()][keyPath: count] += 1 }
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

extension Recipient {
    fileprivate var sentHour: Int64? { [.sent, .delivered, .read].contains(state) ? sentAt?.hour : nil }
    fileprivate var deliveredHour: Int64? { [.delivered, .read].contains(state) ? deliveredAt?.hour : nil }
    fileprivate var readHour: Int64? { state == .read ? readAt?.hour : nil }
}
