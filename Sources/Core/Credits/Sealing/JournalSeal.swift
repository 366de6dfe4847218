package import Primitives
import Storage

/// A batch of the journal, closed by a hash that also covers all batches before it.
///
/// Whoever has the hash of one moment (it is on the statement, and in backups) can later see whether anything that was in the
/// journal then has been changed, taken out or put in between. It does not show what was never written, and does not keep
/// somebody with the database and no copy of the hash from making a new chain.
package struct JournalSeal: Sendable, Equatable {
    package let from: Int64
    /// The last row in it.
    package let through: Int64
    /// SHA-256 over the hash before and the rows: `SealedRows`.
    package let hash: [UInt8]
    package let at: Timestamp

    /// As people compare it: 64 lower-case hexadecimal digits.
    package var text: String {
        hash.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}

extension JournalSeal {
    init(_ row: Row) throws {
        from = try row["seq_from"]
        through = try row["seq_to"]
        hash = try row["hash"]
        at = try row["at"]
    }
}
