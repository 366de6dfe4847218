import Jobs
import Primitives
import Storage

/// The job that adds up, every minute, what transactions have counted each for itself.
enum InboxUpkeep {
    static let kind = "inbox.upkeep"

    static func handler(database: Database, ambient: Ambient) -> JobHandler {
        JobHandler(kind: kind) { job in
            try await database.write { transaction in
                try TabCounts.compact(in: transaction)
                let pause: Duration = transaction.dialect == .postgres ? .minutes(1) : .days(1)
                try job.lease.postpone(until: ambient.now() + pause, in: transaction)
            }
        }
    }
}
