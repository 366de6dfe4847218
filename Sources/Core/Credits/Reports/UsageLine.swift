import Primitives

/// What one settlement made of one message: a row of the export.
struct UsageLine: Sendable {
    enum Outcome: String, Sendable {
        case charged
        case free
        /// Failed, cancelled, or not heard of in time: its points went back.
        case released
        /// Delivered after that, and charged then.
        case late
    }

    /// When it was booked: the journal's time.
    let at: Timestamp
    let message: MessageID
    let outcome: Outcome
    let points: Points
    /// What Meta called it; what it was sent as while Meta has said nothing, and where it was free: then Meta's word may be
    /// that of the conversation (`referral_conversion`).
    let category: String
    /// By the recipient's calling code, as the price list knows it: `IN`, `US|CA` where it is several countries', `*` when the
    /// list has none for it; empty when the code was not kept.
    let country: String
    /// Meta's, by which it was quoted: `Rest of Africa` is many countries.
    let market: String
    let subject: ChargeSubject?
    /// Of the hold behind it: `campaign:cmp_…`, `message:msg_…`.
    let reference: String?
    let quote: Points
    /// The row of the price book by which it was charged, and its price.
    let price: PriceID?
    let unitPrice: Points?
    let freeReason: String?
    /// The provider's time of the word that decided.
    let eventAt: Timestamp?

    /// Whether it is the message's first line: a late charge is a second one.
    var isFirst: Bool { outcome != .late }
    var isDelivered: Bool { outcome != .released }
    var isCharged: Bool { outcome == .charged || outcome == .late }
}
