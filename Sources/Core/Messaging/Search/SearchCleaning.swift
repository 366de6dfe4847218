import Jobs
import Primitives
import Storage

/// The job that merges the parts of SQLite's index, in slices, until no word of an erased message is left in them.
///
/// Source: sqlite.org/fts5.html, "The 'merge' Command".
enum SearchCleaning {
    static let job = SlicedJob(kind: "inbox.index.clean", step: step)
    /// Of the index, each some 4 KB.
    private static let pages = 2000

    static func schedule(in transaction: Transaction, ambient: Ambient) throws {
        guard transaction.dialect == .sqlite else { return }
        try job.schedule(in: transaction, ambient: ambient)
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
