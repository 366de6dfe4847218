import Jobs
import Primitives
import Storage

/// The job that lets go of what broke off: uploads that never ended, and processes that are gone without a word.
enum SendingPruning {
    static let kind = "sending.prune"
    private static let keptFor: Duration = .days(1)
    /// Uploads of one transaction, each of up to 100 MB.
    private static let slice = 10

    static func handler(database: Database, ambient: Ambient) -> JobHandler {
        JobHandler(kind: kind) { job in
            let before = ambient.now() - keptFor
            var pruned = slice
            while pruned == slice {
                try Task.checkCancellation()
                pruned = try await database.write { try MediaStore($0).prune(before: before, limit: slice) }
            }
            try await database.write { transaction in
                try SenderStore(transaction: transaction).prune(before: before)
                try job.lease.postpone(until: ambient.now() + .hours(1), in: transaction)
            }
        }
    }
}
