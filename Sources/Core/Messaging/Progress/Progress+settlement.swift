package import Credits
import Primitives
import Storage

extension Progress {
    /// Brings messages to where a settlement that was none of ours has left their charges: given up after their deadline,
    /// or charged by a price that came later.
    ///
    /// The wallet is locked already, and messages come before it elsewhere: on PostgreSQL a webhook about one of these very
    /// messages, days after all others, can make one of the two run again.
    func take(_ settlement: Settlement, workspace: WorkspaceID, in transaction: Transaction) throws {
        let settled = Dictionary(settlement.changed.map { ($0.message, $0) }) { first, _ in first }
        let store = ProgressStore(transaction: transaction, workspace: workspace)
        let before = try store.lock(channels(of: settled.keys.sorted(), workspace: workspace, in: transaction))
        var after = before
        for place in after.indices {
            let id = after[place].id
            // What was delivered stays delivered: only a message of which nothing was heard has expired.
            if settled[id]?.charge.state == .released {
                after[place].fold(News(message: id, state: .expired, at: ambient.now()))
            }
            after[place].charged = settlement.charged[id] ?? after[place].charged
        }
        let changed = zip(before, after).filter { $0 != $1 }
        try store.save(changed.map(\.1))
        var told = Told()
        for (old, new) in changed { told.add(change(from: old, to: new), new.conversation) }
        try tell(told, workspace: workspace, in: transaction)
    }

    private func channels(
        of messages: [MessageID],
        workspace: WorkspaceID,
        in transaction: Transaction
    ) throws -> [ChannelID: [MessageID]] {
        guard !messages.isEmpty else { return [:] }
        let rows = try transaction.rows(
            "SELECT id, channel_id FROM messages WHERE workspace_id = \(workspace) AND id IN \(list: messages) ORDER BY id"
        ).map { (id: try $0["id"] as MessageID, channel: try $0["channel_id"] as ChannelID) }
        return Dictionary(grouping: rows, by: \.channel).mapValues { $0.map(\.id) }
    }
}

extension MessagingService {
    /// For `CreditService.jobHandlers(onSettled:)`: what the wallet settles by itself reaches the messages and their
    /// campaigns in the same transaction.
    package var settlementObserver: SettlementObserver {
        { transaction, workspace, settlement in
            try progress.take(settlement, workspace: workspace, in: transaction)
        }
    }
}
