import Primitives

/// How the simulated Meta and its users behave. May be changed while it runs (`POST /_simulator/settings`).
package struct SimulatorSettings: Sendable, Equatable {
    /// From acceptance to `sent`, from there to `delivered`, from there to `read`.
    package var sentAfter = Span(.milliseconds(50), .milliseconds(300))
    package var deliveredAfter = Span(.milliseconds(200), .milliseconds(1_200))
    package var readAfter = Span(.seconds(2), .seconds(20))

    /// Users who read; and of these, those who had the chat open, so that `read` comes without `delivered`.
    package var readShare: Share = 0.7
    package var readWithoutDelivered: Share = 0.0
    /// Share of numbers that are not on WhatsApp (131026), always the same ones. Who writes, is.
    package var absent: Share = 0.0
    /// Share of accepted messages that fail later, by error code.
    package var failures: [Int: Share] = [:]

    /// Updates that are sent twice, and updates that come late (and so after newer ones), by how much.
    package var duplicates: Share = 0.0
    package var disorder: Share = 0.0
    package var lateBy = Span(.milliseconds(500), .seconds(5))

    /// 1 to 1,000 updates in one POST, and how long one waits for others to join it.
    package var batchSize = 1
    package var batchWait = Duration.milliseconds(50)
    package var shape = WebhookShape.year2026

    /// Pauses between attempts while the receiver does not answer 200: doubled from the first to the longest.
    package var retryFirst = Duration.seconds(1)
    package var retryLongest = Duration.seconds(60)
    package var retryFor = Duration.days(7)
    /// POSTs on the way at once.
    package var postsAtOnce = 64

    /// How long Graph calls take before they answer.
    package var answerAfter = Span.none
    /// Template review, and the share that is rejected although its form is right.
    package var reviewAfter = Span(.seconds(2), .seconds(6))
    package var rejections: Share = 0.0

    package var tier = MessagingTier.unlimited
    /// Marketing templates that one user takes in 24 hours outside windows; `nil`: no limit but the failure mix.
    package var marketingPerUserPerDay: Int?
    /// Whether marketing to +1 numbers is held back (131049), as since April 2025. Last confirmed 2025-08, so off.
    package var isUSMarketingPaused = false
    package var entryPointHours = 72
    /// Takes the window of a user who never wrote in this run as open: for a client that remembers longer than a simulator,
    /// which forgets when it stops.
    package var assumesOpenWindows = false
    /// Authentication templates abroad cost the international rate where there is one.
    package var isAuthenticationInternational = false
    /// Steps of the volume discount: at each the account is told by `VOLUME_BASED_PRICING_TIER_UPDATE`.
    package var volumeTiers: [SimulatedTier] = []
    /// An error that every send is refused with: 131031 or 368 for the account, 131042 for its payment method.
    package var accountError: Int?
    /// `false` refuses the token (190), as when it was revoked.
    package var isTokenValid = true

    package init() {}
}

/// The shape of webhooks, by the webhook version of the app. Source: reference section 18.5.
package enum WebhookShape: String, Sendable, CaseIterable {
    /// Before July 2025: `pricing_model` is `CBP` and prices follow conversations, whatever the date.
    case conversationBased = "cbp"
    /// July 2025 on: `PMP`, a `conversation` for every message; no user IDs.
    case perMessageV23 = "pmp-v23"
    /// The same without `conversation`.
    case perMessageV24 = "pmp-v24"
    /// Since April 2026: `contacts` with user IDs on messages and statuses.
    case year2026 = "2026"

    var hasUserIDs: Bool { self == .year2026 }
}
