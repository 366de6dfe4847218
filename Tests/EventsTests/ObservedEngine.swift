import Storage
import Synchronization

/// A database as it is, with its reads counted, and deaf to notices if told so.
final class ObservedEngine: Engine {
    private let database: Database
    private let isDeaf: Bool
    private let counter = Mutex(0)

    init(_ database: Database, isDeaf: Bool = false) {
        self.database = database
        self.isDeaf = isDeaf
    }

    var dialect: Dialect { database.dialect }
    var reads: Int { counter.withLock { $0 } }

    func read<Result: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Result) async throws -> Result {
        counter.withLock { $0 += 1 }
        return try await database.read(body)
    }

    func write<Result: Sendable>(
        _ urgency: Urgency,
        _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        try await database.write(urgency, body)
    }

    func notices(_ topic: String) -> AsyncStream<String> {
        isDeaf ? AsyncStream { _ in } : database.notices(topic)
    }

    func close() async throws { try await database.close() }
    func backup(to path: String) async throws { try await database.backup(to: path) }
}
