package import Jobs
import Notifications
package import Primitives
package import Storage

/// Asks about every connected account once a day, and about days that somebody wants to see anew.
package struct ReconciliationJob: Sendable {
    static let kind = "reconciliation.ask"
    private static let planKind = "reconciliation.plan"
    private static let interval = Duration.hours(1)
    private static let everyDay = Duration.hours(24)

    let service: ReconciliationService

    package init(_ service: ReconciliationService) {
        self.service = service
    }

    package var handlers: [JobHandler] {
        [
            JobHandler(kind: Self.planKind, attemptsMax: 1_000_000) { try await plan($0) },
            // Meta may be away for a while; the plan asks again tomorrow.
            JobHandler(kind: Self.kind, attemptsMax: 4, lease: .minutes(10)) { try await ask($0) },
        ]
    }

    /// Puts the hourly look in the queue unless it is there.
    package static func start(in transaction: Transaction, ambient: Ambient) throws {
        try JobStore(transaction, ambient: ambient).enqueue(
            NewJob(workspace: .instance, kind: planKind, key: "hourly", runAt: ambient.now(), payload: "{}")
        )
    }

    private func plan(_ job: Job) async throws {
        try await service.database.write { transaction in
            let now = service.ambient.now()
            let due = try ReconciliationService.connected(in: transaction).filter { _, account in
                account.standing.triedAt.map { $0 + Self.everyDay <= now } ?? true
            }
            try JobStore(transaction, ambient: service.ambient).enqueue(
                due.map { workspace, account in
                    NewJob(workspace: workspace, kind: Self.kind, key: account.phoneNumberID, runAt: now, payload: "{}")
                }
            )
            try job.lease.postpone(until: now + Self.interval, in: transaction)
        }
    }

    private func ask(_ job: Job) async throws {
        let words = job.key.split(separator: " ").map(String.init)
        guard let number = words.first else { return }
        let account = try await service.accounts(job.workspace).first { $0.phoneNumberID == number }
        guard let account, account.isConnected else { return }
        try await service.ask(
            account,
            from: words.count == 3 ? CivilDay(words[1]) : nil,
            to: words.count == 3 ? CivilDay(words[2]) : nil,
            in: job.workspace
        )
    }
}
