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

    /// Brings the messages further, settles their charges, tells observers and live views. In a handful of statements
    /// plus one update for each message that changed.
    ///
    /// - Returns: what changed, in the order of message ids.
    @discardableResult
    func apply(
        _ news: [News],
        workspace: WorkspaceID,
        channel: ChannelID,
        in transaction: Transaction
    ) throws -> [MessageChange] {
        guard !news.isEmpty else { return [] }
        let store = ProgressStore(transaction: transaction, workspace: workspace)
        let byMessage = Dictionary(grouping: news, by: \.message)
        let before = try store.lock(byMessage.keys.sorted(), channel: channel)

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
        let changes = changed.map { change(from: $0, to: $1) }
        try tell(changes, conversations: changed.map(\.1.conversation), workspace: workspace, in: transaction)
        return changes
    }

    /// Lets go of the credits of messages that were taken back before they left.
    func release(_ messages: [MessageID], workspace: WorkspaceID, in transaction: Transaction) throws {
        guard !messages.isEmpty else { return }
        _ = try credits.ledger(in: transaction).settle(workspace, messages.map { Word($0, .failed) })
    }

    /// Tells observers and live views of changes that another store has written.
    func tell(
        _ changes: [MessageChange],
        conversations: [ConversationID],
        workspace: WorkspaceID,
        in transaction: Transaction
    ) throws {
        guard !changes.isEmpty else { return }
        for observer in observers { try observer(transaction, workspace, changes) }
        let payload = MessagesChanged(
            conversationIds: Set(conversations).sorted(),
            messageIds: changes.map(\.message)
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
            at: ambient.now()
        )
    }
}
