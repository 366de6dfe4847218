import Primitives

/// A message that is about to be queued, with its price.
struct Outgoing: Sendable {
    let id: MessageID
    let conversation: ConversationID
    let channel: ChannelID
    let contact: ContactID
    let origin: Message.Origin
    let lane: Lane
    let type: String
    let text: String
    let content: String
    /// E.164, or a business-scoped user id where the number is hidden.
    let recipient: String
    var clientID: String?
    var replyTo: String?
    var target: String?
    var retryOf: MessageID?
    var author: MemberID?
    var campaign: CampaignID?
    var reference: Int64?
    var template: TemplateID?
    var category: String?
    var hold: HoldID?
    var quote: Price
    /// Whether the charge was written with the message, as for single sends.
    var assigned = false
    /// It waits for this moment, in a parked lane.
    var sendAt: Timestamp?
    /// It stands in line, but does not leave before this moment.
    var notBefore: Timestamp?

    struct Price: Sendable {
        let market: String
        let amount: Points
        let price: Int64?
        let free: String?
    }
}

/// Which messages go first on a number.
package enum Lane: Int64, Sendable {
    case passcodes = 0
    case replies = 1
    /// What somebody sends again of a campaign. Pausing or cancelling the campaign does not keep it back.
    case again = 2
    case campaigns = 3

    /// Added to the lane of messages that wait for a paused campaign.
    static let parked: Int64 = 100
    /// Added to the lane of messages that were in hand when they were taken back: they do not come back in line.
    static let takenBack: Int64 = 200
}
