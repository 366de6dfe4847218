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

    /// What it costs, and what its sending begins or uses up: the free window of an ad, a service message of the month.
    func quote(
        _ category: MessageCategory,
        conversation: Conversation,
        recipient: String,
        at now: Timestamp
    ) throws -> Quote {
        let quote = try look(category, conversation: conversation, recipient: recipient, at: now)
        if let until = entryWindow(conversation, at: now), until != conversation.entryUntil {
            try ConversationStore(transaction).startEntryWindow(workspace, conversation.id, until: until)
        }
        if quote.free == .monthlyAllowance, let free = try book.freeService(at: now) {
            try counter.use(conversation.channel, month: free.month)
        }
        return quote
    }

    /// What it would cost, when nothing is sent yet.
    func look(
        _ category: MessageCategory,
        conversation: Conversation,
        recipient: String,
        at now: Timestamp
    ) throws -> Quote {
        let book = try book
        let free = category == .service ? book.freeService(at: now) : nil
        let window = Window(
            serviceUntil: conversation.windowUntil,
            entryPointUntil: entryWindow(conversation, at: now),
            freeServiceLeft: try free.map { try counter.left(conversation.channel, month: $0.month, of: $0.messages) }
                ?? 0
        )
        return try book.quote(category, to: number(recipient), window: window, at: now)
    }

    private var book: PriceBook { get throws { try service.credits.ledger(in: transaction).book(workspace) } }
    private var counter: FreeServiceCounter { FreeServiceCounter(transaction: transaction, workspace: workspace) }

    /// The number that the market is found by. A user id begins with the person's country.
    private func number(_ recipient: String) throws -> PhoneNumber {
        if let number = PhoneNumber(recipient) { return number }
        guard let number = CountryCallingCode.sample(of: recipient.prefix(2)) else {
            throw MessagingError.content([.init(path: "to", detail: "The contact's country is not known.")])
        }
        return number
    }

    /// The end of the free window; an answer begins it when someone came from an ad within the last day.
    private func entryWindow(_ conversation: Conversation, at now: Timestamp) -> Timestamp? {
        if let until = conversation.entryUntil, until > now { return until }
        guard let asked = conversation.entryAskedAt, now - asked <= Self.answerWithin else { return nil }
        return now + service.credits.settings.entryPointLength
    }
}
