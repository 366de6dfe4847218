import Jobs
import Primitives
import Storage

/// The job that lets processed webhook bodies go after 30 days; until then they can be replayed.
enum InboxPruning {
    static let kind = "webhooks.prune"
    static let keptFor: Duration = .days(30)

    static func handler(database: Database, ambient: Ambient) -> JobHandler {
        JobHandler(kind: kind) { job in
            let before = ambient.now() - keptFor
            var pruned = 1000
            while pruned == 1000 {
                pruned = try await database.write { try InboxStore(transaction: $0).prune(before: before, limit: 1000) }
            }
            try await database.write { transaction in
                try job.lease.postpone(until: ambient.now() + .hours(1), in: transaction)
            }
        }
    }
}
