import Events
import Jobs
import Logging
import Primitives
import ServiceLifecycle
import Storage
import TestSupport
import Workspaces

@testable import Contacts

/// A database with imports and what works on them.
struct ImportWorld: Sendable {
    let here = WorkspaceID(rawValue: 1)
    let clock = TestClock()
    let ambient: Ambient
    let database: Database
    let events: EventLog
    let imports: ImportService

    static let others = JobMigrations.all + EventMigrations.all + WorkspaceMigrations.all

    init(
        _ kind: TestDatabase,
        limits: ImportLimits = ImportLimits(),
        plan: WorkspaceLimits = .none,
        uses: [ContactUse] = []
    ) async throws {
        ambient = .test(clock)
        database = try await kind.open(ContactMigrations.all + Self.others)
        try await database.write { transaction in
            for id in 1...2 {
                try transaction.run(
                    """
                    INSERT INTO workspaces (workspace_id, name, country, currency, time_zone, created_at)
                    VALUES (\(id), 'House', 'IN', 'INR', 'Asia/Kolkata', 0)
                    """
                )
            }
        }
        events = EventLog(ambient: ambient, subscribers: [])
        imports = ImportService(
            database: database,
            ambient: ambient,
            events: events,
            limits: limits,
            plan: plan,
            uses: uses
        ) { _, _ in "IN" }
    }

    func upload(_ bytes: [UInt8], pieceBytes: Int = 50_000) async throws -> Import {
        let pieces = AsyncThrowingStream<[UInt8], any Error> { stream in
            for start in stride(from: 0, to: bytes.count, by: pieceBytes) {
                stream.yield(Array(bytes[start..<min(start + pieceBytes, bytes.count)]))
            }
            stream.finish()
        }
        return try await imports.upload(pieces, filename: "people.csv", by: "mem_1", in: here)
    }

    func upload(_ text: String) async throws -> Import {
        try await upload(Array(text.utf8))
    }

    /// Uploads, maps as guessed and reads to the end.
    func read(_ bytes: [UInt8]) async throws -> Import {
        let uploaded = try await upload(bytes)
        _ = try await imports.map(uploaded.id, to: uploaded.mapping, defaultCountry: "IN", in: here)
        try await work()
        return try await imports.find(uploaded.id, in: here)
    }

    /// Runs the jobs that are due until none is left.
    func work(_ others: [JobHandler] = []) async throws {
        let worker = JobWorker(
            database: database,
            ambient: ambient,
            handlers: imports.handlers + others,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            let lifecycle = ServiceGroup(
                services: [worker],
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            )
            group.addTask { try await lifecycle.run() }
            while try await open() > 0 { try await Task.sleep(for: .milliseconds(5)) }
            await lifecycle.triggerGracefulShutdown()
            try await group.waitForAll()
        }
    }

    /// How many jobs are due.
    func open() async throws -> Int {
        try await database.read { [now = clock.now] transaction in
            try transaction.row(
                "SELECT count(*) AS count FROM jobs WHERE run_at <= \(now) AND kind <> \(ContactBlocking.kind)"
            ).map { try $0["count"] }
                ?? 0
        }
    }

    func count(_ table: String) async throws -> Int {
        try await database.read { transaction in
            try transaction.row("SELECT count(*) AS count FROM \(raw: table)").map { try $0["count"] } ?? 0
        }
    }

    func rows(_ id: ImportID, verdict: ImportRow.Verdict? = nil) async throws -> [ImportRow] {
        try await imports.rows(of: id, verdict: verdict, after: 0, limit: 100_000, in: here)
    }
}

extension Import {
    var tally: ImportTally { ImportTally(ok: ok, duplicate: duplicate, invalid: invalid) }
}
