import Dispatch
import Storage

/// A transaction that is held open after it has written, on a database that lets others write meanwhile.
struct SlowWriter {
    private let mayCommit = DispatchSemaphore(value: 0)
    private let task: Task<Void, any Error>

    /// Returns when `first` has run. `last` runs before the commit.
    init(
        on database: Database,
        first: @escaping @Sendable (Transaction) throws -> Void,
        last: @escaping @Sendable (Transaction) throws -> Void = { _ in }
    ) async {
        let (hasRun, continuation) = AsyncStream.makeStream(of: Void.self)
        task = Task { [mayCommit] in
            try await database.write { transaction in
                try first(transaction)
                continuation.finish()
                // The engine's own thread, which waits for the server all the time.
                mayCommit.wait()
                try last(transaction)
            }
        }
        for await _ in hasRun {}
    }

    func commit() async throws {
        mayCommit.signal()
        try await task.value
    }
}
