import Credits
import Primitives

/// `GET /api/campaigns/{id}/estimate`.
struct CampaignEstimateBody: Codable, Sendable {
    /// If every message is delivered: the most.
    let total: Points
    /// If as many are delivered as usually are.
    let expected: Points
    /// If as few are delivered as on the worst day.
    let least: Points
    let recipients: Int
    let lines: [Line]
    /// What lines without a past go by; `nil` when all that costs has one.
    let assumed: PastDelivery.Record?
    let available: Points
    let shortBy: Points?
    let limit: Limit
    let duration: Length

    struct Limit: Codable, Sendable {
        /// Of Meta's limit of people a day; `nil` for any number.
        let left: Int?
        let days: Int
    }

    struct Length: Codable, Sendable {
        let seconds: Int64
    }

    struct Line: Codable, Sendable {
        let market: String
        let category: MessageCategory
        let count: Int
        let price: Points
        let amount: Points
        let free: FreeReason?
        /// What came of the workspace's own messages of this category there; `nil` when too few were sent.
        let past: PastDelivery.Record?
    }

    init(_ outlook: CampaignOutlook, _ time: CampaignDuration) {
        let estimate = outlook.estimate
        limit = Limit(left: time.left, days: time.days)
        duration = Length(seconds: time.seconds)
        total = estimate.total
        expected = outlook.expected
        least = outlook.least
        assumed = outlook.isAssumed ? PastDelivery.assumed : nil
        recipients = estimate.recipients
        lines = estimate.lines.map {
            Line(
                market: $0.market,
                category: $0.category,
                count: $0.count,
                price: $0.price,
                amount: $0.price.times(Int64($0.count)) ?? .zero,
                free: $0.free,
                past: outlook.past.record($0.category, $0.market)
            )
        }
        available = estimate.available
        shortBy = estimate.shortBy
    }
}
