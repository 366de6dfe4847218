import CPostgreSQL
import Foundation
import Storage

/// The server's answer to one statement.
final class PostgreSQLResult {
    private let handle: OpaquePointer?

    init(_ handle: OpaquePointer?) {
        self.handle = handle
    }

    deinit {
        PQclear(handle)
    }

    var status: ExecStatusType { PQresultStatus(handle) }

    /// A script of nothing but comments is none the worse for it, as on SQLite.
    var isSuccess: Bool {
        status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY
    }

    var state: SQLState { SQLState(handle) }

    /// Of a failure: the server's sentence without position and hint.
    var message: String? {
        PQresultErrorField(handle, CInt(UInt8(ascii: "M"))).map { String(cString: $0) }
    }

    /// The server's word for what it did: `COMMIT`, `ROLLBACK`, `INSERT 0 1`.
    var tag: String { PQcmdStatus(handle).map { String(cString: $0) } ?? "" }

    /// Rows changed, or given.
    var count: Int { PQcmdTuples(handle).flatMap { Int(String(cString: $0)) } ?? 0 }

    var columns: Row.Columns {
        Row.Columns((0..<PQnfields(handle)).map { PQfname(handle, $0).map { String(cString: $0) } ?? "" })
    }

    func rows() -> [Row] {
        let count = PQntuples(handle)
        guard count > 0 else { return [] }
        let shared = columns
        let types = (0..<PQnfields(handle)).map { PQftype(handle, $0) }
        return (0..<count).map { row in
            Row(columns: shared, values: types.indices.map { value(row, Int32($0), types[$0]) })
        }
    }

    private func value(_ row: Int32, _ column: Int32, _ type: Oid) -> Value {
        guard PQgetisnull(handle, row, column) == 0, let start = PQgetvalue(handle, row, column) else { return .null }
        let length = Int(PQgetlength(handle, row, column))
        return start.withMemoryRebound(to: UInt8.self, capacity: length) {
            Value(postgres: UnsafeBufferPointer(start: $0, count: length), type)
        }
    }
}

extension Value {
    /// Reads the text form of a column of `type`.
    fileprivate init(postgres text: UnsafeBufferPointer<UInt8>, _ type: Oid) {
        switch type {
        case 20, 21, 23, 26:
            // int8, int2, int4, oid
            self = .integer(decimal(text) ?? 0)
        case 16:
            self = .integer(text.first == UInt8(ascii: "t") ? 1 : 0)
        case 17:
            self = .blob(bytes(text))
        case 700, 701, 1700:
            // float4, float8, numeric: sum(bigint) is numeric. A fraction of zeros only is none: avg() gives those.
            let pieces = text.split(separator: UInt8(ascii: "."), maxSplits: 1)
            let isWhole = pieces.count == 1 || pieces.count == 2 && pieces[1].allSatisfy { $0 == UInt8(ascii: "0") }
            let whole = isWhole ? pieces.first.flatMap { decimal(UnsafeBufferPointer(rebasing: $0)) } : nil
            self = whole.map(Value.integer) ?? .text(String(decoding: text, as: UTF8.self))
        default:
            self = .text(String(decoding: text, as: UTF8.self))
        }
    }
}

/// `nil` for anything but a sign and digits within 64 bits.
private func decimal(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    let negative = text.first == UInt8(ascii: "-")
    let digits = text.dropFirst(negative ? 1 : 0)
    guard !digits.isEmpty else { return nil }
    var value: Int64 = 0
    for digit in digits {
        guard (0x30...0x39).contains(digit) else { return nil }
        let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
        // Downwards, for the least number has no positive counterpart.
        let (next, overflowed) = tens.subtractingReportingOverflow(Int64(digit - 0x30))
        guard !overflow, !overflowed else { return nil }
        value = next
    }
    if negative { return value }
    return value == .min ? nil : -value
}

/// Reads `\x` and two hexadecimal digits a byte.
private func bytes(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let count = max(0, (text.count - 2) / 2)
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        for place in 0..<count {
            buffer[place] = nibble(text[2 + place * 2]) << 4 | nibble(text[3 + place * 2])
        }
        filled = count
    }
}

private func nibble(_ digit: UInt8) -> UInt8 {
    digit < 0x3A ? digit - 0x30 : digit - 0x61 + 10
}
