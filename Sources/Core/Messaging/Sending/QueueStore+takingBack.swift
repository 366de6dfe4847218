import Primitives
import Storage

extension QueueStore {
    /// Has messages that are in hand stay out of line, should they come back.
    func takeBack(inHand ids: [MessageID]) throws {
        try transaction.run(
            """
            UPDATE messages SET lane = lane + \(Lane.takenBack)
            WHERE workspace_id = \(workspace) AND id IN \(list: ids) AND state = \(MessageState.submitting)
             AND lane < \(Lane.takenBack)
            """
        )
    }

    /// Of messages that are back in line, those that were taken back while they were in hand: they are out of it for good.
    func cancelTakenBack(_ back: [Claimed]) throws -> Set<MessageID> {
        guard !back.isEmpty else { return [] }
        let cancelled = try transaction.rows(
            """
            UPDATE messages SET state = \(MessageState.cancelled)
            WHERE workspace_id = \(workspace) AND id IN \(list: back.map(\.id)) AND state = \(MessageState.queued)
             AND lane >= \(Lane.takenBack)
            RETURNING id
            """
        )
        return Set(try cancelled.map { try $0["id"] })
    }
}
