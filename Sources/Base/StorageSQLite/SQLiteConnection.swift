import GRDBSQLite
import Storage

/// One connection that GRDB has opened, with its prepared statements.
///
/// `@unchecked Sendable`: GRDB hands its connection to one access at a time, on a queue of its own; only that access uses this.
final class SQLiteConnection: @unchecked Sendable {
    let handle: OpaquePointer
    private var statements = StatementCache<SQLiteStatement>(capacity: 256)

    init(_ handle: OpaquePointer) {
        self.handle = handle
    }

    /// Whether a transaction is open. SQLite closes one by itself when the disk is full or fails.
    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    func statement(_ text: String) throws -> SQLiteStatement {
        if let known = statements.find(text) { return known }
        let statement = try SQLiteStatement(text, on: handle)
        _ = statements.keep(statement, for: text)
        return statement
    }

    /// BEGIN, COMMIT and the like.
    func control(_ text: String) throws {
        _ = try statement(text).run([])
    }

    func runScript(_ text: String) throws {
        guard sqlite3_exec(handle, text, nil, nil, nil) == SQLITE_OK else { throw DatabaseError.last(on: handle) }
    }

    /// Ends whatever is open. What fails here has already been undone by SQLite.
    func rollback() {
        if isInTransaction { try? control("ROLLBACK") }
    }

    /// Rows inserted, updated and deleted since the connection was opened.
    var rowsChanged: Int64 { sqlite3_total_changes64(handle) }

    /// Pages written to the write-ahead log since the last time of asking with `reset`.
    func pagesLogged(reset: Bool) -> Int {
        var current: Int32 = 0
        var highest: Int32 = 0
        sqlite3_db_status(handle, SQLITE_DBSTATUS_CACHE_WRITE, &current, &highest, reset ? 1 : 0)
        return Int(current)
    }
}
