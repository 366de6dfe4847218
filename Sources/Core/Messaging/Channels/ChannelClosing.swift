import Credits
import Foundation
import Jobs
import Primitives
import Storage

/// The job that ends a disconnected channel. What waits on it fails with the reason, which gives its credits back; after a
/// month, in which Meta may still tell of what was sent, its secrets are forgotten.
struct ChannelClosing: Sendable {
    private static let kind = "channels.close"
    /// Meta delivers for up to 30 days, and a delivery is charged for whenever it comes.
    private static let heardFor: Duration = .days(31)
    /// Messages of one transaction.
    private static let slice = 1_000

    let database: Database
    let ambient: Ambient
    let progress: Progress

    private struct Payload: Codable {
        let channel: ChannelID
        let forgetAt: Timestamp
    }

    static func start(
        _ channel: ChannelID,
        in workspace: WorkspaceID,
        ambient: Ambient,
        _ transaction: Transaction
    ) throws {
        let now = ambient.now()
        try JobStore(transaction, ambient: ambient).enqueue(
            NewJob(
                workspace: workspace,
                kind: kind,
                key: "\(channel)",
                runAt: now,
                payload: Payload(channel: channel, forgetAt: now + heardFor).json
            )
        )
    }

    var handler: JobHandler {
        JobHandler(kind: Self.kind) { try await run($0) }
    }

    private func run(_ job: Job) async throws {
        let payload = try JSONDecoder().decode(Payload.self, from: Data(job.payload.utf8))
        let channel = payload.channel
        var failed = Self.slice
        while failed == Self.slice {
            try Task.checkCancellation()
            failed = try await database.write { try failWaiting(job.workspace, channel, in: $0) }
        }
        try await database.write { transaction in
            let now = ambient.now()
            if try QueueStore(transaction: transaction, workspace: job.workspace).hasUnsent(channel) {
                // In a dispatcher's hands at this moment; it may be put back in line.
                try job.lease.postpone(until: now + .seconds(2), in: transaction)
            } else if now < payload.forgetAt {
                try job.lease.postpone(until: payload.forgetAt, in: transaction)
            } else {
                try ChannelStore(transaction).forget(job.workspace, channel, at: now)
                try job.lease.complete(in: transaction)
            }
        }
    }

    /// - Returns: how many there were.
    func failWaiting(_ workspace: WorkspaceID, _ channel: ChannelID, in transaction: Transaction) throws -> Int {
        let now = ambient.now()
        let waiting = try QueueStore(transaction: transaction, workspace: workspace)
            .waiting(on: channel, limit: Self.slice)
        let news = waiting.map {
            News(message: $0, state: .failed, at: now, failure: Refusal.channelGone.failure, word: .failed)
        }
        try progress.apply(news, workspace: workspace, channel: channel, in: transaction)
        return waiting.count
    }
}
