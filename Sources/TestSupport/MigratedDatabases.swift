import Foundation
import Storage
import StoragePostgreSQL
import StorageSQLite

/// Databases with migrations applied, kept for the life of the process and copied for each test.
actor MigratedDatabases {
    static let shared = MigratedDatabases()

    private struct Key: Hashable {
        let dialect: String
        let texts: [String]
    }

    /// Whole files of SQLite.
    private var files: [Key: [UInt8]] = [:]
    /// Names of databases on the server.
    private var templates: [Key: String] = [:]

    func copy(_ kind: TestDatabase, _ migrations: [Migration]) async throws -> any Engine {
        switch kind {
        case .sqlite:
            return try SQLiteEngine.temporary(holding: try await file(migrations))
        case .postgres:
            let connection = try TestDatabase.postgres()
            return try await PassingEngine.copy(of: try await template(migrations, on: connection), connection)
        }
    }

    private func file(_ migrations: [Migration]) async throws -> [UInt8] {
        let key = key(migrations, .sqlite)
        if let known = files[key] { return known }
        let engine = try SQLiteEngine.temporary()
        let database = Database(engine)
        try await Migrator(migrations).run(on: database)
        let copy = URL(fileURLWithPath: engine.temporaryFolder ?? NSTemporaryDirectory()).appending(path: "copy.sqlite")
        try await database.backup(to: copy.path)
        let bytes = [UInt8](try Data(contentsOf: copy))
        try await database.close()
        files[key] = bytes
        return bytes
    }

    private func template(_ migrations: [Migration], on connection: String) async throws -> String {
        let key = key(migrations, .postgres)
        if let known = templates[key] { return known }
        let template = try await PassingEngine.template(connection) { try await Migrator(migrations).run(on: $0) }
        templates[key] = template
        return template
    }

    private func key(_ migrations: [Migration], _ dialect: Dialect) -> Key {
        Key(dialect: "\(dialect)", texts: migrations.flatMap { [$0.name, $0.text(for: dialect)] })
    }
}
