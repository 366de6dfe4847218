import Credits
import Events
import Foundation
import Jobs
import Primitives
import Storage
import StorageSQLite

/// How fast the ledger is on SQLite on a real disk: statuses settled in batches, and a campaign in slices against one by one.
///
/// Prints both with what a commit costs on this disk, since a batch saves commits more than anything else.
func benchCredits() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lodestone-bench-\(getpid())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let bench = try await CreditsBench(folder: folder)
    let flush = try await bench.commit()
    print("credits: one commit to disk costs \(milliseconds(flush))")

    let (rate, batch) = try await bench.settleInBatches(messages: 50_000, batch: 1000)
    print("credits: settles \(rate) statuses/s in batches of 1,000, \(milliseconds(batch)) a batch (aim 20,000/s)")

    let sliced = try await bench.campaignInSlices(messages: 2000, slice: 1000)
    let single = try await bench.campaignOneByOne(messages: 300)
    let ratio = single.scaled(by: 100) / max(1, sliced)
    print(
        "credits: assign and settle in slices \(micros(sliced)) a message, one by one \(micros(single)): "
            + "\(ratio / 100).\(ratio % 100 / 10) times faster (aim 20)"
    )
    try await bench.database.close()
}

/// Nanoseconds a message or a commit; whole numbers, for nothing here is worth more places.
private typealias Nanoseconds = Int64

private func milliseconds(_ time: Nanoseconds) -> String { "\(time / 1_000_000).\(time % 1_000_000 / 100_000) ms" }

private func micros(_ time: Nanoseconds) -> String { "\(time / 1000) µs" }

extension Nanoseconds {
    fileprivate func scaled(by factor: Int64) -> Int64 { self * factor }
}

private struct CreditsBench {
    let database: Database
    private let service: CreditService
    private let ambient: Ambient
    private let workspace = WorkspaceID(rawValue: 1)

    init(folder: String) async throws {
        let ambient = Ambient.live(generator: IDGenerator(node: 1, clock: { .clock() }))
        let database = Database(try SQLiteEngine(path: "\(folder)/bench.sqlite"))
        try await Migrator(JobMigrations.all + EventMigrations.all + CreditMigrations.all).run(on: database)
        let service = CreditService(
            database: database,
            ambient: ambient,
            events: EventLog(ambient: ambient, subscribers: [])
        )
        try await service.installSeeds()
        let workspace = workspace
        try await database.write { transaction in
            let ledger = service.ledger(in: transaction)
            try ledger.open(workspace, book: "INR")
            try ledger.grant(workspace, kind: .purchase, amount: Points(10_000_000), reference: "bench")
        }
        (self.ambient, self.database, self.service) = (ambient, database, service)
    }

    /// What a commit that changes one row takes, by the median of 50.
    func commit() async throws -> Nanoseconds {
        var times: [Nanoseconds] = []
        for _ in 0..<50 {
            times.append(
                try await timed {
                    _ = try await database.write { try $0.run("UPDATE price_books SET version = version + 1") }
                }
            )
        }
        return times.sorted()[25]
    }

    /// - Returns: statuses a second, and the time of one batch.
    func settleInBatches(messages: Int, batch: Int) async throws -> (rate: Int64, batch: Nanoseconds) {
        let ids = (0..<messages).map { _ -> MessageID in ambient.id() }
        _ = try await reserve(ids, reference: "batches", slice: batch)
        let words = ids.map { Word($0, .billable(.marketing, at: ambient.now())) }
        let time = try await timed {
            for start in stride(from: 0, to: words.count, by: batch) {
                let slice = Array(words[start..<min(start + batch, words.count)])
                _ = try await database.write { try service.ledger(in: $0).settle(workspace, slice) }
            }
        }
        return (Int64(messages) * 1_000_000_000 / max(1, time), time / Int64(messages / batch))
    }

    /// A hold for all, then an assignment and a settlement for each slice.
    ///
    /// - Returns: the time of one message.
    func campaignInSlices(messages: Int, slice: Int) async throws -> Nanoseconds {
        let ids = (0..<messages).map { _ -> MessageID in ambient.id() }
        let time = try await timed {
            _ = try await reserve(ids, reference: "slices", slice: slice)
            for start in stride(from: 0, to: messages, by: slice) {
                let words = ids[start..<start + slice].map { Word($0, .billable(.marketing, at: ambient.now())) }
                _ = try await database.write { try service.ledger(in: $0).settle(workspace, words) }
            }
        }
        return time / Int64(messages)
    }

    /// The same without holding for many: each message holds, is assigned and is settled by commits of its own.
    ///
    /// - Returns: the time of one message.
    func campaignOneByOne(messages: Int) async throws -> Nanoseconds {
        let ids = (0..<messages).map { _ -> MessageID in ambient.id() }
        let time = try await timed {
            for id in ids {
                _ = try await reserve([id], reference: "single \(id)", slice: 1)
                let word = Word(id, .billable(.marketing, at: ambient.now()))
                _ = try await database.write { try service.ledger(in: $0).settle(workspace, [word]) }
            }
        }
        return time / Int64(messages)
    }

    private func reserve(_ ids: [MessageID], reference: String, slice: Int) async throws -> HoldID {
        let book = try await database.read { try service.ledger(in: $0).book(workspace) }
        guard let number = PhoneNumber("+919876543210") else { throw CreditError.overflow }
        let quote = try book.quote(.marketing, to: number, window: .closed, at: ambient.now())
        guard let total = quote.amount.times(Int64(ids.count)) else { throw CreditError.overflow }
        let until = ambient.now() + .days(1)
        let hold = try await database.write {
            try service.ledger(in: $0).hold(workspace, reference: reference, amount: total, expiresAt: until)
        }
        for start in stride(from: 0, to: ids.count, by: slice) {
            let charges = ids[start..<min(start + slice, ids.count)].map { ($0, quote) }
            try await database.write { transaction in
                try service.ledger(in: transaction).assign(workspace, hold: hold, charges: charges)
            }
        }
        return hold
    }

    private func timed(_ body: () async throws -> Void) async rethrows -> Nanoseconds {
        let clock = ContinuousClock()
        let start = clock.now
        try await body()
        let (seconds, attoseconds) = (clock.now - start).components
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}
