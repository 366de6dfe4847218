import Foundation
import Storage
import StorageSQLite

/// Writes per second at 256 waiting callers, committed in groups and one by one, on a real file that is flushed at
/// every commit, with the price of one flush beside them.
///
/// A write is what a message costs: one insert under a unique index and one upsert of its conversation. The ratio is
/// what counts; it grows with the price of a flush.
/// - Parameter folder: lies on the disk that is meant. In memory a flush costs nothing and the figure says little.
func benchGroupCommit(in folder: String = NSTemporaryDirectory()) async throws {
    let folder = "\(folder)/lodestone-bench-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }

    let flush = try flushCost(in: folder)
    var grouped: [Double] = []
    var single: [Double] = []
    var alone: [Double] = []
    // In turns, so that what else the machine does falls on all alike.
    for round in 1...3 {
        for (name, batch, callers) in [
            ("grouped", SQLiteEngine.usualBatch, 256), ("single", 1, 256), ("alone", 512, 1),
        ] {
            let engine = try SQLiteEngine(path: "\(folder)/\(name)-\(round).sqlite", batch: batch)
            let rate = try await GroupCommitRun(database: Database(engine)).rate(callers: callers)
            switch name {
            case "grouped": grouped.append(rate)
            case "single": single.append(rate)
            default: alone.append(rate)
            }
        }
    }

    let (many, one) = (median(grouped), median(single))
    print("group commit, 256 callers          \(Int(many)) writes/s")
    print("one commit per write, 256 callers  \(Int(one)) writes/s")
    print("one caller                         \(Int(median(alone))) writes/s")
    print("ratio                              \(Int(many / one * 10) / 10).\(Int(many / one * 10) % 10)x")
    print("one flush (4 KiB, fdatasync)       \(Int(flush * 1_000_000)) microseconds")
}

/// Callers that write without pause for a while.
private struct GroupCommitRun {
    let database: Database
    private static let seconds = 2

    func rate(callers: Int) async throws -> Double {
        try await database.write { transaction in
            try transaction.runScript(
                """
                CREATE TABLE messages (id INTEGER PRIMARY KEY, conversation INTEGER NOT NULL, wamid TEXT NOT NULL UNIQUE,
                    body TEXT NOT NULL) STRICT;
                CREATE TABLE conversations (id INTEGER PRIMARY KEY, unread INTEGER NOT NULL, last_at INTEGER NOT NULL) STRICT;
                """
            )
        }
        let clock = ContinuousClock()
        let start = clock.now
        let end = start + .seconds(Self.seconds)
        let writes = try await withThrowingTaskGroup(of: Int.self) { group in
            for caller in 0..<callers {
                group.addTask {
                    var count = 0
                    while clock.now < end {
                        try await write(caller + count * callers)
                        count += 1
                    }
                    return count
                }
            }
            return try await group.reduce(0, +)
        }
        let taken = start.duration(to: clock.now)
        try await database.close()
        return Double(writes) / (taken / .seconds(1))
    }

    private func write(_ number: Int) async throws {
        try await database.write { transaction in
            try transaction.run(
                """
                INSERT INTO messages (id, conversation, wamid, body)
                VALUES (\(number), \(number % 5_000), \("wamid.HBgLMzE2MTIzNDU2Nzg\(number)"), 'When will my order arrive?')
                """
            )
            try transaction.run(
                """
                INSERT INTO conversations (id, unread, last_at) VALUES (\(number % 5_000), 1, \(number))
                ON CONFLICT (id) DO UPDATE SET unread = conversations.unread + 1, last_at = excluded.last_at
                """
            )
        }
    }
}

/// Seconds for appending a page to a file and flushing it: the median of 200.
private func flushCost(in folder: String) throws -> Double {
    let file = open("\(folder)/flush", O_WRONLY | O_CREAT | O_APPEND, 0o600)
    guard file >= 0 else { throw CocoaError(.fileWriteUnknown) }
    defer { close(file) }
    let page = [UInt8](repeating: 1, count: 4096)
    let clock = ContinuousClock()
    return median(
        (0..<200).map { _ in
            clock.measure {
                _ = write(file, page, page.count)
                fdatasync(file)
            } / .seconds(1)
        }
    )
}

private func median(_ values: [Double]) -> Double {
    values.sorted()[values.count / 2]
}
