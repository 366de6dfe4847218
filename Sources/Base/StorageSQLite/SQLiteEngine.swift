import Foundation
import GRDB
package import Storage
import Synchronization

/// Storage in one SQLite file: many readers, each on a snapshot, and one writer that commits in groups.
///
/// There is no timer and no delay: what arrived while the last commit was flushed is the next batch.
package final class SQLiteEngine: Engine {
    package var dialect: Dialect { .sqlite }

    /// As many as share one flush. More would make the first of them wait longer without saving much.
    package static let usualBatch = 512
    /// After this long no more are taken into a commit: who is urgent waits for one of these, not for all that is in the queue.
    private static let patience: Duration = .milliseconds(25)

    private struct Waiting {
        var requests = Lanes<Request>()
        var isPumping = false
        var isClosed = false
    }

    private let batchLimit: Int
    private let file: SQLiteFile
    private let pool: DatabasePool
    private let hub = NoticeHub()
    private let waiting = Mutex(Waiting())
    private let connections = Mutex<[ObjectIdentifier: SQLiteConnection]>([:])
    private let statistics = Mutex(PlannerStatistics())

    private init(_ file: SQLiteFile, readers: Int, batch: Int = usualBatch) throws {
        self.file = file
        batchLimit = batch
        pool = try translatingErrors { try file.pool(readers: readers) }
    }

    /// Opens the file, and makes it when there is none. Blocks for the time of a few disk accesses.
    ///
    /// - Parameter batch: how many writes may share a commit; 1, for comparison, turns grouping off.
    /// - Throws: `DatabaseError`.
    package convenience init(path: String, readers: Int = 4, batch: Int = usualBatch) throws {
        try self.init(.at(path), readers: readers, batch: batch)
    }

    /// A fresh database that is gone when the engine is closed or forgotten: for tests.
    ///
    /// - Parameter bytes: a whole file, as `backup` makes it, to begin with.
    package static func temporary(holding bytes: [UInt8] = []) throws -> SQLiteEngine {
        try SQLiteEngine(.temporary(bytes), readers: 4)
    }

    /// Where a temporary database lies.
    package var temporaryFolder: String? { file.temporaryFolder }

    deinit {
        hub.close()
        file.removeTemporary()
    }

    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        try await onReader { connection in
            // Deferred: the first statement takes the snapshot, and all later ones see it.
            try connection.control("BEGIN DEFERRED")
            defer { connection.rollback() }
            return try Transaction(SQLiteSession(connection: connection, mayWrite: false)).perform(body)
        }
    }

    package func write<Result: Sendable>(
        _ urgency: Urgency,
        _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { caller in
            enqueue(Request(body, caller), urgency)
        }
    }

    package func notices(_ topic: String) -> AsyncStream<String> {
        hub.listen(to: topic)
    }

    package func close() async throws {
        let wasClosed = waiting.withLock { waiting in
            defer { waiting.isClosed = true }
            return waiting.isClosed
        }
        guard !wasClosed else { return }
        hub.close()
        // Blocks until the writer has drained its queue and the readers have ended, so on a thread of its own.
        try await withCheckedThrowingContinuation { (caller: CheckedContinuation<Void, any Error>) in
            DispatchQueue.global().async {
                caller.resume(with: Swift.Result { try self.closeConnections() })
            }
        }
    }

    package func backup(to path: String) async throws {
        try await onReader { try SQLiteBackup(source: $0).write(to: path) }
    }
}

extension SQLiteEngine {
    private func enqueue(_ request: Request, _ urgency: Urgency) {
        enum Next { case start, wait, refuse }
        let next: Next = waiting.withLock { waiting in
            if waiting.isClosed { return .refuse }
            waiting.requests.append(request, urgency)
            defer { waiting.isPumping = true }
            return waiting.isPumping ? .wait : .start
        }
        switch next {
        case .start: pool.asyncWriteWithoutTransaction { self.pump($0) }
        case .wait: break
        case .refuse: request.fail(Storage.DatabaseError.closed)
        }
    }

    private func pump(_ database: GRDB.Database) {
        guard let connection = connection(of: database) else {
            while let request = firstOrStop() { request.fail(Storage.DatabaseError.closed) }
            return
        }
        let committer = GroupCommit(connection: connection, hub: hub)
        let checkpointer = Checkpointer()
        while let first = firstOrStop() {
            let deadline = ContinuousClock.now + Self.patience
            var taken = 1
            committer.commit(first) {
                guard taken < batchLimit, ContinuousClock.now < deadline else { return nil }
                taken += 1
                return waiting.withLock { $0.requests.popFirst() }
            }
            statistics.withLock { $0.keepUp(on: connection) }
            checkpointer.run(on: connection, idle: waiting.withLock(\.requests.isEmpty))
        }
    }

    /// `nil`, and the pump must stop, when nobody waits.
    private func firstOrStop() -> Request? {
        waiting.withLock { waiting in
            let first = waiting.requests.popFirst()
            waiting.isPumping = first != nil
            return first
        }
    }

    private func onReader<Result: Sendable>(
        _ body: @escaping @Sendable (SQLiteConnection) throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { caller in
            pool.asyncUnsafeRead { reader in
                caller.resume(
                    with: Swift.Result {
                        try translatingErrors {
                            guard let connection = self.connection(of: try reader.get()) else {
                                throw Storage.DatabaseError.closed
                            }
                            return try body(connection)
                        }
                    }
                )
            }
        }
    }

    private func connection(of database: GRDB.Database) -> SQLiteConnection? {
        guard let handle = database.sqliteConnection else { return nil }
        return connections.withLock { connections in
            let key = ObjectIdentifier(database)
            if let known = connections[key] { return known }
            let connection = SQLiteConnection(handle)
            connections[key] = connection
            return connection
        }
    }

    private func closeConnections() throws {
        try translatingErrors {
            // Behind the barrier nobody uses a connection. SQLite closes none that has prepared statements, and does
            // not empty the log by itself: the last to close is a reader, which may not write.
            try pool.barrierWriteWithoutTransaction { writer in
                connections.withLock { $0 = [:] }
                try writer.checkpoint(.truncate)
            }
            try pool.close()
        }
        file.removeTemporary()
    }
}
