import Primitives

/// One number of the business and one user: windows, rates and what lies between them.
struct ChatThread: Sendable {
    /// Opens or renews the 24-hour service window.
    var lastInboundAt: Timestamp?
    /// The user came from an ad and the business has not answered yet.
    var adClickedAt: Timestamp?
    var entryPoint: Conversation?
    /// Conversation-based pricing: what is open, by category.
    var conversations: [PriceCategory: Conversation] = [:]
    var pairRate = PairRate()
    var marketingSentAt: [Timestamp] = []
    /// Messages from the business, ever: makes each one's fate its own.
    var outboundCount = 0
    var inboundCount = 0
    /// Positions in the chat log, oldest first.
    var chat: [Int] = []
    /// Ledger positions that were delivered and wait to be read by hand.
    var unread: [Int] = []

    struct Conversation: Sendable {
        let id: String
        let expiresAt: Timestamp
    }

    static let serviceWindow = Duration.hours(24)

    var windowUntil: Timestamp? { lastInboundAt.map { $0 + Self.serviceWindow } }

    func isWindowOpen(at now: Timestamp) -> Bool {
        windowUntil.map { now < $0 } ?? false
    }

    func isEntryPointOpen(at now: Timestamp) -> Bool {
        entryPoint.map { now < $0.expiresAt } ?? false
    }

    /// Marketing sent in the last 24 hours; forgets what is older.
    mutating func countMarketing(at now: Timestamp) -> Int {
        marketingSentAt.removeAll { now >= $0 + .hours(24) }
        return marketingSentAt.count
    }
}

struct ThreadKey: Hashable, Sendable {
    let numberID: String
    let customerID: String
}
