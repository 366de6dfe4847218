import Foundation
import GRDBSQLite
import Storage

/// Copies the database page by page, by SQLite's online backup, while others read and write.
struct SQLiteBackup {
    let source: SQLiteConnection

    /// The copy appears under `path` whole, on disk, or not at all.
    ///
    /// - Throws: `DatabaseError.unavailable` when there is something at `path`, or no room.
    func write(to path: String) throws {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw DatabaseError.unavailable("there is a file at \(path) already")
        }
        let partial = path + ".partial"
        try? FileManager.default.removeItem(atPath: partial)
        do {
            try copy(to: partial)
            guard rename(partial, path) == 0 else { throw DatabaseError.unavailable("cannot rename \(partial)") }
            flushFolder(of: path)
        } catch {
            try? FileManager.default.removeItem(atPath: partial)
            throw error
        }
    }

    private func copy(to path: String) throws {
        var target: OpaquePointer?
        defer { sqlite3_close_v2(target) }
        let opened = sqlite3_open_v2(path, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil)
        guard opened == SQLITE_OK else { throw DatabaseError.last(on: target) }
        chmod(path, 0o600)
        guard let backup = sqlite3_backup_init(target, "main", source.handle, "main") else {
            throw DatabaseError.last(on: target)
        }
        // All pages in one step: the source is one snapshot, and in WAL mode no writer waits for it.
        let copied = sqlite3_backup_step(backup, -1)
        let finished = sqlite3_backup_finish(backup)
        guard copied == SQLITE_DONE, finished == SQLITE_OK else { throw DatabaseError.last(on: target) }
    }

    /// A new name is safe only when its folder is on disk as well.
    private func flushFolder(of path: String) {
        let folder = open(URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }
}
