/// What Meta charges for, as webhooks name it. Source: reference sections 9.3 and 11.
package enum PriceCategory: String, Sendable, CaseIterable {
    case marketing
    case marketingLite = "marketing_lite"
    case utility
    case authentication
    case authenticationInternational = "authentication-international"
    case service
    case referralConversion = "referral_conversion"
}

/// Why a message is or is not charged (per-message pricing only).
package enum PriceType: String, Sendable {
    case regular
    case freeCustomerService = "free_customer_service"
    case freeEntryPoint = "free_entry_point"
}

/// The rules in force, by the day in the account's time zone. Source: reference section 11, "What is free, by date".
package enum PricingEra: Sendable {
    /// Until 2025-06-30: conversations of 24 hours, by category.
    case conversations
    /// 2025-07-01 to 2026-09-30: per message; service is free, and utility inside an open window.
    case perMessage
    /// Since 2026-10-01: service is charged beyond 1,000 a month for each number, utility always.
    case perMessageWithService
}
