import Credits
import Events
package import Primitives
package import Storage

/// Told about every message that is new or came further, inside the transaction that changes it.
package typealias MessageObserver = @Sendable (Transaction, WorkspaceID, [MessageChange]) throws -> Void

/// Applies news to messages: one place for answers, webhooks and deadlines, so that all follow the same rules.
struct Progress: Sendable {
    let ambient: Ambient
    let events: EventLog
    let credits: CreditService
    let observers: [MessageObserver]

    /// Brings messages further and tells of it at once: for a transaction that does nothing else.
    func apply(
        _ news: [News],
        workspace: WorkspaceID,
        channel: ChannelID,
        in transaction: Transaction
    ) throws {
        try apply([channel: news], workspace: workspace, in: transaction)
    }

    /// The same for several channels of one workspace.
    func apply(_ news: [ChannelID: [News]], workspace: WorkspaceID, in transaction: Transaction) throws {
        try tell(try settle(news, workspace: workspace, in: transaction), workspace: workspace, in: transaction)
    }

    /// Brings the messages further and settles their charges. In a handful of statements plus one update for each message
    /// that changed. Locks the messages, then the wallet: once in a transaction, and before `tell`.
    ///
    /// - Parameter news: by the channel that it came of.
    func settle(_ news: [ChannelID: [News]], workspace: WorkspaceID, in transaction: Transaction) throws -> Told {
        let byMessage = Dictionary(grouping: news.values.joined(), by: \.message)
        guard !byMessage.isEmpty else { return Told() }
        let store = ProgressStore(transaction: transaction, workspace: workspace)
        let before = try store.lock(news.mapValues { $0.map(\.message) })

        var after = before
        var words: [Word] = []
        for place in after.indices {
            for item in byMessage[after[place].id] ?? [] {
                after[place].fold(item)
                if let word = item.word, after[place].isCharged {
                    words.append(Word(item.message, word))
                }
            }
        }
        if !words.isEmpty {
            let settlement = try credits.ledger(in: transaction).settle(workspace, words)
            for place in after.indices {
                after[place].charged = settlement.charged[after[place].id] ?? after[place].charged
            }
        }
        let changed = zip(before, after).filter { $0 != $1 }
        try store.save(changed.map(\.1))
        var told = Told()
        for (old, new) in changed { told.add(change(from: old, to: new), new.conversation) }
        return told
    }

    /// Lets go of the credits of messages that were taken back before they left.
    func release(_ messages: [MessageID], workspace: WorkspaceID, in transaction: Transaction) throws {
        guard !messages.isEmpty else { return }
        _ = try credits.ledger(in: transaction).settle(workspace, messages.map { Word($0, .failed) })
    }

    /// The same for messages that a dispatcher had in hand.
    func release(_ messages: [Claimed], _ workspace: WorkspaceID, at: Timestamp, in transaction: Transaction) throws
        -> Told
    {
        try release(messages.map(\.id), workspace: workspace, in: transaction)
        var told = Told()
        for message in messages { told.addTakenBack(message.id, message.conversation, at: at) }
        return told
    }

    /// Tells observers and live views. Last in a transaction, once: observers lock what belongs to messages.
    func tell(_ told: Told, workspace: WorkspaceID, in transaction: Transaction) throws {
        guard !told.changes.isEmpty else { return }
        for observer in observers { try observer(transaction, workspace, told.changes) }
        let payload = MessagesChanged(
            conversationIds: told.conversations.sorted(),
            messageIds: told.changes.map(\.message)
        )
        try events.append(
            NewEvent(workspace: workspace, kind: "messages.changed", subject: "messages", payload: payload.json),
            in: transaction
        )
    }

    func change(from old: Tracked, to new: Tracked) -> MessageChange {
        MessageChange(
            message: new.id,
            campaign: new.campaign,
            reference: new.reference,
            from: old.state,
            to: new.state,
            errorCode: new.failure?.code,
            errorText: new.failure.map { $0.detail.isEmpty ? $0.title : $0.detail },
            charged: new.charged,
            at: ambient.now(),
            template: new.template,
            chargedBefore: old.charged,
            sentAt: new.sentAt ?? new.acceptedAt,
            deliveredAt: new.deliveredAt,
            readAt: new.readAt
        )
    }
}
