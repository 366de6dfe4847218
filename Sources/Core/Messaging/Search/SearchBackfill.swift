import Jobs
import Primitives
import Storage

/// The job that takes messages of the time before search into its index, in slices, so that an upgrade holds up nothing.
enum SearchBackfill {
    static let job = SlicedJob(kind: "inbox.index", step: step)
    static let slice = 1000

    /// Leaves the job when there is something to take in.
    static func schedule(in transaction: Transaction, ambient: Ambient) throws {
        guard try transaction.row("SELECT id FROM message_search_backfill") != nil else { return }
        try job.schedule(in: transaction, ambient: ambient)
    }

    /// One slice and how far it went, in one transaction. Returns whether that was the last.
    static func step(in transaction: Transaction) throws -> Bool {
        guard let place = try transaction.row("SELECT * FROM message_search_backfill") else { return true }
        let (workspace, message, until): (WorkspaceID, MessageID, MessageID) =
            (try place["workspace_id"], try place["message_id"], try place["until_id"])
        let rows = try transaction.rows(
            """
            SELECT workspace_id, id, text, target FROM messages WHERE (workspace_id, id) > (\(workspace), \(message))
            ORDER BY workspace_id, id LIMIT \(slice)
            """
        )
        guard let last = rows.last else {
            try transaction.run("DELETE FROM message_search_backfill")
            return true
        }
        var texts: [WorkspaceID: [(MessageID, String)]] = [:]
        for row in rows {
            let (id, target): (MessageID, String?) = (try row["id"], try row["target"])
            // What came since the index is there was taken in when it came.
            guard id <= until, target == nil else { continue }
            texts[try row["workspace_id"], default: []].append((id, try row["text"]))
        }
        for (workspace, texts) in texts.sorted(by: { $0.key < $1.key }) {
            try MessageIndex(transaction: transaction).add(texts.map { (id: $0.0, text: $0.1) }, in: workspace)
        }
        let (reached, at): (WorkspaceID, MessageID) = (try last["workspace_id"], try last["id"])
        try transaction.run(
            "UPDATE message_search_backfill SET workspace_id = \(reached), message_id = \(at)"
        )
        return false
    }
}
