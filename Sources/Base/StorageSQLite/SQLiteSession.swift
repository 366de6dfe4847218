import Storage

/// What a transaction does, on one connection.
struct SQLiteSession: Session {
    let connection: SQLiteConnection
    let mayWrite: Bool

    var dialect: Dialect { .sqlite }

    func run(_ sql: SQL) throws -> Int {
        let (text, values) = sql.rendered(for: .sqlite)
        return try prepared(text).run(values)
    }

    func rows(_ sql: SQL) throws -> [Row] {
        let (text, values) = sql.rendered(for: .sqlite)
        return try prepared(text).rows(values)
    }

    func runEach(_ statements: [SQL]) throws -> [Int] {
        guard let first = statements.first else { return [] }
        let (text, _) = first.rendered(for: .sqlite)
        let shared = try prepared(text)
        return try statements.map { sql in
            guard let values = sql.values(shapedLike: first) else { return try run(sql) }
            return try shared.run(values)
        }
    }

    func runScript(_ text: String) throws {
        try check()
        guard mayWrite else { throw DatabaseError.statement("a script inside a read") }
        try connection.runScript(text)
    }

    private func prepared(_ text: String) throws -> SQLiteStatement {
        try check()
        let statement = try connection.statement(text)
        guard mayWrite || statement.isReadOnly else { throw DatabaseError.statement("a write inside a read: \(text)") }
        return statement
    }

    /// After a full disk SQLite has rolled back by itself; a statement that came next would commit on its own.
    private func check() throws {
        guard connection.isInTransaction else { throw DatabaseError.unavailable("SQLite has ended the transaction") }
    }
}
