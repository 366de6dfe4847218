import Storage

/// What makes the order of reading the order of commits.
///
/// On SQLite there is one writer, so (0, id) is that order. On PostgreSQL transactions overlap: one that took its number
/// first may commit last. Rows are therefore read only below the lowest number still running (the horizon): there
/// nothing can be added any more. A long transaction anywhere on the server holds back live views, but never loses
/// them anything.
///
/// Source: PostgreSQL 15 documentation, 9.27.7 "Transaction ID and Snapshot Information Functions".
enum EventOrder {
    /// The number of the transaction, the first part of a position.
    static func xact(of transaction: Transaction) throws -> Int64 {
        guard transaction.dialect == .postgres else { return 0 }
        let row = try transaction.row("SELECT CAST(CAST(pg_current_xact_id() AS TEXT) AS BIGINT) AS xact")
        return try row?["xact"] ?? 0
    }

    /// A condition on rows of `events`: nothing can appear before this one any more.
    static let isSettled: SQL = """
        \(postgres: "xact < CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT)")\(sqlite: "TRUE")
        """

    /// Makes rows readable that another server has numbered: after a dump was restored into a fresh PostgreSQL, or moved
    /// to another engine, the old numbers mean nothing and may lie far ahead. They become 0, so that they come before all
    /// that is new, in the order of their ids.
    ///
    /// Whoever holds a position of the old numbering is told to load everything again.
    static func adoptForeignRows(in transaction: Transaction) throws {
        let isForeign: SQL = """
            \(postgres: "xact >= CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS TEXT) AS BIGINT)")\
            \(sqlite: "xact > 0")
            """
        let foreign = try transaction.row("SELECT id FROM events WHERE \(isForeign) ORDER BY xact DESC LIMIT 1")
        guard foreign != nil else { return }
        try transaction.run("UPDATE events SET xact = 0 WHERE xact > 0")
        try transaction.run("UPDATE event_horizons SET xact = 0 WHERE xact > 0")
    }
}
