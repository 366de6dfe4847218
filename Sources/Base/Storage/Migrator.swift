/// Brings a database's schema up to date: forward only, each step in its own transaction.
package struct Migrator: Sendable {
    private let migrations: [Migration]

    package init(_ migrations: [Migration]) {
        self.migrations = migrations.sorted { $0.name < $1.name }
    }

    package enum MigrationError: Error, Equatable {
        /// A step that was applied has another text now: released migrations are never edited.
        case edited(String)
        /// The database has steps this program does not know: it is older than the data.
        case unknown([String])
    }

    /// The names of steps not yet applied.
    ///
    /// - Throws: `MigrationError`, `DatabaseError`.
    package func pending(in database: Database) async throws -> [String] {
        try await database.write { try prepare($0) }
        let applied = try await database.read { transaction in
            try transaction.rows("SELECT name, text FROM schema_migrations").map { row -> (String, String) in
                (try row["name"], try row["text"])
            }
        }
        let known = Dictionary(migrations.map { ($0.name, $0.text(for: database.dialect)) }) { first, _ in first }
        let unknown = applied.map(\.0).filter { known[$0] == nil }
        guard unknown.isEmpty else { throw MigrationError.unknown(unknown.sorted()) }
        for (name, text) in applied where known[name] != text { throw MigrationError.edited(name) }
        let done = Set(applied.map(\.0))
        return migrations.map(\.name).filter { !done.contains($0) }
    }

    /// Applies what is pending and returns the names.
    ///
    /// - Throws: `MigrationError`, `DatabaseError`.
    @discardableResult
    package func run(on database: Database) async throws -> [String] {
        let names = try await pending(in: database)
        for migration in migrations where names.contains(migration.name) {
            try await database.write { transaction in
                try lock(transaction)
                let taken = try transaction.row("SELECT name FROM schema_migrations WHERE name = \(migration.name)")
                guard taken == nil else { return }
                let text = migration.text(for: transaction.dialect)
                try transaction.runScript(text)
                try transaction.run("INSERT INTO schema_migrations (name, text) VALUES (\(migration.name), \(text))")
            }
        }
        if !names.isEmpty { try await database.write { try refreshStatistics($0) } }
        return names
    }

    /// A new index is unknown to SQLite's planner until somebody counts it; PostgreSQL does that by itself.
    private func refreshStatistics(_ transaction: Transaction) throws {
        guard transaction.dialect == .sqlite else { return }
        try transaction.runScript("PRAGMA analysis_limit = 400; ANALYZE")
    }

    private func prepare(_ transaction: Transaction) throws {
        try lock(transaction)
        try transaction.run(
            "CREATE TABLE IF NOT EXISTS schema_migrations (name TEXT PRIMARY KEY, text TEXT NOT NULL)\(sqlite: " STRICT")"
        )
    }

    /// Two processes that start together on PostgreSQL take turns, for one schema (tests have one each).
    private func lock(_ transaction: Transaction) throws {
        guard transaction.dialect == .postgres else { return }
        _ = try transaction.rows("SELECT CAST(pg_advisory_xact_lock(7165243, hashtext(current_schema())) AS TEXT)")
    }
}
