import Primitives

/// How many different users a portfolio may write to outside service windows in any 24 hours.
///
/// Source: reference section 8. The names are those of `whatsapp_business_manager_messaging_limit`. Breach is 131048.
package enum MessagingTier: String, Sendable, CaseIterable {
    case tier250 = "TIER_250"
    case tier2K = "TIER_2K"
    case tier10K = "TIER_10K"
    case tier100K = "TIER_100K"
    case unlimited = "TIER_UNLIMITED"

    /// `nil`: no limit.
    package var users: Int? {
        switch self {
        case .tier250: 250
        case .tier2K: 2_000
        case .tier10K: 10_000
        case .tier100K: 100_000
        case .unlimited: nil
        }
    }
}

struct MessagingLimit: Sendable {
    var tier: MessagingTier
    private var latest: [String: Timestamp] = [:]

    init(tier: MessagingTier) {
        self.tier = tier
    }

    /// Whether `user` may be written to outside a window now; counts the user if so.
    mutating func take(user: String, at now: Timestamp) -> Bool {
        guard let limit = tier.users else { return true }
        if let before = latest[user], now < before + .hours(24) {
            latest[user] = now
            return true
        }
        if latest.count >= limit {
            latest = latest.filter { now < $0.value + .hours(24) }
        }
        guard latest.count < limit else { return false }
        latest[user] = now
        return true
    }

    /// Users written to in the last 24 hours. Not counted in the unlimited tier.
    func used(at now: Timestamp) -> Int {
        latest.values.count { now < $0 + .hours(24) }
    }
}
