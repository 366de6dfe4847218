import Automation
import Foundation
import Jobs
import Logging
import Primitives
import Storage
import StorageSQLite
import Synchronization
import TestSupport

/// `bench timers [--quick]`: many runs that wait, and a few that are due every second. What waiting costs, how late what is due is
/// carried out, and how many statements it takes. On SQLite, and on PostgreSQL where `LODESTONE_TEST_POSTGRES` names one.
enum TimerBench {
    static func run(_ arguments: [String]) async throws {
        let waiting = arguments.contains("--quick") ? 100_000 : 5_000_000
        let folder = FileManager.default.temporaryDirectory.appending(path: "timers-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "bench.sqlite").path
        try await measure("SQLite", Database(try SQLiteEngine(path: path)), waiting)
        if TestDatabase.all.contains(.postgres) {
            try await measure("PostgreSQL", try await TestDatabase.postgres.open(), waiting)
        }
    }

    private static func measure(_ name: String, _ database: Database, _ waiting: Int) async throws {
        let ambient = Ambient.live(generator: IDGenerator(node: 0, clock: { .clock() }))
        try await Migrator(JobMigrations.all + AutomationMigrations.all).run(on: database)
        let began = ambient.now()
        for start in stride(from: 0, to: waiting, by: 10_000) {
            try await database.write { transaction in
                try TimerStore(transaction, ambient: ambient).set(
                    (start..<min(start + 10_000, waiting)).map { id in
                        (TimerKey(workspace: WorkspaceID(rawValue: 1), kind: "bench", id: Int64(id)), began + .days(30))
                    }
                )
            }
        }
        print("\(name): \(waiting) waiting timers written in \(seconds(ambient.now() - began)) s")
        let late = Lateness(ambient)
        let kind = TimerKind(name: "bench") { due, transaction in
            LateBatch(ready: due, transaction: transaction, late: late)
        }
        let desk = TimerDesk(database: database, ambient: ambient, kinds: [kind], logger: Logger(label: "bench"))
        let service = TimerService(desk)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await service.run() }
            try await Task.sleep(for: .seconds(2))
            let before = Self.processorTime()
            try await Task.sleep(for: .seconds(10))
            let idle = Self.processorTime() - before
            print("\(name): idle, \(idle) ms of processor time in 10 s")
            // 2,000 that fall due over twenty seconds, one by one.
            let now = ambient.now()
            let timers = (0..<2_000).map { number in
                (
                    key: TimerKey(workspace: WorkspaceID(rawValue: 2), kind: "bench", id: Int64(number)),
                    at: now + .milliseconds(Int64(1_000 + number * 10))
                )
            }
            try await database.write { try TimerStore($0, ambient: ambient).set(timers) }
            while late.count < 2_000 { try await Task.sleep(for: .milliseconds(50)) }
            let sorted = late.sorted
            print(
                "\(name): 2000 fired, late by \(sorted[1_000]) ms (median), \(sorted[1_980]) ms (p99), \(sorted[1_999]) ms (most); "
                    + "\(memory()) MB resident"
            )
            group.cancelAll()
        }
        try await database.close()
    }

    private static func seconds(_ duration: Duration) -> Int64 { duration.milliseconds / 1000 }

    /// Milliseconds of this process, in user and system mode.
    private static func processorTime() -> Int64 {
        var usage = rusage()
        getrusage(RUSAGE_SELF, &usage)
        let parts = [usage.ru_utime, usage.ru_stime]
        return parts.reduce(0) { $0 + Int64($1.tv_sec) * 1000 + Int64($1.tv_usec) / 1000 }
    }

    private static func memory() -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) / 1024
    }
}

/// How late each was.
private final class Lateness: Sendable {
    private let ambient: Ambient
    private let late = Mutex<[Int64]>([])

    init(_ ambient: Ambient) { self.ambient = ambient }

    var count: Int { late.withLock(\.count) }
    var sorted: [Int64] { late.withLock { $0.sorted() } }

    func note(_ timer: DueTimer) {
        let delay = (ambient.now() - timer.dueAt).milliseconds
        late.withLock { $0.append(delay) }
    }
}

/// Notes when the transaction that carried them out was committed.
private struct LateBatch: TimerBatch {
    let ready: [DueTimer]
    let transaction: Transaction
    let late: Lateness

    func fire(_ timer: DueTimer) throws {
        transaction.afterCommit { [late] in late.note(timer) }
    }

    func finish() throws {}
}
