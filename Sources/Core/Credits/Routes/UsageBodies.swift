import Primitives

struct UsageBody: Codable, Sendable {
    let from: Timestamp
    let to: Timestamp
    let group: UsageReport.Group
    let rows: [UsageRowBody]
    let totals: UsageTotalsBody
    /// What the journal says was charged in the same time: the same as the points of the totals.
    let journal: Points
}

struct UsageRowBody: Codable, Sendable {
    let key: String
    let free: Int64
    let business: Int64
    let user: Int64
    let messages: Int64
    let delivered: Int64
    let points: Points

    init(_ key: String, _ counts: UsageCounts) {
        self.key = key
        free = counts.free
        business = counts.business
        user = counts.user
        messages = counts.messages
        delivered = counts.delivered
        points = counts.points
    }
}

struct UsageTotalsBody: Codable, Sendable {
    let free: Int64
    let business: Int64
    let user: Int64
    let messages: Int64
    let delivered: Int64
    let points: Points

    init(_ counts: UsageCounts) {
        free = counts.free
        business = counts.business
        user = counts.user
        messages = counts.messages
        delivered = counts.delivered
        points = counts.points
    }
}

/// A row of the export, as JSON.
struct UsageLineBody: Encodable, Sendable {
    let at: Timestamp
    let messageId: MessageID
    let outcome: String
    let points: Points
    let category: String
    let country: String
    let channelId: ChannelID?
    let contactId: ContactID?
    let reference: String?
    let quoted: Points
    let priceId: PriceID?
    let price: Points?
    let freeReason: String?
    let decidedAt: Timestamp?

    init(_ line: UsageLine) {
        at = line.at
        messageId = line.message
        outcome = line.outcome.rawValue
        points = line.points
        category = line.category
        country = line.market
        channelId = line.subject?.channel
        contactId = line.subject?.contact
        reference = line.reference
        quoted = line.quote
        priceId = line.price
        price = line.unitPrice
        freeReason = line.freeReason
        decidedAt = line.eventAt
    }

    static let header = [
        "at", "message", "outcome", "points", "category", "country", "channel", "contact", "reference", "quoted",
        "price_row", "price", "free_reason", "decided_at",
    ]

    var cells: [String] {
        [
            "\(at)", "\(messageId)", outcome, "\(points)", category, country, channelId.map { "\($0)" } ?? "",
            contactId.map { "\($0)" } ?? "", reference ?? "", "\(quoted)", priceId.map { "\($0)" } ?? "",
            price.map { "\($0)" } ?? "", freeReason ?? "", decidedAt.map { "\($0)" } ?? "",
        ]
    }
}
