import CloudAPI
import Primitives

/// A telephone number of the business, and all that hangs on it.
struct BusinessNumber: Sendable {
    let id: String
    let digits: String
    let countryCode: String
    /// As people write it.
    var displayNumber: String
    var verifiedName: String
    /// When it was last registered.
    var onboardedAt: Timestamp
    var throughput: ThroughputBucket
    var allowedRecipients: Set<String>?
    var isRegistered = true
    var isVerified = true
    /// Two-step verification: six digits, `nil` when it was never set.
    var pin: String?
    var wrongPins = 0
    /// What an SMS or a call would have said.
    var verificationCode: String?
    /// Registrations and deregistrations of the last 72 hours.
    var registrations: [Timestamp] = []
    var quality = "GREEN"
    var status = "CONNECTED"
    var profile: JSONObject = ["about": "Hey there! I am using WhatsApp.", "vertical": "OTHER"]
    var override: WebhookOverride?
    /// Customers blocked by the business, oldest first.
    var blocked: [String] = []
    var settings: JSONObject = [:]
    var compliance: JSONObject = [:]
    var commerce: JSONObject = ["is_cart_enabled": true, "is_catalog_visible": false]
    var username: String?
    /// Of the application for the green tick; `nil` before the first.
    var officialState: String?
    var automation: JSONObject = ["enable_welcome_message": false]
    var shortLinks: [ShortLink] = []
    var publicKey: String?
    /// Service messages that were free this month (rule since 2026-10-01).
    var freeService = MonthlyCount()

    struct ShortLink: Sendable {
        let code: String
        var prefilledMessage: String
        /// `SVG` or `PNG`, when a picture was asked for.
        var imageFormat: String?
    }

    struct MonthlyCount: Sendable {
        private var month = ""
        private var count = 0

        func used(in month: String) -> Int { self.month == month ? count : 0 }

        mutating func add(_ amount: Int, in month: String) {
            count = max(0, used(in: month) + amount)
            self.month = month
        }
    }
}

/// A callback of its own, for one number or one account.
struct WebhookOverride: Sendable, Equatable {
    let url: String
    let verifyToken: String
}
