import Foundation

/// What `bench ledger` measures, and how much of it.
struct LedgerOptions {
    static let all = ["operations", "oracle", "hold", "settle", "rebuild"]

    /// Small figures, to see that everything runs.
    let isQuick: Bool
    let parts: [String]

    init(_ arguments: [String]) {
        isQuick = arguments.contains("--quick")
        let named = arguments.filter { Self.all.contains($0) }
        parts = named.isEmpty ? Self.all : named
    }
}

/// Where SQLite's file and PostgreSQL's cluster of a bench lie: on one disk.
struct BenchFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "lodestone-ledger-\(getpid())").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}
