import Jobs
import Notifications
import Primitives
import Storage

/// The job that takes out, once a day, what gateways told long ago and was heard. A telling that were repeated after that
/// would be heard again, and change nothing: money, refunds and disputes are known by their own names.
struct GatewayPruning: Sendable {
    static let kind = "billing.prune"
    static let keptFor = Duration.days(90)
    private static let batch = 1000

    let tools: PaymentTools

    var handler: JobHandler {
        JobHandler(kind: Self.kind) { job in
            let now = tools.ambient.now()
            while try await prune(before: now - Self.keptFor) == Self.batch {}
            try await tools.database.write { try job.lease.postpone(until: now + .days(1), in: $0) }
        }
    }

    static func start(in transaction: Transaction, ambient: Ambient) throws {
        try JobStore(transaction, ambient: ambient).enqueue(
            NewJob(workspace: .instance, kind: kind, key: "daily", runAt: ambient.now(), payload: "{}")
        )
    }

    /// In small transactions, so that nobody waits for a large one. What waits for a payment stays.
    private func prune(before oldest: Timestamp) async throws -> Int {
        try await tools.database.write { transaction in
            try transaction.run(
                """
                DELETE FROM gateway_events WHERE (workspace_id, gateway, event_id) IN (
                    SELECT workspace_id, gateway, event_id FROM gateway_events
                    WHERE gateway IN \(list: GatewayID.allCases) AND received_at < \(oldest)
                        AND processed_at IS NOT NULL AND awaits IS NULL
                    LIMIT \(Self.batch)
                )
                """
            )
        }
    }
}
