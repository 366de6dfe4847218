import Credits
import Primitives
import Storage

/// What a single message will cost, by what is open between the number and the contact.
struct SendPrice {
    let service: MessagingService
    let workspace: WorkspaceID
    let transaction: Transaction

    /// How long after someone came from an ad the business may answer to start the free window (Meta: 24 hours).
    private static let answerWithin: Duration = .hours(24)

    func quote(
        _ category: MessageCategory,
        conversation: Conversation,
        recipient: String,
        at now: Timestamp
    ) throws -> Quote {
        let entryUntil = try entryWindow(conversation, at: now)
        let book = try service.prices(transaction, workspace)
        let counter = FreeServiceCounter(transaction: transaction, workspace: workspace)
        let month = try counter.month(at: now)
        let window = Window(
            serviceUntil: conversation.windowUntil,
            entryPointUntil: entryUntil,
            freeServiceLeft: category == .service ? try counter.left(conversation.channel, month: month) : 0
        )
        let quote = try book.quote(category, to: recipient, window: window, at: now)
        if quote.free == .freeServiceTier { try counter.use(conversation.channel, month: month) }
        return quote
    }

    /// The end of the free window; this answer starts it when someone came from an ad within the last day.
    private func entryWindow(_ conversation: Conversation, at now: Timestamp) throws -> Timestamp? {
        if let until = conversation.entryUntil, until > now { return until }
        guard let asked = conversation.entryAskedAt, now - asked <= Self.answerWithin else { return nil }
        let until = now + CreditSettings.entryPointLength
        try ConversationStore(transaction).startEntryWindow(workspace, conversation.id, until: until)
        return until
    }
}
