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
