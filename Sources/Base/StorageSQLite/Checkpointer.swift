import Storage

/// Moves the write-ahead log into the database file, on the writer's time and not on a caller's.
///
/// SQLite would do it inside every commit that leaves 1,000 pages; here it waits until nobody does, or until the log
/// is 64 MiB long. It never waits for readers: what they still need stays for the next time.
struct Checkpointer {
    /// 4 MiB of 4,096-byte pages: less is not worth the two flushes.
    private static let pagesWhenIdle = 1_000
    private static let pagesWhenBusy = 16_384

    /// - Parameter idle: nobody waits for the writer.
    func run(on connection: SQLiteConnection, idle: Bool) {
        let pages = connection.pagesLogged(reset: false)
        guard pages >= (idle ? Self.pagesWhenIdle : Self.pagesWhenBusy) else { return }
        // A failure loses nothing: the log stays as it is and is tried again when as much has come on top.
        _ = try? connection.statement("PRAGMA wal_checkpoint(PASSIVE)").rows([])
        _ = connection.pagesLogged(reset: true)
    }
}
