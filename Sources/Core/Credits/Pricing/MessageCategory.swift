import Storage

/// What Meta prices a message as. The raw value is Meta's own word in `pricing.category`.
///
/// Source: `reference/whatsapp-cloud-api.md` 9.3. Groups' categories are not priced by us: they are parked, see
/// `ReportedPricing`.
package enum MessageCategory: String, CaseIterable, Sendable, Codable, DatabaseValue {
    case marketing
    case utility
    case authentication
    case authenticationInternational = "authentication-international"
    case service
    case marketingLite = "marketing_lite"

    /// The column of Meta's rate card that prices this category when it has no line of its own.
    ///
    /// - `marketing_lite` is the Marketing Messages API: the card has no column for it, the message is a marketing one.
    /// - `service` is charged "at the utility rate of the market" since 2026-10-01 (Meta's pricing page of 2026-09-30).
    var pricedAs: MessageCategory? {
        switch self {
        case .marketingLite: .marketing
        case .service: .utility
        case .marketing, .utility, .authentication, .authenticationInternational: nil
        }
    }
}
