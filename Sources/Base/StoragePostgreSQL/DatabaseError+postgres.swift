import CPostgreSQL
import Storage

/// The five characters that PostgreSQL gives every failure; empty when the connection broke.
///
/// Source: PostgreSQL 15, appendix A.
struct SQLState: Hashable, ExpressibleByStringLiteral {
    let code: String

    init(stringLiteral value: String) {
        code = value
    }

    init(_ result: OpaquePointer?) {
        code = PQresultErrorField(result, CInt(UInt8(ascii: "C"))).map { String(cString: $0) } ?? ""
    }

    /// The same transaction may well succeed when it is run again: serialization failure, deadlock.
    var isTransient: Bool { ["40001", "40P01"].contains(code) }

    /// A prepared statement is gone, or the schema under it has changed: it must be prepared anew.
    var isStalePlan: Bool { ["26000", "0A000"].contains(code) }

    /// The server has ended the connection or is about to: connection exceptions, shutdown, crash, starting up.
    var isLoss: Bool { code.isEmpty || code.hasPrefix("08") || code.hasPrefix("57P") }
}

extension DatabaseError {
    static func postgres(_ state: SQLState, _ message: String) -> DatabaseError {
        switch state.code {
        case "23505":
            .uniqueViolation(message)
        case "23503":
            .foreignKeyViolation(message)
        case "23514", "23502":
            .checkViolation(message)
        case "22P02", "22003", "22001", "22021":
            // Not a number, too large, too long, not UTF-8: what a STRICT table of SQLite refuses as well.
            .checkViolation(message)
        case "P0001":
            .raised(message)
        case "40001", "40P01", "55P03", "57014":
            .conflict(message)
        case "25006":
            // A standby, or a server that an administrator has made read-only.
            .unavailable("PostgreSQL \(state.code): \(message)")
        case _ where state.isLoss || ["53", "58", "XX"].contains(state.code.prefix(2)):
            .unavailable("PostgreSQL \(state.code): \(message)")
        default:
            .statement(message)
        }
    }
}
