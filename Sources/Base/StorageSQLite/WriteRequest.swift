import Storage

/// A write that waits for the next commit, with the caller behind it.
struct WriteRequest: Sendable {
    /// Runs the body and gives back how to tell the caller its result, to be called once that is on disk.
    let run: @Sendable (Transaction) throws -> @Sendable () -> Void
    let fail: @Sendable (any Error) -> Void

    init<Result: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Result,
        _ caller: CheckedContinuation<Result, any Error>
    ) {
        run = { transaction in
            let result = try transaction.perform(body)
            return { caller.resume(returning: result) }
        }
        fail = { caller.resume(throwing: $0) }
    }
}
