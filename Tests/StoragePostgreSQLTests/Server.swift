import Foundation
import Storage
import StoragePostgreSQL
import TestSupport

/// A schema of its own on the server for tests, with as many connections as a test wants.
struct Server {
    let connection: String
    let schema = "test_" + UUID().uuidString.lowercased().replacing("-", with: "")

    /// `nil` when there is no server: the tests are skipped then.
    static var connection: String? { TestDatabase.postgresConnection }

    /// Opens the schema, gives it to `body`, and drops it.
    static func with(
        connections: Int = 4,
        _ body: (_ database: Database, _ engine: PostgreSQLEngine, _ server: Server) async throws -> Void
    ) async throws {
        guard let connection else { return }
        let server = Server(connection: connection)
        let outside = try await server.outside()
        try await outside.write { try $0.runScript("CREATE SCHEMA \(server.schema)") }
        do {
            let engine = try await server.open(connections: connections)
            let database = Database(engine)
            try await Migrator(notes).run(on: database)
            try await body(database, engine, server)
            try await database.close()
        } catch {
            try await server.drop(outside)
            throw error
        }
        try await server.drop(outside)
    }

    func open(connections: Int = 4) async throws -> PostgreSQLEngine {
        // The name by which a test finds its own connections among those of others.
        try await PostgreSQLEngine.open(
            "\(connection) application_name=\(schema)",
            schema: schema,
            connections: connections
        )
    }

    /// A connection that is not in the schema: for what an administrator does.
    func outside() async throws -> Database {
        Database(try await PostgreSQLEngine.open(connection, connections: 1))
    }

    private func drop(_ outside: Database) async throws {
        try await outside.write { try $0.runScript("DROP SCHEMA \(schema) CASCADE") }
        try await outside.close()
    }

    private static let notes = [
        Migration(
            "m0001_notes",
            Array("CREATE TABLE notes (id BIGINT PRIMARY KEY, text TEXT NOT NULL, bytes BYTEA) {table};".utf8)
        )
    ]
}

extension Database {
    func noteIDs() async throws -> [Int] {
        try await read { try $0.rows("SELECT id FROM notes ORDER BY id").map { try $0["id"] } }
    }

    func insert(_ id: Int) async throws {
        _ = try await write { try $0.run("INSERT INTO notes (id, text) VALUES (\(id), 'text')") }
    }
}
