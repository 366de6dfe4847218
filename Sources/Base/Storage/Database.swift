/// The one door to the data, on SQLite or PostgreSQL.
///
/// Bodies are synchronous on purpose: nothing slow can be awaited while rows are locked. They run on the engine's own
/// threads and may run **more than once** (a neighbour in the same group commit failed, PostgreSQL reported a conflict),
/// so they change nothing but the database.
package struct Database: Sendable {
    private let engine: any Engine

    package init(_ engine: any Engine) {
        self.engine = engine
    }

    package var dialect: Dialect { engine.dialect }

    /// Reads one consistent state of the data.
    ///
    /// - Throws: `DatabaseError`, and whatever `body` throws.
    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        try await engine.read(body)
    }

    /// Commits when `body` returns, rolls back when it throws. Returns once the change is on disk.
    ///
    /// - Throws: `DatabaseError`, and whatever `body` throws.
    @discardableResult
    package func write<Result: Sendable>(
        _ urgency: Urgency = .normal,
        _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        try await engine.write(urgency, body)
    }

    /// The payloads that transactions of any process send to `topic` from now on.
    ///
    /// Buffers the newest 1,024; the stream ends when the database is closed.
    package func notices(_ topic: String) -> AsyncStream<String> {
        engine.notices(topic)
    }

    /// Waits for the writes in hand and lets go of the files or connections. Later calls throw `DatabaseError.closed`.
    package func close() async throws {
        try await engine.close()
    }

    /// A copy of everything, taken while others go on. SQLite only: PostgreSQL has its own tools.
    package func backup(to path: String) async throws {
        try await engine.backup(to: path)
    }
}

/// Which writes go first when many wait: a person's send before a storm of webhooks.
package enum Urgency: Sendable {
    case urgent
    case normal
}

/// What a driver implements.
package protocol Engine: Sendable {
    var dialect: Dialect { get }

    func read<Result: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Result) async throws -> Result
    func write<Result: Sendable>(
        _ urgency: Urgency,
        _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result
    func notices(_ topic: String) -> AsyncStream<String>
    func close() async throws
    func backup(to path: String) async throws
}
