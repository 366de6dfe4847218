package import Primitives

/// A message that came further, told to `MessageObserver`s inside the transaction that changes it.
package struct MessageChange: Sendable, Equatable {
    package let message: MessageID
    package let campaign: CampaignID?
    /// The campaign's own number of the recipient.
    package let reference: Int64?
    /// `nil` for a message that is new.
    package let from: MessageState?
    package let to: MessageState
    /// Meta's code, or ours below zero (see `Refusal`).
    package let errorCode: Int64?
    package let errorText: String?
    /// What was charged so far, when settling changed it.
    package let charged: Points?
    /// When we learned of it.
    package let at: Timestamp
    /// What it was made from.
    package var template: TemplateID?
    /// What was charged before.
    package var chargedBefore: Points?
    /// By Meta's clock, as far as it has told; `sentAt` is the moment of its acceptance until then.
    package var sentAt: Timestamp?
    package var deliveredAt: Timestamp?
    package var readAt: Timestamp?
}
