import Primitives
import Storage

/// SQL of `price_margins`.
struct MarginStore {
    let transaction: Transaction

    func schedule(of book: String) throws -> MarginSchedule {
        MarginSchedule(
            try transaction.rows(
                "SELECT from_at, basis_points FROM price_margins WHERE book = \(book) ORDER BY from_at"
            ).map { MarginSchedule.Step(from: try $0["from_at"], margin: try $0["basis_points"]) }
        )
    }

    /// - Parameter moment: still to come: what began is never changed.
    func set(_ margin: Margin, from moment: Timestamp, of book: String, at now: Timestamp) throws {
        try transaction.run(
            """
            INSERT INTO price_margins (book, from_at, basis_points, set_at)
            VALUES (\(book), \(moment), \(margin), \(now))
            ON CONFLICT (book, from_at) DO UPDATE SET basis_points = excluded.basis_points, set_at = excluded.set_at
            """
        )
    }
}
