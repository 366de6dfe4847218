import Jobs
import Primitives
import Storage

/// The job that lets go of what webhooks left: processed bodies after 30 days, until when they can be replayed; notices
/// after 90; statuses of messages that never became known after 8, since Meta repeats itself for 7.
enum InboxPruning {
    static let kind = "webhooks.prune"
    static let keptFor: Duration = .days(30)
    private static let noticesKeptFor: Duration = .days(90)
    static let parkedKeptFor: Duration = .days(8)
    private static let slice = 1000

    static func handler(database: Database, ambient: Ambient) -> JobHandler {
        JobHandler(kind: kind) { job in
            let now = ambient.now()
            try await inSlices(database) {
                try InboxStore(transaction: $0).prune(before: now - keptFor, limit: slice)
            }
            try await inSlices(database) {
                try ChannelNoticeStore.prune(before: now - noticesKeptFor, limit: slice, in: $0)
            }
            try await inSlices(database) {
                try ParkedStore(transaction: $0).prune(before: now - parkedKeptFor, limit: slice)
            }
            try await inSlices(database) {
                try ReachedStore.prune(before: now - ReachedStore.counted, limit: slice, in: $0)
            }
            try await database.write { transaction in
                try job.lease.postpone(until: ambient.now() + .hours(1), in: transaction)
            }
        }
    }

    /// Short transactions, so that nobody waits for long.
    private static func inSlices(
        _ database: Database,
        _ prune: @escaping @Sendable (Transaction) throws -> Int
    ) async throws {
        while try await database.write(.normal, prune) == slice {}
    }
}
