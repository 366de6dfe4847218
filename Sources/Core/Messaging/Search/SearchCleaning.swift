import Jobs
import Primitives
import Storage

/// The job that merges the parts of SQLite's index, in slices, until no word of an erased message is left in them.
///
/// Source: sqlite.org/fts5.html, "The 'merge' Command".
struct SearchCleaning: Sendable {
    static let kind = "inbox.index.clean"
    /// Of the index, each some 4 KB.
    private static let pages = 2000

    let database: Database
    let ambient: Ambient

    var handler: JobHandler {
        JobHandler(kind: Self.kind) { job in
            try await database.write { transaction in
                if try Self.step(in: transaction) {
                    try job.lease.complete(in: transaction)
                } else {
                    try job.lease.postpone(until: ambient.now(), in: transaction)
                }
            }
        }
    }

    static func schedule(in transaction: Transaction, ambient: Ambient) throws {
        guard transaction.dialect == .sqlite else { return }
        try JobStore(transaction, ambient: ambient).enqueue(
            NewJob(
                workspace: WorkspaceID(rawValue: 0),
                kind: kind,
                key: "all",
                runAt: ambient.now(),
                payload: "{}"
            )
        )
    }

    /// One slice. Returns whether there was nothing left to merge.
    static func step(in transaction: Transaction) throws -> Bool {
        let before = try changes(transaction)
        try transaction.run("INSERT INTO message_search (message_search, rank) VALUES ('merge', \(pages))")
        return try changes(transaction) - before < 2
    }

    private static func changes(_ transaction: Transaction) throws -> Int64 {
        try transaction.row("SELECT total_changes() AS count")?["count"] ?? 0
    }
}
