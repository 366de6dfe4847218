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

        /// - Parameter isSkipped: the same code may say one thing of who was left out, and another of a message that failed.
        init(code: Int64, text: String?, isSkipped: Bool) {
            let facts = FailureFacts(code)
            self.code = code
            title = (isSkipped ? SkipReason.title(code) : nil) ?? facts.title
            detail = text
            advice = isSkipped ? nil : facts.advice
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
        error = recipient.failure
        sentAt = recipient.sentAt
        deliveredAt = recipient.deliveredAt
        readAt = recipient.readAt
        cost = Cost(
            held: recipient.isOpen ? recipient.quote.amount : .zero,
            charged: recipient.chargedByAll,
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
    var failure: RecipientBody.Failure? {
        errorCode.map { RecipientBody.Failure(code: $0, text: errorText, isSkipped: state == .skipped) }
    }

    /// What all attempts were charged; `nil` while nothing was decided.
    var chargedByAll: Points? {
        charged == nil && chargedBefore == .zero ? nil : (charged ?? .zero) + chargedBefore
    }

    /// Whether its price is still set aside for it.
    fileprivate var isOpen: Bool {
        switch state {
        case .queued, .submitting, .unknown, .sent: charged == nil
        case .delivered, .read, .failed, .skipped, .cancelled: false
        }
    }
}
