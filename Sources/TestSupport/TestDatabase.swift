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
        if migrations.count >= Self.dear { return Database(try await MigratedDatabases.shared.copy(self, migrations)) }
        let database = Database(try await engine())
        try await Migrator(migrations).run(on: database)
        return database
    }

    /// So many are applied once and copied after: all that the product has take a second on PostgreSQL.
    private static let dear = 10

    private func engine() async throws -> any Engine {
        switch self {
        case .sqlite: try SQLiteEngine.temporary()
        case .postgres: try await PassingEngine.schema(try Self.postgres())
        }
    }

    static func postgres() throws -> String {
        guard let connection = postgresConnection else {
            throw DatabaseError.unavailable("LODESTONE_TEST_POSTGRES is not set")
        }
        return connection
    }
}
