import Foundation
package import Storage
import StorageSQLite

/// A kind of database that a test runs on: `@Test(arguments: TestDatabase.all)`.
package enum TestDatabase: String, Sendable {
    case sqlite
    case postgres

    /// SQLite always, and PostgreSQL when `LODESTONE_TEST_POSTGRES` holds a libpq connection string.
    package static var all: [TestDatabase] {
        postgresConnection == nil ? [.sqlite] : [.sqlite, .postgres]
    }

    /// The server for tests, as `scripts/test-postgres` printed it.
    package static var postgresConnection: String? {
        ProcessInfo.processInfo.environment["LODESTONE_TEST_POSTGRES"].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A fresh database with `migrations` applied, for this test alone. It goes when nobody holds it any more.
    package func open(_ migrations: [Migration] = []) async throws -> Database {
        let database = Database(try await engine())
        try await Migrator(migrations).run(on: database)
        return database
    }

    private func engine() async throws -> any Engine {
        switch self {
        case .sqlite:
            return try SQLiteEngine.temporary()
        case .postgres:
            guard let connection = Self.postgresConnection else {
                throw DatabaseError.unavailable("LODESTONE_TEST_POSTGRES is not set")
            }
            return try await SchemaEngine.open(connection)
        }
    }
}
