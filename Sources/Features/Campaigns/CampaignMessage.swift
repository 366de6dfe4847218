package import Credits
package import Primitives

/// One recipient's message as it is handed to Messaging.
package struct CampaignMessage: Sendable, Equatable {
    package let contact: ContactID
    package let to: PhoneNumber
    package let template: TemplateID
    /// Meta's `template` object as JSON.
    package let content: String
    /// The words a list of messages shows.
    package let text: String
    /// The recipient's row: queueing it twice queues it once.
    package let reference: Int64
    package let quote: Quote
    /// Not before this moment.
    package var notBefore: Timestamp?
    /// The attempt that failed.
    package var retryOf: MessageID?
}

/// A message that was taken back before it left.
package struct RecalledMessage: Sendable, Equatable {
    package let reference: Int64
    /// The attempt that failed before it.
    package let retryOf: MessageID?
    /// What it would have been paid from.
    package let hold: HoldID?
    package let content: String
    package let text: String

    package init(reference: Int64, retryOf: MessageID?, hold: HoldID?, content: String, text: String) {
        (self.reference, self.retryOf, self.hold) = (reference, retryOf, hold)
        (self.content, self.text) = (content, text)
    }
}
