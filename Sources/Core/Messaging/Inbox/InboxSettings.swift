package import Contacts
package import Primitives
package import Storage

/// What the server ties the inbox to, and how it behaves.
package struct InboxSettings: Sendable {
    package let reopens: ReopenRule
    /// The rules of channels.
    package let hooks: InboxHooks
    /// Tells a member, with the caller's change.
    package let notify: @Sendable (InboxNotice, WorkspaceID, Transaction) throws -> Void

    /// Hears what contacts write, in the transaction that keeps it.
    package let heard: @Sendable (HeardText, Transaction) throws -> Void
    /// What campaigns do with answers.
    package let answers: AnswerHooks

    /// A contact has written, not merely reacted: in the transaction that keeps it, after everything else.
    package let replied: @Sendable (InboxDesk, ContactReply) throws -> Void
    /// Two contacts became one, whose conversations are one already.
    package let merged: ContactMergeObserver

    package init(
        reopens: ReopenRule = .nobody,
        hooks: InboxHooks = InboxHooks(),
        heard: @escaping @Sendable (HeardText, Transaction) throws -> Void = { _, _ in },
        answers: AnswerHooks = AnswerHooks(),
        notify: @escaping @Sendable (InboxNotice, WorkspaceID, Transaction) throws -> Void = { _, _, _ in },
        replied: @escaping @Sendable (InboxDesk, ContactReply) throws -> Void = { _, _ in },
        merged: @escaping ContactMergeObserver = { _, _, _, _ in }
    ) {
        self.reopens = reopens
        self.hooks = hooks
        self.heard = heard
        self.answers = answers
        self.notify = notify
        self.replied = replied
        self.merged = merged
    }
}

/// Whose a resolved conversation is when the contact writes again.
package enum ReopenRule: Sendable {
    /// It waits for whoever takes it.
    case nobody
    /// Whoever had it has it again.
    case previous
}

/// A text that a contact wrote.
package struct HeardText: Sendable {
    package let workspace: WorkspaceID
    package let channel: ChannelID
    package let conversation: ConversationID
    package let message: MessageID
    package let text: String
    package let at: Timestamp
}

/// That a contact wrote.
package struct ContactReply: Sendable {
    package let message: MessageID
    package let channel: ChannelID
    package let contact: ContactID
    package let conversation: ConversationID
    package let at: Timestamp
    /// The wamid of the message that it quotes, or whose button was tapped.
    package let quoted: String?
    /// A button or a row of ours was chosen.
    package let isTap: Bool
    /// They stop marketing with it.
    package var isOptOut = false
}

/// What one member should know.
package struct InboxNotice: Sendable, Equatable {
    package let kind: Kind
    package let member: MemberID
    /// Which of the kind's texts it is; `nil` where there is one.
    package var variant: String?
    package let title: Said
    package let detail: Said
    package let conversation: ConversationID
    /// One occasion, one notice.
    package let key: String

    package enum Kind: String, Sendable {
        case mention = "inbox.mention"
        case assigned = "inbox.assigned"
        case reminder = "inbox.reminder"
        /// A message that waited for its time could not be sent.
        case notSent = "inbox.not-sent"
    }
}
