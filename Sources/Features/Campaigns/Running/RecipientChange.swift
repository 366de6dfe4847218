package import Primitives

/// A campaign's message that came further.
package struct RecipientChange: Sendable, Equatable {
    package let campaign: CampaignID
    package let row: Int
    package let message: MessageID
    package let state: RecipientState
    /// Meta's code, or ours below zero; `nil` unless it failed.
    package let errorCode: Int64?
    package let errorText: String?
    /// What was charged in all; `nil` when that has not changed.
    package let charged: Points?
    /// When it was learned.
    package let at: Timestamp
    /// When it happened, as far as is known by now.
    package let sentAt: Timestamp?
    package let deliveredAt: Timestamp?
    package let readAt: Timestamp?

    package init(
        campaign: CampaignID,
        row: Int,
        message: MessageID,
        state: RecipientState,
        errorCode: Int64? = nil,
        errorText: String? = nil,
        charged: Points? = nil,
        at moment: Timestamp,
        sentAt: Timestamp? = nil,
        deliveredAt: Timestamp? = nil,
        readAt: Timestamp? = nil
    ) {
        self.campaign = campaign
        self.row = row
        self.message = message
        self.state = state
        self.errorCode = errorCode
        self.errorText = errorText
        self.charged = charged
        at = moment
        self.sentAt = sentAt
        self.deliveredAt = deliveredAt
        self.readAt = readAt
    }
}
