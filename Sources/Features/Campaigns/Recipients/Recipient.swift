package import Credits
package import Primitives

/// One person of a campaign.
package struct Recipient: Sendable, Equatable {
    /// The file's row, which is also the campaign's own number of the person.
    package let row: Int
    package let contact: ContactID?
    package let name: String
    /// `nil` for who has none, and once they are erased.
    package let phone: PhoneNumber?
    package let state: RecipientState
    /// Meta's code, or ours below zero.
    package let errorCode: Int64?
    package let errorText: String?
    /// Meta's `template` object as JSON; `nil` once Messaging has it, and for those who are skipped.
    package let content: String?
    /// The words a list of messages shows.
    package let preview: String?
    package let quote: Quote
    package let charged: Points?
    package let message: MessageID?
    package let sentAt: Timestamp?
    package let deliveredAt: Timestamp?
    package let readAt: Timestamp?
    /// Their country, where the schedule goes by it.
    package var zone = ""
    /// Of the templates that are tried; `nil` for who gets the winner, and where there is one.
    package var variant: String?
    /// 0 for the person's first row, and the row's number for those that an API campaign sends them after it.
    var turn = 0
    /// 1 for the first.
    package var attempt = 1
    package var nextAttemptAt: Timestamp?
    /// What earlier attempts were charged.
    var chargedBefore = Points.zero
}

extension Recipient {
    /// A person as the audience is written down.
    init(
        row: Int,
        contact: ContactID?,
        name: String,
        phone: PhoneNumber?,
        quote: Quote,
        outcome: Outcome
    ) {
        var skip: SkipReason?
        var filled: (content: String, preview: String)?
        switch outcome {
        case .skipped(let reason): skip = reason
        case .filled(let content, let preview): filled = (content, preview)
        case .waiting: break
        }
        self.init(
            row: row,
            contact: contact,
            name: name,
            phone: phone,
            state: skip == nil ? .queued : .skipped,
            errorCode: skip?.code,
            errorText: skip?.words,
            content: filled?.content,
            preview: filled?.preview,
            quote: quote,
            charged: nil,
            message: nil,
            sentAt: nil,
            deliveredAt: nil,
            readAt: nil
        )
    }

    enum Outcome {
        case filled(content: String, preview: String)
        /// The template is filled when it is their turn.
        case waiting
        case skipped(SkipReason)
    }
}
