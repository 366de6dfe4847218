import Foundation
import Storage
import StoragePostgreSQL
import Synchronization

/// PostgreSQL for one test: what was made for it is dropped when the engine is closed or forgotten.
final class PassingEngine: Engine {
    private let engine: PostgreSQLEngine
    private let connection: String
    private let drop: String
    private let isDropped = Mutex(false)

    var dialect: Dialect { .postgres }

    private init(_ engine: PostgreSQLEngine, connection: String, drop: String) {
        self.engine = engine
        self.connection = connection
        self.drop = drop
    }

    /// With an empty schema of its own, which costs a few milliseconds.
    static func schema(_ connection: String) async throws -> PassingEngine {
        let schema = name("test")
        let text = fast(connection)
        let engine = try await PostgreSQLEngine.open(text, schema: schema, connections: 3)
        try await engine.write(.normal) { try $0.runScript("CREATE SCHEMA \(schema)") }
        return PassingEngine(engine, connection: text, drop: "DROP SCHEMA \(schema) CASCADE")
    }

    /// With a copy of a whole database, which costs a tenth of a second.
    static func copy(of template: String, _ connection: String) async throws -> PassingEngine {
        let copy = name("test")
        let text = fast(connection)
        try await PostgreSQLEngine.administer(text, "CREATE DATABASE \(copy) TEMPLATE \(template)")
        let engine = try await PostgreSQLEngine.open(with("dbname", copy, text), connections: 3)
        return PassingEngine(engine, connection: text, drop: "DROP DATABASE \(copy) WITH (FORCE)")
    }

    /// A database to copy, filled by `fill`; it stays in the server for tests, which is thrown away.
    static func template(_ connection: String, fill: (Database) async throws -> Void) async throws -> String {
        let template = name("template")
        let text = fast(connection)
        try await PostgreSQLEngine.administer(text, "CREATE DATABASE \(template)")
        let database = Database(try await PostgreSQLEngine.open(with("dbname", template, text), connections: 1))
        try await fill(database)
        try await database.close()
        return template
    }

    private static func name(_ kind: String) -> String {
        "\(kind)_\(UUID().uuidString.lowercased().replacing("-", with: ""))"
    }

    deinit {
        let drop = dropping()
        // Nobody waits for it; what the end of the process cuts off stays in the server for tests, which is thrown away.
        Task { try? await drop?() }
    }

    func read<Result: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Result) async throws -> Result {
        try await engine.read(body)
    }

    func write<Result: Sendable>(
        _ urgency: Urgency,
        _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        try await engine.write(urgency, body)
    }

    func notices(_ topic: String) -> AsyncStream<String> {
        engine.notices(topic)
    }

    func backup(to path: String) async throws {
        try await engine.backup(to: path)
    }

    func close() async throws {
        try await dropping()?()
    }

    /// What remains to be done, once.
    private func dropping() -> (@Sendable () async throws -> Void)? {
        let wasDropped = isDropped.withLock { isDropped in
            defer { isDropped = true }
            return isDropped
        }
        guard !wasDropped else { return nil }
        return { [engine, connection, drop] in
            try await engine.close()
            try await PostgreSQLEngine.administer(connection, drop)
        }
    }

    /// Tests do not wait for the disk; those of durability open an engine of their own.
    private static func fast(_ connection: String) -> String {
        with("options", "-csynchronous_commit=off", connection)
    }

    /// One word more in a connection string of either form; the last of two counts.
    private static func with(_ word: String, _ value: String, _ connection: String) -> String {
        guard connection.contains("://") else { return "\(connection) \(word)='\(value)'" }
        return connection + (connection.contains("?") ? "&" : "?") + "\(word)=\(value)"
    }
}
