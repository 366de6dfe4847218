package import Storage
import StorageSQLite

/// A kind of database that a test runs on: `@Test(arguments: TestDatabase.all)`.
package enum TestDatabase: String, Sendable, CaseIterable {
    case sqlite

    /// SQLite always.
    package static var all: [TestDatabase] { [.sqlite] }

    /// A fresh database with `migrations` applied, for this test alone.
    package func open(_ migrations: [Migration] = []) async throws -> Database {
        let database = try Database(engine())
        try await Migrator(migrations).run(on: database)
        return database
    }

    private func engine() throws -> any Engine {
        switch self {
        case .sqlite: try SQLiteEngine.temporary()
        }
    }
}
