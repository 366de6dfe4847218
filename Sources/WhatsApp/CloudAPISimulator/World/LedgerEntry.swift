import Primitives

/// A message that was accepted, and what became of it: the simulator's own books.
struct LedgerEntry: Sendable {
    let id: String
    let numberID: String
    let customerID: String
    let recipient: String
    /// `text`, `template` and so on.
    let type: String
    let template: TemplateName?
    let market: String
    var pricing: Pricing
    /// Kept for the `conversation` object.
    let conversation: ChatThread.Conversation?
    /// Whether this message opened its conversation, and so pays for it (conversation-based pricing).
    let opensConversation: Bool
    let opaque: String?
    let acceptedAt: Timestamp
    var sentAt: Timestamp?
    var deliveredAt: Timestamp?
    var readAt: Timestamp?
    var playedAt: Timestamp?
    var failedAt: Timestamp?
    var failure: Int?
    /// When the first `delivered` or `read` made it final; `nil` until then.
    var pricedAt: Timestamp?
    /// What it cost, in units of the account's currency. `nil` while it is open, and when no rate is known.
    var cost: Points?
    /// Of the volume discount, `0:750000`; `nil` where there are no tiers.
    var tier: String?
    let chatPosition: Int?

    struct TemplateName: Hashable, Sendable {
        let id: String
        let name: String
        let language: String
    }

    /// The last word about it, as statuses name them.
    var state: String {
        if failure != nil, deliveredAt == nil, readAt == nil { return "failed" }
        if playedAt != nil { return "played" }
        if readAt != nil { return "read" }
        if deliveredAt != nil { return "delivered" }
        return sentAt == nil ? "accepted" : "sent"
    }
}
