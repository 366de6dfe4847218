import Storage
import Synchronization

/// The number that this process holds among those on one database.
final class NodeClaim: Sendable {
    private static let numbers = 1024
    private let held = Mutex<Int?>(nil)

    var number: Int? { held.withLock(\.self) }

    /// Locks the number, or a free one the first time.
    ///
    /// - Throws: `DatabaseError.unavailable` when none is free; `DatabaseError.conflict` when another has ours.
    func renew(on connection: PostgreSQLConnection) throws {
        let (first, count) = number.map { ($0, 1) } ?? (Int.random(in: 0..<Self.numbers), Self.numbers)
        // The filter is tried row by row until one lock is had: LIMIT stops there. The class number is our own.
        let rows = try connection.query(
            """
            SELECT candidate FROM
                (SELECT (CAST($1 AS INTEGER) + place) % 1024 AS candidate
                 FROM generate_series(0, CAST($2 AS INTEGER) - 1) AS place) AS candidates
            WHERE pg_try_advisory_lock(7165244, candidate) LIMIT 1
            """,
            [.integer(Int64(first)), .integer(Int64(count))]
        ).rows()
        guard let row = rows.first else {
            throw number == nil
                ? DatabaseError.unavailable("all 1,024 node numbers are taken")
                : DatabaseError.conflict("another process has taken node number \(first)")
        }
        let candidate: Int = try row["candidate"]
        held.withLock { $0 = candidate }
    }
}
