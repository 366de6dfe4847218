import Credits
import Events
import Foundation
import Jobs
import Primitives
import Storage
import StorageSQLite

/// The ledger at its full size: against its oracle, in rows, against PostgreSQL's own bench, and computed anew.
func benchLedger(_ options: LedgerOptions) async throws {
    let folder = try BenchFolder()
    defer { folder.remove() }
    for part in options.parts {
        switch part {
        case "operations":
            // As many lives as it takes; each has `Simulation.horizon` steps.
            try await benchOracle("operations", operations: options.isQuick ? 20_000 : 1_000_000, from: 1_000_000)
        case "oracle": try await benchOracle("oracle", seeds: options.isQuick ? 50 : 1000, from: 0)
        case "hold": try await benchHold(recipients: options.isQuick ? 10_000 : 100_000, folder)
        case "settle": try await benchSettle(messages: options.isQuick ? 5_000 : 50_000, folder)
        default: try await benchRebuild(messages: options.isQuick ? 20_000 : 1_000_000, folder)
        }
        // Whoever reads through a pipe sees each figure when it is there.
        fflush(nil)
    }
}

/// A ledger on a file with one wallet or several.
struct LedgerStage: Sendable {
    let database: Database
    let service: CreditService
    let ambient: Ambient
    let quote: Quote
    let workspaces: [WorkspaceID]

    init(_ file: String, workspaces count: Int64 = 1) async throws {
        let ambient = Ambient.live(generator: IDGenerator(node: 1, clock: { .clock() }))
        let database = Database(try SQLiteEngine(path: file))
        try await Migrator(JobMigrations.all + EventMigrations.all + CreditMigrations.all).run(on: database)
        let service = CreditService(
            database: database,
            ambient: ambient,
            events: EventLog(ambient: ambient, subscribers: [])
        )
        try await service.installSeeds()
        let workspaces = (1...count).map { WorkspaceID(rawValue: $0) }
        try await database.write { transaction in
            let ledger = service.ledger(in: transaction)
            for workspace in workspaces {
                try ledger.open(workspace, book: "INR")
                try ledger.grant(workspace, kind: .purchase, amount: Points(10_000_000), reference: "bench")
            }
        }
        guard let number = PhoneNumber("+919876543210") else { throw CreditError.overflow }
        let first = workspaces[0]
        quote = try await database.read { transaction in
            try service.ledger(in: transaction).book(first)
                .quote(.marketing, to: number, window: .closed, at: ambient.now())
        }
        (self.ambient, self.database, self.service, self.workspaces) = (ambient, database, service, workspaces)
    }

    func ids(_ count: Int) -> [MessageID] { (0..<count).map { _ in ambient.id() } }

    func word(_ id: MessageID) -> Word { Word(id, .billable(.marketing, at: ambient.now())) }

    /// Holds for all and assigns in slices of a thousand.
    func reserve(_ ids: [MessageID], in workspace: WorkspaceID, reference: String) async throws {
        guard let total = quote.amount.times(Int64(ids.count)) else { throw CreditError.overflow }
        let (service, quote, until) = (service, quote, ambient.now() + .days(1))
        let hold = try await database.write {
            try service.ledger(in: $0).hold(workspace, reference: reference, amount: total, expiresAt: until)
        }
        for start in stride(from: 0, to: ids.count, by: 1000) {
            let charges = ids[start..<min(start + 1000, ids.count)].map { ($0, quote) }
            try await database.write { try service.ledger(in: $0).assign(workspace, hold: hold, charges: charges) }
        }
    }

    func settle(_ words: [Word], in workspace: WorkspaceID) async throws {
        let service = service
        _ = try await database.write { try service.ledger(in: $0).settle(workspace, words) }
    }
}

/// Milliseconds that `body` takes.
func milliseconds(_ body: () async throws -> Void) async rethrows -> Int64 {
    let clock = ContinuousClock()
    let start = clock.now
    try await body()
    return max((clock.now - start).milliseconds, 1)
}

/// `12.3` of two whole numbers.
func ratio(_ left: Int64, _ right: Int64) -> String {
    let tenths = left * 10 / max(right, 1)
    return "\(tenths / 10).\(tenths % 10)"
}
