import Credits
import Foundation
import Primitives
import Storage
import StorageSQLite
import TestSupport
import Testing

/// Case 20: the disk fails in the middle of a commit. That nothing leaves then is tested where messages leave: `DiskTests` of Messaging.
struct DiskCases {
    /// Takes one step after the other until one is refused: what still fitted is there whole, and of what was refused nothing is.
    private func untilRefused(
        _ bank: Bank,
        _ what: String,
        _ step: @escaping @Sendable (Ledger, Int64) throws -> Void
    ) async throws {
        for number in Int64(0)..<400 {
            let before = (try await bank.balances(), try await bank.transfers())
            do {
                try await bank.write { try step($0, number) }
            } catch DatabaseError.unavailable {
                #expect(before == (try await bank.balances(), try await bank.transfers()), "\(what)")
                try await bank.expectSound()
                return
            }
        }
        Issue.record("\(what) was never refused")
    }

    @Test(arguments: DiskFailure.all)
    func `Case 20: on a full or read-only disk the caller is told, nothing is half done, and nothing more can be sent`(
        kind: TestDatabase,
        failure: DiskFailure
    ) async throws {
        let bank = try await Bank.open(kind, points: 1000)
        let hold = try await bank.campaign(1...400, extra: 400)
        let quote = try bank.quote()
        try await bank.database.fail(failure, ["transfers", "charges", "holds"])

        try await untilRefused(bank, "a grant") {
            try $0.grant(bank.workspace, kind: .purchase, amount: Points(1), reference: "g\($1)")
        }
        try await untilRefused(bank, "a hold") {
            try $0.hold(bank.workspace, reference: "h\($1)", amount: Points(micro: 1), expiresAt: bank.now + .days(1))
        }
        try await untilRefused(bank, "an assignment") {
            try $0.assign(bank.workspace, hold: hold, charges: [(MessageID(rawValue: 1000 + $1), quote)])
        }
        try await untilRefused(bank, "a settlement") { try $0.settle(bank.workspace, [bank.delivered($1 + 1)]) }

        guard kind == .postgres || failure == .full else { return }
        try await bank.database.mendDisk()
        try await bank.settle((1...400).map { bank.delivered($0) })
        #expect(try await bank.wallet().spent == Points(400))
        try await bank.expectSound()
    }

    /// PostgreSQL's own log is its business; what it does to us is the connection that is lost in COMMIT, above.
    @Test(arguments: [0.0, 0.2, 0.5, 0.8, 0.97, 1.0])
    func `Case 20: a commit that was torn off in the middle of its pages is not there, and those before it are whole`(
        written: Double
    ) async throws {
        let folder = URL(filePath: NSTemporaryDirectory()).appending(path: "lodestone-torn-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let (file, copy) = (folder.appending(path: "data.sqlite"), folder.appending(path: "copy.sqlite"))
        let first = Database(try SQLiteEngine(path: file.path))
        try await Migrator(Bank.migrations).run(on: first)
        let bank = try await Bank.open(.sqlite, points: 100, on: first)
        _ = try await bank.campaign(1...60)
        // Everything up to here is in the file, and the log begins anew.
        try await first.close()
        try FileManager.default.copyItem(at: file, to: copy)

        let second = bank.on(Database(try SQLiteEngine(path: file.path)))
        var states = ["40 60 0"]
        for message in Int64(0)..<3 {
            try await second.settle((1...20).map { second.delivered(message * 20 + $0) })
            states.append(try await second.balances())
        }
        let log = try Data(contentsOf: URL(filePath: file.path + "-wal"))
        try log.prefix(Int(Double(log.count) * written)).write(to: URL(filePath: copy.path + "-wal"))
        let survivor = second.on(Database(try SQLiteEngine(path: copy.path)))

        let balances = try await survivor.balances()
        let place = try #require(states.firstIndex(of: balances), "\(balances)")
        #expect(written < 1 ? place < 3 : place == 3)
        #expect(written > 0 || place == 0)
        try await survivor.expectSound()
        // What Meta repeats is then charged, once each.
        try await survivor.settle((1...60).map { survivor.delivered($0) })
        #expect(try await survivor.balances() == "40 0 60")
        try await survivor.expectSound()
        try await second.database.close()
        try await survivor.database.close()
    }
}
