import Storage

/// What a cap is on.
package enum CapKind: String, CaseIterable, Sendable, Codable, DatabaseValue {
    /// On what a workspace spends in a day of its own time zone.
    case day
    /// The same for a calendar month.
    case month
    /// On each campaign.
    case campaign
    /// On what one API key spends in a calendar month.
    case apiKey = "api_key"

    var words: String {
        switch self {
        case .day: "of today"
        case .month: "of this month"
        case .campaign: "on a campaign"
        case .apiKey: "of this API key for this month"
        }
    }
}
