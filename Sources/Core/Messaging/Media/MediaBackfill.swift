import Jobs
import Primitives
import Storage

/// The job that names the files of messages from before they were a column of their own, in slices.
enum MediaBackfill {
    static let job = SlicedJob(kind: "media.backfill", step: step)
    static let slice = 1000

    /// Leaves the job when there is something to fill.
    static func schedule(in transaction: Transaction, ambient: Ambient) throws {
        guard try transaction.row("SELECT id FROM media_backfill") != nil else { return }
        try job.schedule(in: transaction, ambient: ambient)
    }

    /// One slice and how far it went, in one transaction. Returns whether that was the last.
    static func step(in transaction: Transaction) throws -> Bool {
        guard let place = try transaction.row("SELECT * FROM media_backfill") else { return true }
        let (workspace, message, until): (WorkspaceID, MessageID, MessageID) =
            (try place["workspace_id"], try place["message_id"], try place["until_id"])
        let rows = try transaction.rows(
            """
            SELECT workspace_id, id, type, content, media_id FROM messages
            WHERE (workspace_id, id) > (\(workspace), \(message)) ORDER BY workspace_id, id LIMIT \(slice)
            """
        )
        guard let last = rows.last else {
            try transaction.run("DELETE FROM media_backfill")
            return true
        }
        var changes: [SQL] = []
        for row in rows {
            let (id, known, content): (MessageID, MediaID?, String) =
                (try row["id"], try row["media_id"], try row["content"])
            guard id <= until, known == nil, let media = MediaID(namedIn: content) else { continue }
            let workspace: WorkspaceID = try row["workspace_id"]
            changes.append(
                "UPDATE messages SET media_id = \(media) WHERE workspace_id = \(workspace) AND id = \(id)"
            )
        }
        try transaction.runEach(changes)
        let (reached, at): (WorkspaceID, MessageID) = (try last["workspace_id"], try last["id"])
        try transaction.run("UPDATE media_backfill SET workspace_id = \(reached), message_id = \(at)")
        return false
    }
}
