import Foundation
import Storage
import StoragePostgreSQL
import Synchronization

/// PostgreSQL with a schema of its own, which is dropped when the engine is closed or forgotten.
///
/// A schema costs a few milliseconds, a database of its own a hundred times that.
final class SchemaEngine: Engine {
    let schema: String
    private let engine: PostgreSQLEngine
    private let connection: String
    private let isDropped = Mutex(false)

    var dialect: Dialect { .postgres }

    private init(_ engine: PostgreSQLEngine, connection: String, schema: String) {
        self.engine = engine
        self.connection = connection
        self.schema = schema
    }

    static func open(_ connection: String) async throws -> SchemaEngine {
        let schema = "test_\(UUID().uuidString.lowercased().replacing("-", with: ""))"
        let text = fast(connection)
        let engine = try await PostgreSQLEngine.open(text, schema: schema, connections: 3)
        try await engine.write(.normal) { try $0.runScript("CREATE SCHEMA \(schema)") }
        return SchemaEngine(engine, connection: text, schema: schema)
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
        return { [engine, connection, schema] in
            try await engine.close()
            let outside = Database(try await PostgreSQLEngine.open(connection, connections: 1))
            try await outside.write { try $0.runScript("DROP SCHEMA \(schema) CASCADE") }
            try await outside.close()
        }
    }

    /// Tests do not wait for the disk; those of durability open an engine of their own.
    private static func fast(_ connection: String) -> String {
        connection.contains("://") ? connection : connection + " options='-c synchronous_commit=off'"
    }
}
