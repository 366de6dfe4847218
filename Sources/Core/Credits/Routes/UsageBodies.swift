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
    /// A day, a category, a country's letters (`US|CA` for a calling code of several) or a channel; or what the reconciliation
    /// booked for a day, `reconciliation:2026-11-23`.
    let key: String
    /// Of a country.
    let markets: [String]?
    let free: Int64
    let business: Int64
    let user: Int64
    let messages: Int64
    let delivered: Int64
    let points: Points
    /// What the messages of business-initiated conversations were charged, and of user-initiated ones; those of free ones
    /// were charged nothing. With what the reconciliation booked they are the points.
    let businessPoints: Points
    let userPoints: Points

    init(_ key: String, _ counts: UsageCounts, markets: Set<String>?) {
        self.key = key
        self.markets = markets?.sorted()
        free = counts.free
        business = counts.business
        user = counts.user
        messages = counts.messages
        delivered = counts.delivered
        points = counts.points
        businessPoints = counts.businessPoints
        userPoints = counts.userPoints
    }
}

struct UsageTotalsBody: Codable, Sendable {
    let free: Int64
    let business: Int64
    let user: Int64
    let messages: Int64
    let delivered: Int64
    let points: Points
    /// What the messages of business-initiated conversations were charged, and of user-initiated ones; those of free ones
    /// were charged nothing. With what the reconciliation booked they are the points.
    let businessPoints: Points
    let userPoints: Points

    init(_ counts: UsageCounts) {
        free = counts.free
        business = counts.business
        user = counts.user
        messages = counts.messages
        delivered = counts.delivered
        points = counts.points
        businessPoints = counts.businessPoints
        userPoints = counts.userPoints
    }
}

/// A row of the export, as JSON.
struct UsageLineBody: Encodable, Sendable {
    let at: Timestamp
    /// `nil` for what the reconciliation booked, as is all that a message has; `reference` names its day.
    var messageId: MessageID?
    /// Of `UsageLine.Outcome`, or `reconciliation`.
    let outcome: String
    let points: Points
    var category: String?
    var country: String?
    var market: String?
    var channelId: ChannelID?
    var contactId: ContactID?
    let reference: String?
    var quoted: Points?
    var priceId: PriceID?
    var price: Points?
    var freeReason: String?
    var decidedAt: Timestamp?
    /// The conversation that a delivered message was in, and whether it opened it.
    var conversation: Conversations.Kind?
    var opensConversation: Bool?

    /// - Parameter part: of a message that was delivered.
    init(_ item: UsageItem, in part: Conversations.Part?) {
        switch item {
        case .message(let line): self.init(line)
        case .booked(let difference): self.init(difference)
        }
        conversation = part?.kind
        opensConversation = part?.opens
    }

    private init(_ difference: BookedDifference) {
        at = difference.at
        outcome = "reconciliation"
        points = difference.points
        reference = difference.reference
    }

    private init(_ line: UsageLine) {
        at = line.at
        messageId = line.message
        outcome = line.outcome.rawValue
        points = line.points
        category = line.category
        country = line.country
        market = line.market
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
        "at", "message", "outcome", "points", "category", "country", "market", "channel", "contact", "reference",
        "quoted", "price_row", "price", "free_reason", "decided_at", "conversation", "opens_conversation",
    ]

    var cells: [String] {
        [
            "\(at)", Self.cell(messageId), outcome, "\(points)", Self.cell(category), Self.cell(country),
            Self.cell(market), Self.cell(channelId), Self.cell(contactId), Self.cell(reference), Self.cell(quoted),
            Self.cell(priceId),
            Self.cell(price), Self.cell(freeReason), Self.cell(decidedAt), Self.cell(conversation?.rawValue),
            Self.cell(opensConversation),
        ]
    }

    private static func cell(_ value: (some CustomStringConvertible)?) -> String { value?.description ?? "" }
}
