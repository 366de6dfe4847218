import Primitives
import Synchronization

/// Sums over all of a campaign's people, kept for twenty times as long as they took: a screen that asks with every change of a
/// campaign of a million takes no more than a twentieth of a processor.
final class KeptReports: Sendable {
    private static let most = 100

    private struct Kept {
        let costs: CampaignCosts
        let until: Timestamp
    }

    private let kept = Mutex<[CampaignID: Kept]>([:])

    func find(_ campaign: CampaignID, at now: Timestamp) -> CampaignCosts? {
        kept.withLock { kept in kept[campaign].flatMap { $0.until > now ? $0.costs : nil } }
    }

    func keep(_ costs: CampaignCosts, of campaign: CampaignID, from began: Timestamp, to ended: Timestamp) {
        kept.withLock { kept in
            if kept.count >= Self.most { kept = kept.filter { $0.value.until > ended } }
            if kept.count >= Self.most { kept.removeAll() }
            kept[campaign] = Kept(costs: costs, until: ended + (ended - began) * 20)
        }
    }
}
