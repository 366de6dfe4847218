import CloudAPI
import Primitives
import Storage

/// SQL of webhooks that change no message: kept and shown, never dropped.
struct ChannelNoticeStore {
    let transaction: Transaction
    let ambient: Ambient

    func keep(_ addressed: ReceivingSteps.Addressed, problem: String? = nil, at: Timestamp) throws {
        let raw = addressed.item.raw
        let body: JSON = problem.map { .members([("problem", .string($0)), ("item", raw)]) } ?? raw
        try transaction.run(
            """
            INSERT INTO channel_notices (workspace_id, id, channel_id, inbox_id, place, field, body, at)
            VALUES (\(addressed.workspace), \(ambient.rawID()), \(addressed.channel.id), \(addressed.inboxID),
             \(addressed.place), \(addressed.item.field), \(body.text()), \(at))
            ON CONFLICT (workspace_id, channel_id, inbox_id, place) DO NOTHING
            """
        )
    }

    /// - Returns: how many were let go.
    static func prune(before: Timestamp, limit: Int, in transaction: Transaction) throws -> Int {
        try transaction.run(
            """
            DELETE FROM channel_notices WHERE (workspace_id, id) IN
            (SELECT workspace_id, id FROM channel_notices WHERE at < \(before) ORDER BY at LIMIT \(limit))
            """
        )
    }
}
