package import Jobs
import Primitives
import Storage

extension CreditService {
    static let upkeep = "credits.upkeep"
    /// New deadlines are hours away; one that is set in between for less only gives its money back that much later.
    private static let interval: Duration = .hours(1)
    private static let shortest: Duration = .seconds(10)

    /// What a `JobWorker` needs: one job a wallet that lives as long as the wallet.
    package var jobHandlers: [JobHandler] {
        // Dead letters are for work that can be left undone; this cannot.
        [JobHandler(kind: Self.upkeep, attemptsMax: 1_000_000, run: keepUp)]
    }

    /// Gives back what time has freed: messages never heard of, holds and leases of those who are gone, lots that ran out;
    /// charges what has a price now.
    @Sendable
    private func keepUp(_ job: Job) async throws {
        let workspace = job.workspace
        try await repeating(1000) { try $0.expireOverdue(workspace, limit: $1) }
        try await repeating(100) { try $0.closeOverdueHolds(workspace, limit: $1) }
        try await repeating(1000) { try $0.endExpiredLeases(workspace, limit: $1) }
        try await priceSuspended(workspace)
        try await database.write { transaction in
            let ledger = ledger(in: transaction)
            try ledger.expireLots(workspace)
            let now = ambient.now()
            let next = min(try ledger.nextDeadline(workspace) ?? now + Self.interval, now + Self.interval)
            try job.lease.postpone(until: max(next, now + Self.shortest), in: transaction)
        }
    }

    /// In pieces, so that no transaction is long.
    private func repeating(_ limit: Int, _ step: @escaping @Sendable (Ledger, Int) throws -> Int) async throws {
        var done = limit
        while done == limit {
            done = try await database.write { try step(ledger(in: $0), limit) }
        }
    }

    private func priceSuspended(_ workspace: WorkspaceID) async throws {
        var last: MessageID?
        repeat {
            let after = last
            last = try await database.write { try ledger(in: $0).priceSuspended(workspace, after: after) }
        } while last != nil
    }
}
