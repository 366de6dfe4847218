package import Primitives

/// What a simulator starts with. The defaults are a sandbox for one business with one number.
package struct SimulatorConfiguration: Sendable {
    package var host = "127.0.0.1"
    /// 0 takes a free port.
    package var port = 0
    /// What the world reaches this simulator by, without a slash at the end; `nil` is `http://host:port`.
    package var publicURL: String?
    /// Everything random comes from here: identities and secrets too.
    package var seed: UInt64 = 1
    /// Where webhooks go at first. It is not verified; `POST /{app}/subscriptions` does that.
    package var webhookURL: String?
    package var numbers = [NumberConfiguration()]
    package var settings = SimulatorSettings()
    /// Of the ledger's amounts: one of `RateCard.currencies`.
    package var currency = "USD"
    /// Minutes east of UTC of the account's time zone: when a month begins, and which day's rates apply.
    package var utcOffsetMinutes = 0
    /// The simulated time at the start; `nil` is now.
    package var start: Timestamp?
    /// Simulated seconds in a real one; 0 stands still until `POST /_simulator/clock`.
    package var speed = 1
    /// When set, `/_simulator` wants it in the header `X-Simulator-Token`.
    package var controlToken: String?
    /// Fixed secrets, for tests; `nil` is made from the seed.
    package var accessToken: String?
    package var appSecret: String?
    package var verifyToken: String?
    package var bounds = SimulatorBounds()

    package init() {}
}

/// A telephone number of the business.
package struct NumberConfiguration: Sendable {
    /// As people write it, with `+` and the country code.
    package var displayNumber: String
    package var verifiedName: String
    /// 80, or 1,000 after Meta's upgrade; any figure for a benchmark.
    package var messagesPerSecond: Int
    /// When set, this is a test number: other recipients are refused with 131030.
    package var allowedRecipients: [String]?

    package init(
        displayNumber: String = "+1 202-555-0143",
        verifiedName: String = "Lodestone Demo",
        messagesPerSecond: Int = 80,
        allowedRecipients: [String]? = nil
    ) {
        self.displayNumber = displayNumber
        self.verifiedName = verifiedName
        self.messagesPerSecond = messagesPerSecond
        self.allowedRecipients = allowedRecipients
    }
}

/// What is kept, so that a simulator can run for days. The oldest goes first.
package struct SimulatorBounds: Sendable {
    package var customers = 500_000
    package var ledgerEntries = 300_000
    package var chatMessages = 50_000
    package var mediaBytes = 256 * 1024 * 1024
    package var archivedDeliveries = 50_000
    package var archivedBytes = 64 * 1024 * 1024
    /// Beyond this, sends are refused with 131016, so that no update is ever lost.
    package var undeliveredUpdates = 1_000_000

    package init() {}
}
