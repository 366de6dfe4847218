import Jobs
import Primitives
import Storage

/// What time does to a wallet without anybody asking for it.
struct CreditUpkeep: Sendable {
    /// New deadlines are hours away; one that is set in between for less only gives its money back that much later.
    private static let interval: Duration = .hours(1)
    private static let shortest: Duration = .seconds(10)

    let service: CreditService
    let onSettled: SettlementObserver

    /// Gives back what time has freed: messages never heard of, holds of those who are gone, lots that ran out;
    /// charges what has a price now.
    func run(_ job: Job) async throws {
        let workspace = job.workspace
        try await repeating(1000) { ledger, limit in
            let settlement = try ledger.expireOverdue(workspace, limit: limit)
            try tell(settlement, workspace, ledger)
            return settlement.changed.count
        }
        try await repeating(100) { try $0.closeOverdueHolds(workspace, limit: $1) }
        try await priceSuspended(workspace)
        try await seal(workspace)
        try await service.database.write { transaction in
            let ledger = service.ledger(in: transaction)
            try ledger.expireLots(workspace)
            try ledger.tellDaysLeft(workspace, planned: try service.planned(transaction, workspace))
            let now = service.ambient.now()
            // At a day's end too: the head of its journal is what an owner may want to write down.
            let midnight = LocalPeriod.day(now, zone: try service.zoneOf(transaction, workspace)).to
            let soonest = min(midnight, now + Self.interval)
            let next = min(try ledger.nextDeadline(workspace) ?? soonest, soonest)
            try job.lease.postpone(until: max(next, now + Self.shortest), in: transaction)
        }
    }

    /// In pieces, so that no transaction is long.
    private func repeating(_ limit: Int, _ step: @escaping @Sendable (Ledger, Int) throws -> Int) async throws {
        var done = limit
        while done == limit {
            done = try await service.database.write { try step(service.ledger(in: $0), limit) }
        }
    }

    private func seal(_ workspace: WorkspaceID) async throws {
        var isMore = true
        while isMore {
            isMore = try await service.database.write { transaction in
                try service.ledger(in: transaction).sealJournal(workspace) != nil
            }
        }
    }

    private func priceSuspended(_ workspace: WorkspaceID) async throws {
        var last: MessageID?
        repeat {
            let after = last
            last = try await service.database.write { transaction in
                let ledger = service.ledger(in: transaction)
                let (settlement, last) = try ledger.priceSuspended(workspace, after: after)
                try tell(settlement, workspace, ledger)
                return last
            }
        } while last != nil
    }

    private func tell(_ settlement: Settlement, _ workspace: WorkspaceID, _ ledger: Ledger) throws {
        guard !settlement.changed.isEmpty else { return }
        try onSettled(ledger.transaction, workspace, settlement)
    }
}
