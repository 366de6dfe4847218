package import Primitives

/// What the rules of a channel do where conversations change, in the same transaction. Made elsewhere and tied in by the
/// server; only channels that have rules ask.
package struct InboxHooks: Sendable {
    /// Before a contact's message counts: whether it only answers a question of ours, and leaves the conversation as it is.
    package let answers: @Sendable (InboxDesk, Inbound) throws -> Bool
    /// A contact's message has counted.
    package let received: @Sendable (InboxDesk, Inbound) throws -> Void
    /// A conversation was resolved, or taken from a member, by somebody; it is given as it was.
    package let left: @Sendable (InboxDesk, Conversation, _ isResolved: Bool) throws -> Void

    package init(
        answers: @escaping @Sendable (InboxDesk, Inbound) throws -> Bool = { _, _ in false },
        received: @escaping @Sendable (InboxDesk, Inbound) throws -> Void = { _, _ in },
        left: @escaping @Sendable (InboxDesk, Conversation, _ isResolved: Bool) throws -> Void = { _, _, _ in }
    ) {
        self.answers = answers
        self.received = received
        self.left = left
    }
}

/// A contact's message, as rules look at it.
package struct Inbound: Sendable {
    package let message: MessageID
    package let channel: Channel
    /// As it was before the message.
    package let before: Conversation
    /// Open, and nobody's when it was resolved before.
    package let now: Conversation
    /// The identity of the button or the row that was chosen, when the message is such a choice.
    package let choice: String?
    package let at: Timestamp

    /// The same, after somebody has changed the conversation.
    func with(now: Conversation) -> Inbound {
        Inbound(message: message, channel: channel, before: before, now: now, choice: choice, at: at)
    }

    /// The contact has never written here before.
    package var isFirst: Bool { before.windowUntil == nil }
    package var isBack: Bool { before.status == .resolved }
    /// When the contact wrote last; `nil` when this is the first time.
    package var lastAt: Timestamp? { before.windowUntil.map { $0 - .hours(24) } }
}
