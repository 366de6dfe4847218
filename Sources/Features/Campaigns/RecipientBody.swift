import CloudAPI
import Contacts
import Credits
import Messaging
import Primitives
import Routes

/// A recipient as the API gives it.
struct RecipientBody: Codable, Sendable {
    let row: Int
    let name: String
    /// E.164, or masked where the caller's role hides numbers.
    let phone: String
    let state: RecipientState
    let error: Failure?
    let sentAt: Timestamp?
    let deliveredAt: Timestamp?
    let readAt: Timestamp?
    let cost: Cost
    let attempt: Int
    let nextAttemptAt: Timestamp?
    let variant: String?
    let messageId: MessageID?
    let conversationId: ConversationID?
    let category: MessageCategory
    let repliedAt: Timestamp?
    /// The first 100 characters, with numbers masked as `phone` is.
    let reply: String?
    let clickedAt: Timestamp?
    /// The words on the first button that was tapped.
    let button: String?
    let optedOutAt: Timestamp?

    struct Failure: Codable, Sendable {
        let code: Int64
        let title: String
        let detail: String?
        let advice: String?

        init(code: Int64, text: String?) {
            let known = ErrorCode.find(Int(code))
            self.code = code
            title = SkipReason.title(code) ?? known?.title ?? "Error \(code)"
            detail = text
            advice = SkipReason.title(code) == nil ? FailureAdvice.text(for: code) : nil
        }
    }

    struct Cost: Codable, Sendable {
        /// What its hold keeps for it.
        let held: Points
        /// `nil` while nothing was decided.
        let charged: Points?
        let category: MessageCategory
        let free: FreeReason?
    }

    init(_ shown: ShownRecipient, for caller: Caller) {
        let recipient = shown.recipient
        row = recipient.row
        name = recipient.name
        phone = recipient.phone.map { caller.shown($0) } ?? ""
        state = recipient.state
        error = recipient.errorCode.map { Failure(code: $0, text: recipient.errorText) }
        sentAt = recipient.sentAt
        deliveredAt = recipient.deliveredAt
        readAt = recipient.readAt
        cost = Cost(
            held: recipient.isOpen ? recipient.quote.amount : .zero,
            charged: recipient.charged.map { $0 + recipient.chargedBefore },
            category: recipient.quote.category,
            free: recipient.quote.free
        )
        attempt = recipient.attempt
        nextAttemptAt = recipient.nextAttemptAt
        variant = recipient.variant
        messageId = recipient.message
        conversationId = shown.conversation
        category = recipient.quote.category
        repliedAt = shown.reply.repliedAt
        reply = shown.words.map { caller.hidesNumbers ? NumberMask.masked($0) : $0 }
        clickedAt = shown.reply.clickedAt
        button = shown.button
        optedOutAt = shown.reply.optedOutAt
    }
}

extension Recipient {
    /// Whether its price is still set aside for it.
    fileprivate var isOpen: Bool {
        switch state {
        case .queued, .submitting, .unknown, .sent: charged == nil
        case .delivered, .read, .failed, .skipped, .cancelled: false
        }
    }
}
