import Foundation
import GRDBSQLite
import Storage

/// A prepared statement. Belongs to the thread that holds its connection.
final class SQLiteStatement {
    private let handle: OpaquePointer
    private let connection: OpaquePointer
    private var columns = Row.Columns([])
    /// How often SQLite had prepared the statement anew, for a changed schema, when `columns` was read.
    private var columnsOf: Int32 = -1

    /// - Throws: `DatabaseError.statement` when the text is wrong, empty or more than one statement.
    init(_ text: String, on connection: OpaquePointer) throws {
        var handle: OpaquePointer?
        let alone = try text.withCString { start in
            var tail: UnsafePointer<CChar>?
            // Persistent: it is kept in a cache, so it must not take the connection's small lookaside memory.
            let code = sqlite3_prepare_v3(connection, start, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, &tail)
            guard code == SQLITE_OK else { throw DatabaseError.last(on: connection) }
            return tail.map { String(cString: $0).allSatisfy { $0.isWhitespace || $0 == ";" } } ?? true
        }
        guard let handle else { throw DatabaseError.statement("empty statement") }
        guard alone else {
            sqlite3_finalize(handle)
            throw DatabaseError.statement("more than one statement: use runScript")
        }
        self.handle = handle
        self.connection = connection
    }

    deinit {
        sqlite3_finalize(handle)
    }

    var isReadOnly: Bool { sqlite3_stmt_readonly(handle) != 0 }

    /// Runs to the end and returns how many rows it changed, or gave when it changes nothing.
    func run(_ values: [Value]) throws -> Int {
        defer { sqlite3_reset(handle) }
        try bind(values)
        let before = sqlite3_total_changes64(connection)
        var rows = 0
        while try step() { rows += 1 }
        if isReadOnly { return rows }
        // A statement that changes no rows, CREATE for one, leaves the count of the one before it.
        return sqlite3_total_changes64(connection) == before ? 0 : Int(sqlite3_changes64(connection))
    }

    func rows(_ values: [Value]) throws -> [Row] {
        defer { sqlite3_reset(handle) }
        try bind(values)
        var rows: [Row] = []
        while try step() {
            if rows.isEmpty { readColumns() }
            let row = (0..<sqlite3_column_count(handle)).map { value(at: $0) }
            rows.append(Row(columns: columns, values: row))
        }
        return rows
    }

    private func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: true
        case SQLITE_DONE: false
        default: throw DatabaseError.last(on: connection)
        }
    }

    private func readColumns() {
        let preparations = sqlite3_stmt_status(handle, SQLITE_STMTSTATUS_REPREPARE, 0)
        guard preparations != columnsOf else { return }
        columnsOf = preparations
        columns = Row.Columns(
            (0..<sqlite3_column_count(handle)).map { place in
                sqlite3_column_name(handle, place).map { String(cString: $0) } ?? ""
            }
        )
    }
}

extension SQLiteStatement {
    private func bind(_ values: [Value]) throws {
        guard values.count == sqlite3_bind_parameter_count(handle) else {
            throw DatabaseError.statement(
                "\(values.count) values for \(sqlite3_bind_parameter_count(handle)) parameters"
            )
        }
        // Tells SQLite to copy the bytes: the statement may be stepped after they are gone.
        let copy = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        for (place, value) in zip(Int32(1)..., values) {
            let code =
                switch value {
                case .null: sqlite3_bind_null(handle, place)
                case .integer(let integer): sqlite3_bind_int64(handle, place, integer)
                case .text(var text): try text.withUTF8 { try bind($0, at: place, copy) }
                case .blob(let bytes):
                    // A blob of no bytes has no address, and a null address would bind NULL.
                    bytes.isEmpty
                        ? sqlite3_bind_zeroblob(handle, place, 0)
                        : sqlite3_bind_blob64(handle, place, bytes, UInt64(bytes.count), copy)
                }
            guard code == SQLITE_OK else { throw DatabaseError.last(on: connection) }
        }
    }

    /// Refuses NUL as PostgreSQL does; SQLite would keep it and show half of the text to its own functions.
    private func bind(
        _ text: UnsafeBufferPointer<UInt8>,
        at place: Int32,
        _ copy: sqlite3_destructor_type
    ) throws -> Int32 {
        guard let start = text.baseAddress, !text.isEmpty else { return sqlite3_bind_text(handle, place, "", 0, copy) }
        guard memchr(start, 0, text.count) == nil else {
            throw DatabaseError.checkViolation("text with a NUL character")
        }
        return start.withMemoryRebound(to: CChar.self, capacity: text.count) {
            sqlite3_bind_text64(handle, place, $0, UInt64(text.count), copy, UInt8(SQLITE_UTF8))
        }
    }

    private func value(at place: Int32) -> Value {
        switch sqlite3_column_type(handle, place) {
        case SQLITE_INTEGER:
            return .integer(sqlite3_column_int64(handle, place))
        case SQLITE_TEXT:
            guard let start = sqlite3_column_text(handle, place) else { return .text("") }
            let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, place)))
            return .text(String(decoding: bytes, as: UTF8.self))
        case SQLITE_BLOB:
            guard let start = sqlite3_column_blob(handle, place) else { return .blob([]) }
            return .blob([UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, place)))))
        case SQLITE_FLOAT:
            // Only an expression can give one, avg() for example; whole numbers are what our sums are.
            let real = sqlite3_column_double(handle, place)
            return Int64(exactly: real).map(Value.integer) ?? .text("\(real)")
        default:
            return .null
        }
    }
}
