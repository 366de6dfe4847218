import Crypto
import Primitives
import Storage

/// Rows of the journal as bytes, in the one way that is hashed.
///
/// Each row is its fields in the order of the table, each as `length:bytes,` with whole numbers in decimals; a field without
/// a value is `-,`. So no two different rows have the same bytes, whatever a reference contains.
struct SealedRows {
    private var hash = SHA256()

    /// - Parameter previous: the hash of the seal before; nothing for the first.
    init(after previous: [UInt8]) {
        hash.update(data: previous)
    }

    mutating func add(_ row: Row) throws {
        var bytes: [UInt8] = []
        for name in ["workspace_id", "sequence"] { Self.append(try row[name] as Int64, to: &bytes) }
        for name in ["kind", "debit", "credit"] { Self.append(try row[name] as String, to: &bytes) }
        Self.append(try row["amount"] as Int64, to: &bytes)
        Self.append(try row["idempotency_key"] as String, to: &bytes)
        for name in ["hold_id", "lot_id", "batch_id", "at"] { Self.append(try row[name] as Int64?, to: &bytes) }
        hash.update(data: bytes)
    }

    var digest: [UInt8] { Array(hash.finalize()) }

    private static func append(_ number: Int64?, to bytes: inout [UInt8]) {
        guard let number else {
            bytes += "-,".utf8
            return
        }
        append("\(number)", to: &bytes)
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes += "\(text.utf8.count):\(text),".utf8
    }
}
