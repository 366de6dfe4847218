import Primitives

/// What a message costs, and what it costs beyond so many of a month.
struct PriceBody: Codable, Sendable {
    let market: String
    let category: MessageCategory
    /// The list price, which is what messages are quoted and held for.
    let amount: Points
    let from: Timestamp
    /// When the next price begins; `nil` while none is known.
    let to: Timestamp?
    /// Meta's volume discount, by the bound; empty where there is none.
    let tiers: [TierPriceBody]
}

struct TierPriceBody: Codable, Sendable {
    /// The first message of the month that it is for, of all that the business portfolio sends to the market.
    let tierFrom: Int64
    let amount: Points
}

/// A step of Meta's volume discount that numbers of the workspace have reached this month.
struct VolumeStandingBody: Codable, Sendable {
    let market: String
    let category: MessageCategory
    let tierFrom: Int64
    /// What is delivered from then on in this month costs less.
    let since: Timestamp
    /// `nil`: the price list does not know the step, and the list price is charged.
    let amount: Points?
    let list: Points?
    let channels: [ChannelID]
}

/// `GET /api/prices/tiers`.
struct VolumeStandingsBody: Codable, Sendable {
    /// `2026-11`, where the account is: with the next one all begins at the list price again.
    let month: String
    let items: [VolumeStandingBody]
}
