import Foundation
package import Storage
import Synchronization

/// Storage on a PostgreSQL server, through libpq and its own threads.
package final class PostgreSQLEngine: Engine {
    package var dialect: Dialect { .postgres }

    private let settings: PostgreSQLConnection.Settings
    private let threads: PostgreSQLThreads
    private let hub = NoticeHub()
    private let listener: StandingConnection
    private let node = Mutex<StandingConnection?>(nil)

    private init(_ settings: PostgreSQLConnection.Settings, connections: Int) throws {
        self.settings = settings
        // One channel for all topics, so that listening to one more needs no word with the server.
        let channel = settings.schema.map { "lodestone.\($0)" } ?? "lodestone"
        threads = PostgreSQLThreads(settings, channel: channel, limit: connections)
        listener = try StandingConnection(
            settings,
            prepare: { try $0.control("LISTEN \(PostgreSQLConnection.quoted(channel))") },
            receive: { [hub] text in
                let pieces = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
                guard pieces.count == 2 else { return }
                hub.send([Notice(topic: String(pieces[0]), payload: String(pieces[1]))])
            }
        )
    }

    /// Connects once, to listen for notices; the connections for work are made when there is some.
    ///
    /// - Parameters:
    ///   - connection: libpq's connection string, `host=… dbname=…` or `postgresql://…`.
    ///   - schema: stands for `public` when set: two instances in one database.
    ///   - connections: how many transactions run at a time.
    /// - Throws: `DatabaseError.unavailable`.
    package static func open(
        _ connection: String,
        schema: String? = nil,
        connections: Int = 8
    ) async throws -> PostgreSQLEngine {
        let engine = try PostgreSQLEngine(.init(text: connection, schema: schema), connections: connections)
        try await engine.listener.start()
        return engine
    }

    /// Runs one statement on a connection of its own and outside of any transaction, as `CREATE DATABASE` must be run.
    ///
    /// - Throws: `DatabaseError`.
    package static func administer(_ connection: String, _ statement: String) async throws {
        try await withCheckedThrowingContinuation { (caller: CheckedContinuation<Void, any Error>) in
            DispatchQueue.global().async {
                caller.resume(
                    with: Swift.Result {
                        try PostgreSQLConnection(.init(text: connection, schema: nil)).control(statement)
                    }
                )
            }
        }
    }

    deinit {
        threads.close()
        listener.stop()
        node.withLock { $0?.stop() }
        hub.close()
    }

    /// Before most writes that wait: somebody looks at a page. `Lanes` sees to it that writes get their turn.
    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { caller in
            threads.enqueue(Request(body, caller), .read, .urgent)
        }
    }

    package func write<Result: Sendable>(
        _ urgency: Urgency,
        _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { caller in
            threads.enqueue(Request(body, caller), .write, urgency)
        }
    }

    package func notices(_ topic: String) -> AsyncStream<String> {
        hub.listen(to: topic)
    }

    package func close() async throws {
        threads.close()
        listener.stop()
        node.withLock { $0?.stop() }
        hub.close()
        await withCheckedContinuation { (caller: CheckedContinuation<Void, Never>) in
            DispatchQueue.global().async { [threads] in
                threads.join()
                caller.resume()
            }
        }
    }

    package func backup(to path: String) async throws {
        throw DatabaseError.unavailable("a PostgreSQL database is backed up with its own tools, pg_dump for one")
    }

    /// A number from 0 to 1,023 that no other process on this database has, for its `IDGenerator`, until this engine
    /// is closed.
    ///
    /// The server's advisory lock on a connection of its own guards it. When that connection breaks, the same number
    /// is locked again on the next; the search begins anywhere, so that a newcomer in that moment hardly takes it.
    /// - Throws: `DatabaseError.unavailable`, also when all are taken.
    package func claimNode() async throws -> Int {
        let claim = NodeClaim()
        let standing = try StandingConnection(settings, prepare: { try claim.renew(on: $0) })
        try await standing.start()
        node.withLock { node in
            node?.stop()
            node = standing
        }
        guard let number = claim.number else { throw DatabaseError.unavailable("no node number") }
        return number
    }
}
