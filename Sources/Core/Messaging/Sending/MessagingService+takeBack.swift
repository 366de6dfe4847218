package import Primitives
package import Storage

extension MessagingService {
    /// Takes messages back that have not left: their credits are free again. Those that are in hand leave, unless Meta refuses them for
    /// now: then they are taken back instead of waiting for another try. Those that are gone stay what they are.
    package func takeBack(_ messages: [MessageID], in transaction: Transaction, workspace: WorkspaceID) throws {
        let queue = QueueStore(transaction: transaction, workspace: workspace)
        // A dispatcher that has one of them now decides first which of the two it is.
        try queue.lock(messages.sorted())
        try queue.takeBack(inHand: messages.sorted())
        let cancelled = try transaction.rows(
            """
            UPDATE messages SET state = \(MessageState.cancelled)
            WHERE workspace_id = \(workspace) AND id IN \(list: messages.sorted()) AND state = \(MessageState.queued)
            RETURNING id, conversation_id
            """
        ).map { (id: try $0["id"] as MessageID, conversation: try $0["conversation_id"] as ConversationID) }
        guard !cancelled.isEmpty else { return }
        try progress.release(cancelled.map(\.id), workspace: workspace, in: transaction)
        var told = Told()
        for message in cancelled { told.addTakenBack(message.id, message.conversation, at: ambient.now()) }
        try progress.tell(told, workspace: workspace, in: transaction)
    }
}
