import GRDBSQLite
import Storage

extension DatabaseError {
    /// The last failure on `connection`, in our words.
    ///
    /// Source: SQLite, "Result and Error Codes" (extended codes), read for 3.40.
    static func last(on connection: OpaquePointer?) -> DatabaseError {
        sqlite(sqlite3_extended_errcode(connection), sqlite3_errmsg(connection).map { String(cString: $0) } ?? "")
    }

    static func sqlite(_ code: Int32, _ message: String) -> DatabaseError {
        switch code {
        case SQLITE_CONSTRAINT | 8 << 8, SQLITE_CONSTRAINT | 6 << 8, SQLITE_CONSTRAINT | 10 << 8:
            // UNIQUE, PRIMARYKEY and ROWID: "UNIQUE constraint failed: contacts.number".
            return .uniqueViolation(message)
        case SQLITE_CONSTRAINT | 3 << 8:
            return .foreignKeyViolation(message)
        case SQLITE_CONSTRAINT | 7 << 8:
            // TRIGGER: the message is the word given to RAISE.
            return .raised(message)
        default:
            break
        }
        switch code & 0xFF {
        case SQLITE_CONSTRAINT:
            // CHECK, NOTNULL, and DATATYPE: a value that a STRICT column cannot hold.
            return .checkViolation(message)
        case SQLITE_BUSY, SQLITE_LOCKED:
            return .conflict(message)
        case SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_NOMEM, SQLITE_CORRUPT, SQLITE_NOTADB,
            SQLITE_PROTOCOL, SQLITE_PERM, SQLITE_AUTH:
            return .unavailable("SQLite \(code): \(message)")
        default:
            return .statement(message)
        }
    }
}
