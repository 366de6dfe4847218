import CSQLite
import Foundation
import GRDB
import Storage

/// Where the data lies.
struct SQLiteFile {
    let path: String
    /// Removed with everything in it when the engine goes away.
    let temporaryFolder: String?

    /// Makes the file and its folder, for the owner's eyes only, when they are not there. SQLite gives the log beside
    /// it the same permissions.
    static func at(_ path: String) throws -> SQLiteFile {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw Storage.DatabaseError.unavailable("cannot make the folder \(folder): \(error.localizedDescription)")
        }
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw Storage.DatabaseError.unavailable("cannot open \(path): \(String(cString: strerror(errno)))")
        }
        close(file)
        return SQLiteFile(path: path, temporaryFolder: nil)
    }

    /// A file in memory where the system has such a place. Not SQLite's own `:memory:`, which has no log and no second
    /// connection, so that a test of it would test something else.
    ///
    /// - Parameter bytes: what it holds; empty for a new database.
    static func temporary(_ bytes: [UInt8]) throws -> SQLiteFile {
        let root = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
        let folder = "\(root)/lodestone-\(UUID().uuidString)"
        let path = try at("\(folder)/data.sqlite").path
        if !bytes.isEmpty { try Data(bytes).write(to: URL(fileURLWithPath: path)) }
        return SQLiteFile(path: path, temporaryFolder: folder)
    }

    func removeTemporary() {
        if let temporaryFolder { try? FileManager.default.removeItem(atPath: temporaryFolder) }
    }

    /// Once in a process. Refused, and no harm done, where something else has opened a file before.
    private static let setUp: Void = { _ = lodestone_sqlite_without_counting() }()

    /// Opens a pool of one writer and `readers` readers.
    func pool(readers: Int) throws -> DatabasePool {
        Self.setUp
        var configuration = Configuration()
        configuration.label = "lodestone"
        configuration.foreignKeysEnabled = true
        // Another process, a backup tool for one, may hold the file for a moment.
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = readers
        configuration.prepareDatabase { database in
            // 2 MiB of pages a connection, sorting in memory, and no functions with effects from a schema we did not write.
            try database.execute(
                sql: "PRAGMA cache_size = -2048; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF"
            )
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.writeWithoutTransaction { database in
            // FULL: a commit is on disk when it returns, and Meta is told 200 only then. GRDB has set NORMAL, which
            // loses the last commits when the power goes. Checkpoints are ours (see Checkpointer); after one, a log
            // that had grown is cut back to 64 MiB. The writer has 8 MiB of pages, for it looks into every index.
            try database.execute(
                sql: """
                    PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = 67108864;
                    PRAGMA cache_size = -8192
                    """
            )
        }
        return pool
    }
}
